import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { demandVersion } from '../../kernel/merge.js';
import { Database } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { RegisterRepository } from '../persistence/register.repository.js';
import { contentNow, settleConfirmations } from './settle-confirmations.js';

@Injectable()
export class RemoveTarget {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, input: { actionId: string; indicatorId: string; baseVersion: number }): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.target.set');
    await this.database.write(actor, async (tx) => {
      const action = await tx.get(ActionRepository).lock(input.actionId);
      if (!action) throw problems.actionNotFound();
      const register = tx.get(RegisterRepository);
      const target = await register.target(input.actionId, input.indicatorId);
      if (!target) throw problems.targetNotFound();
      demandVersion('roadmap.target.changed', target.version, input.baseVersion);
      const before = await contentNow(tx, action);
      await register.removeTarget(input.actionId, input.indicatorId);
      await tx.record({
        type: roadmapEvents.targetRemoved,
        subject: input.actionId,
        payload: { indicatorId: input.indicatorId },
      });
      await settleConfirmations(tx, { before, next: action, effect: { of: 'content', fields: ['targets'] } });
    });
  }
}
