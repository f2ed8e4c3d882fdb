import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { dayIn } from '../../../kernel/day.js';
import { demandVersion } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { delegatesAccepted } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { rowsOf, slipState } from '../domain/reply-slip.js';
import { replySlipNotAnswered, replySlipNotFound, replySlipNotOpen } from '../domain/reply-slip-problems.js';
import type { PlannedSeat } from '../domain/seat-list-plan.js';
import type { ReplySlipEntity } from '../persistence/reply-slip.entity.js';
import { ReplySlipRepository } from '../persistence/reply-slip.repository.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { openRoundtable } from './open-roundtable.js';
import { SeatListedPeople } from './seat-listed-people.js';

export interface AcceptedSlip {
  readonly slipId: string;
  /** The version that the facilitator saw, so that no one accepts names that were changed meanwhile. */
  readonly baseVersion: number;
  /** Delegates without a seat, by their number on the slip, from 1. */
  readonly leaveOut: readonly number[];
}

/** Turns the delegates whom an organisation named into seats, all or none; invitations follow from seats. */
@Injectable()
export class AcceptDelegates {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly listed: SeatListedPeople,
  ) {}

  /** Shows the effect of each delegate; writes nothing. */
  async check(actor: Actor, slipId: string): Promise<readonly PlannedSeat[]> {
    demand(actor, dialoguePermissions, 'dialogue.seat.change');
    return this.database.read(actor, async (tx) => {
      const slip = await tx.get(ReplySlipRepository).find(slipId);
      if (slip === null) throw replySlipNotFound();
      return (await this.planned(tx, slip, [])).rows;
    });
  }

  async execute(actor: Actor, { slipId, baseVersion, leaveOut }: AcceptedSlip): Promise<{ ids: string[] }> {
    demand(actor, dialoguePermissions, 'dialogue.seat.change');
    return this.database.write(actor, async (tx) => {
      const slips = tx.get(ReplySlipRepository);
      const found = await slips.find(slipId);
      if (found === null) throw replySlipNotFound();
      const roundtable = await openRoundtable(tx, found.roundtableId);
      await tx.get(SeatRepository).lockLists(tx.workspaceId);
      // read again under the lock
      const slip = (await slips.find(slipId)) ?? found;
      const state = slipState(slip, roundtable, dayIn(tx.now, roundtable.timeZone));
      if (state !== 'open') throw replySlipNotOpen(state);
      if (slip.answeredAt === null) throw replySlipNotAnswered();
      demandVersion('dialogue.reply-slip.changed', slip.version, baseVersion);
      const ids = await this.listed.assign(tx, roundtable.id, await this.planned(tx, slip, leaveOut));
      await slips.save({ ...slip, acceptedAt: tx.now, version: slip.version + 1 });
      const payload = { slipId, organisationId: slip.organisationId, seats: ids.length };
      await tx.record({ type: delegatesAccepted, subject: roundtable.id, payload });
      return { ids };
    });
  }

  private async planned(tx: ReadTransaction, slip: ReplySlipEntity, leaveOut: readonly number[]) {
    const { roundtableId, organisationId } = slip;
    const organisation = await this.directory.organisation(tx, organisationId);
    const { zh = '', en = '' } = organisation?.name ?? {};
    const rows = rowsOf(slip.delegates, zh || en).filter(({ row }) => !leaveOut.includes(row));
    return this.listed.plan(tx, { roundtableId, rows, organisationId });
  }
}
