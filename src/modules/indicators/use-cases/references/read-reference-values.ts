import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { Database } from '../../../../platform/database/index.js';
import { definitionHistories } from '../../catalogue/definitions.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { indicatorProblems } from '../../domain/problems.js';
import { type ReferenceValueRecord, referenceValues } from '../../queries/reference-values.query.js';

@Injectable()
export class ReadReferenceValues {
  constructor(private readonly database: Database) {}

  of(actor: Actor, indicatorId: string): Promise<readonly ReferenceValueRecord[]> {
    demand(actor, indicatorsPermissions, 'indicators.indicator.read');
    return this.database.read(actor, async (tx) => {
      if (!(await definitionHistories(tx)).has(indicatorId)) throw indicatorProblems.unknownIndicator(indicatorId);
      return referenceValues(tx, indicatorId);
    });
  }
}
