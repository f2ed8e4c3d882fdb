import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, holds } from '../../kernel/actor.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import { Database } from '../../platform/database/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import { disputeOf } from '../domain/agenda-cause.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { claimedStatuses } from '../domain/status.js';
import { mayWithdrawVerdict, standingVerdicts } from '../domain/validation.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { ReportRepository } from '../persistence/report.repository.js';
import { GroupVoices } from './group-voices.js';
import { OwningGroups } from './owning-groups.js';
import { settleStatus } from './settle-status.js';

export interface WithdrawVerdictInput {
  readonly actionId: string;
  readonly validationId: string;
}

/** Withdraws a response to the current claim; the response stays on record with the date of withdrawal. */
@Injectable()
export class WithdrawVerdict {
  constructor(
    private readonly database: Database,
    private readonly voices: GroupVoices,
    private readonly groups: OwningGroups,
    private readonly dialogue: DialogueFacade,
  ) {}

  async execute(actor: Actor, input: WithdrawVerdictInput): Promise<ActionState> {
    demand(actor, roadmapPermissions, 'roadmap.action.validate');
    return this.database.write(actor, (tx) => this.within(tx, input));
  }

  private async within(tx: Transaction, { actionId, validationId }: WithdrawVerdictInput): Promise<ActionState> {
    const { actor } = tx;
    const reports = tx.get(ReportRepository);
    const found = await tx.get(ActionRepository).lock(actionId);
    if (!found) throw problems.actionNotFound();
    const current = await this.groups.of(tx, found);
    const given = await reports.verdicts(current.id);
    const verdict = given.find(({ id }) => id === validationId);
    if (verdict === undefined) throw problems.verdictNotFound();
    const voice = (await this.voices.of(tx))(current);
    const mayRecord = holds(actor, roadmapPermissions, 'roadmap.action.record-verdict');
    const claim = claimedStatuses.includes(current.status) ? await reports.lastClaim(current.id) : null;
    if (!claim) throw problems.claimMissing();
    if (!mayWithdrawVerdict({ ...current, claim }, verdict, { person: actor, voice, mayRecord }))
      throw problems.verdictOfOthers();
    if (!standingVerdicts(given, claim.id).includes(verdict)) throw problems.verdictWithdrawn();
    await reports.withdraw(verdict.id, { withdrawnAt: tx.now, withdrawnById: actor.personId });
    const next = await settleStatus(tx, current, claim.id);
    if (next.status !== 'disputed') await this.dialogue.withdrawProposals(tx, disputeOf(next));
    await tx.record({
      type: roadmapEvents.verdictWithdrawn,
      subject: current.id,
      payload: {
        number: current.number,
        validationId,
        constituency: verdict.constituency,
        from: current.status,
        to: next.status,
      },
    });
    return next;
  }
}
