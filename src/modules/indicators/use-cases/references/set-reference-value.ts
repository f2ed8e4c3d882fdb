import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { demandVersion } from '../../../../kernel/merge.js';
import { Database } from '../../../../platform/database/index.js';
import { definitionHistories } from '../../catalogue/definitions.js';
import { measureOf } from '../../domain/definitions/definition.js';
import { indicatorEvents } from '../../domain/events.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { indicatorProblems } from '../../domain/problems.js';
import { referenceProblems } from '../../domain/references/problems.js';
import { isInRange, type ReferenceValue } from '../../domain/references/reference-value.js';
import { ReferenceValueRepository } from '../../persistence/references/reference-value.repository.js';

export interface SetReferenceInput extends ReferenceValue {
  readonly indicatorId: string;
  /** The version that is replaced; 0 if there was none. */
  readonly baseVersion: number;
}

/** Sets the target or the baseline with which an indicator is compared. */
@Injectable()
export class SetReferenceValue {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, { baseVersion, ...input }: SetReferenceInput): Promise<void> {
    demand(actor, indicatorsPermissions, 'indicators.reference.set');
    return this.database.write(actor, async (tx) => {
      const { indicatorId, kind, value, onDate } = input;
      const definition = (await definitionHistories(tx)).get(indicatorId)?.at(-1);
      if (definition === undefined) throw indicatorProblems.unknownIndicator(indicatorId);
      if (!isInRange(value, measureOf(definition))) throw referenceProblems.outOfRange();
      const values = tx.get(ReferenceValueRepository);
      const key = { workspaceId: tx.workspaceId, indicatorId, kind };
      const version = await values.versionForChange(key);
      demandVersion('indicators.reference.changed', version, baseVersion);
      await values.put({ ...input, workspaceId: tx.workspaceId, version: version + 1 });
      const payload = { indicatorId, kind, value, onDate };
      await tx.record({ type: indicatorEvents.referenceSet, subject: indicatorId, payload });
    });
  }
}
