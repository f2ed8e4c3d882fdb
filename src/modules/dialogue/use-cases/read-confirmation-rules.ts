import { Injectable } from '@nestjs/common';
import { demand, holds } from '../../../kernel/actor.js';
import type { Actor, Constituency } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { organisationsAsked } from '../domain/confirmation.js';
import type { AnswersCounted } from '../domain/confirmation.js';
import { dialoguePermissions } from '../domain/policy.js';
import { isReadOnly } from '../domain/roundtable.js';
import { ConfirmationRepository } from '../persistence/confirmation.repository.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { findRoundtable } from './open-roundtable.js';
import { ReadShownRecords, type ShownRecords } from './shown-records.js';

export interface RuleInForce {
  readonly constituency: Constituency;
  readonly rule: AnswersCounted;
  readonly organisationId: string | null;
  readonly mandate: string | null;
  /** The organisations of the group that would be asked one by one. */
  readonly organisationIds: readonly string[];
}

/** By which rule the organisations of each group at a roundtable confirm conclusions. */
@Injectable()
export class ReadConfirmationRules {
  constructor(
    private readonly database: Database,
    private readonly records: ReadShownRecords,
  ) {}

  async execute(
    actor: Actor,
    roundtableId: string,
  ): Promise<{
    readonly rules: readonly RuleInForce[];
    readonly maySet: boolean;
    readonly shown: ShownRecords;
  }> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.read');
    return this.database.read(actor, async (tx) => {
      const { state } = await findRoundtable(tx, roundtableId);
      const set = await tx.get(ConfirmationRepository).rules(roundtableId);
      const seated = organisationsAsked(await tx.get(SeatRepository).ofRoundtable(roundtableId));
      const groups = (['government', 'employers', 'workers'] as const).filter(
        (group) => set.some((one) => one.constituency === group) || seated.some((one) => one.constituency === group),
      );
      const rules = groups.map((constituency): RuleInForce => {
        const found = set.find((one) => one.constituency === constituency);
        const own = seated.filter((one) => one.constituency === constituency);
        return {
          ...{ constituency, rule: found?.rule ?? 'each', organisationId: found?.organisationId ?? null },
          ...{ mandate: found?.mandate ?? null, organisationIds: own.map((one) => one.organisationId) },
        };
      });
      const named = rules.flatMap(({ organisationId, organisationIds }) => [organisationId, ...organisationIds]);
      const maySet = !isReadOnly(state) && holds(actor, dialoguePermissions, 'dialogue.confirmation.set-rule');
      return { rules, maySet, shown: await this.records.for(tx, { organisations: named }) };
    });
  }
}
