import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { demandVersion } from '../../../../kernel/merge.js';
import { Database } from '../../../../platform/database/index.js';
import { indicatorEvents } from '../../domain/events.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { referenceProblems } from '../../domain/references/problems.js';
import { ReferenceValueRepository } from '../../persistence/references/reference-value.repository.js';
import type { SetReferenceInput } from './set-reference-value.js';

@Injectable()
export class RemoveReferenceValue {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, input: Pick<SetReferenceInput, 'indicatorId' | 'kind' | 'baseVersion'>): Promise<void> {
    demand(actor, indicatorsPermissions, 'indicators.reference.set');
    return this.database.write(actor, async (tx) => {
      const { indicatorId, kind, baseVersion } = input;
      const values = tx.get(ReferenceValueRepository);
      const key = { workspaceId: tx.workspaceId, indicatorId, kind };
      const version = await values.versionForChange(key);
      if (version === 0) throw referenceProblems.notFound();
      demandVersion('indicators.reference.changed', version, baseVersion);
      await values.remove(key);
      await tx.record({
        type: indicatorEvents.referenceRemoved,
        subject: indicatorId,
        payload: { indicatorId, kind },
      });
    });
  }
}
