import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor, Constituency } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { organisationsAsked } from '../domain/confirmation.js';
import type { AnswersCounted, GroupRule } from '../domain/confirmation.js';
import { ruleMandate, ruleOrganisation } from '../domain/confirmation-problems.js';
import { confirmationRuleSet } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { ConfirmationRepository } from '../persistence/confirmation.repository.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { openRoundtable } from './open-roundtable.js';

export interface RuleOfGroup {
  readonly roundtableId: string;
  readonly constituency: Constituency;
  readonly rule: AnswersCounted;
  readonly organisationId?: string | null;
  readonly mandate?: string | null;
}

/**
 * How the answers of a group count at a roundtable, by the mandate of the group. Conclusions that organisations were
 * already asked to confirm keep the rule that was in force then.
 */
@Injectable()
export class SetConfirmationRule {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { roundtableId, constituency, rule, ...input }: RuleOfGroup): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.confirmation.set-rule');
    const organisationId = input.organisationId ?? null;
    const mandate = input.mandate?.trim() ?? '';
    await this.database.write(actor, async (tx) => {
      await openRoundtable(tx, roundtableId);
      const repository = tx.get(ConfirmationRepository);
      const found = (await repository.rules(roundtableId)).find((one) => one.constituency === constituency);
      if (rule === 'each') {
        if (found !== undefined) await repository.removeRule(found.id);
      } else {
        if (mandate === '') throw ruleMandate();
        const seats = await tx.get(SeatRepository).ofRoundtable(roundtableId);
        const own = organisationsAsked(seats).filter((one) => one.constituency === constituency);
        const isOwn = own.some((one) => one.organisationId === organisationId);
        if (rule === 'for-group' ? !isOwn : organisationId !== null) throw ruleOrganisation();
        const set: Omit<GroupRule, 'constituency'> = { rule, organisationId, mandate };
        if (found !== undefined) await repository.changeRule(found.id, set);
        else await repository.addRule({ id: newId(), workspaceId: tx.workspaceId, roundtableId, constituency, ...set });
      }
      const payload = { roundtableId, constituency, rule, organisationId };
      await tx.record({ type: confirmationRuleSet, subject: roundtableId, payload });
    });
  }
}
