import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { demandVersion } from '../../kernel/merge.js';
import { Database } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { RegisterRepository } from '../persistence/register.repository.js';
import { contentNow, settleConfirmations } from './settle-confirmations.js';

export interface SetTargetInput {
  readonly actionId: string;
  readonly indicatorId: string;
  /** The version of the target that is replaced; 0 if there was none. */
  readonly baseVersion: number;
  /** Decimal numbers as text, in the scale of the estimates (a share is 0 to 1), so that nothing is rounded. */
  readonly baseline: string | null;
  readonly baselinePeriod: string | null;
  readonly target: string;
  readonly targetOn: string | null;
}

/** Sets an indicator as a target of an action: baseline, target value and date. */
@Injectable()
export class SetTarget {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { baseVersion, ...input }: SetTargetInput): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.target.set');
    return this.database.write(actor, async (tx) => {
      const action = await tx.get(ActionRepository).lock(input.actionId);
      if (!action) throw problems.actionNotFound();
      const register = tx.get(RegisterRepository);
      const version = (await register.target(action.id, input.indicatorId))?.version ?? 0;
      demandVersion('roadmap.target.changed', version, baseVersion);
      const before = await contentNow(tx, action);
      await register.putTarget({ id: newId(), workspaceId: tx.workspaceId, ...input, version: version + 1 });
      await tx.record({
        type: roadmapEvents.targetSet,
        subject: action.id,
        payload: {
          number: action.number,
          indicatorId: input.indicatorId,
          baseline: input.baseline,
          target: input.target,
          targetOn: input.targetOn,
        },
      });
      await settleConfirmations(tx, { before, next: action, effect: { of: 'content', fields: ['targets'] } });
    });
  }
}
