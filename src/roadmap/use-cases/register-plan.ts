import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { Database } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import type { Plan } from '../domain/plan.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { saysSomething } from '../domain/text.js';
import { RegisterRepository } from '../persistence/register.repository.js';

/** Adds a plan or policy instrument with its targets to the register that actions refer to. */
@Injectable()
export class RegisterPlan {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, plan: Plan): Promise<string> {
    demand(actor, roadmapPermissions, 'roadmap.register.edit');
    if (!saysSomething(plan.title)) throw problems.textMissing('/title');
    return this.database.write(actor, async (tx) => {
      const { workspaceId } = tx;
      const { targets, ...content } = plan;
      const id = newId();
      await tx.get(RegisterRepository).insertPlan(
        { ...content, id, workspaceId, createdAt: tx.now },
        targets.map((target) => ({ ...target, id: newId(), workspaceId, planId: id })),
      );
      await tx.record({
        type: roadmapEvents.planRegistered,
        subject: id,
        payload: { kind: plan.kind, targets: targets.length },
      });
      return id;
    });
  }
}
