import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { RegisterRepository } from '../persistence/register.repository.js';

@Injectable()
export class RemoveTarget {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, input: { actionId: string; indicatorId: string }): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.target.set');
    await this.database.write(actor, async (tx) => {
      if (!(await tx.get(RegisterRepository).removeTarget(input.actionId, input.indicatorId)))
        throw problems.targetNotFound();
      await tx.record({
        type: roadmapEvents.targetRemoved,
        subject: input.actionId,
        payload: { indicatorId: input.indicatorId },
      });
    });
  }
}
