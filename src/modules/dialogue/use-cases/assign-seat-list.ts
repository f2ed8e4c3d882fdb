import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { dialoguePermissions } from '../domain/policy.js';
import { readSeatList } from '../domain/seat-list.js';
import type { ListedOrganisation, PlannedSeat } from '../domain/seat-list-plan.js';
import { seatListUnreadable } from '../domain/seat-list-problems.js';
import { parityOf } from '../domain/seating.js';
import type { Parity } from '../domain/seating.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { findRoundtable, openRoundtable } from './open-roundtable.js';
import { SeatListedPeople } from './seat-listed-people.js';

export interface SeatList {
  readonly roundtableId: string;
  /** Comma-separated values, or cells copied from a spreadsheet. */
  readonly text: string;
  /** Numbers of rows that the user leaves out knowingly. */
  readonly leaveOut: readonly number[];
}

export interface CheckedSeatList {
  readonly rows: readonly PlannedSeat[];
  readonly leftOut: number;
  readonly ignored: readonly string[];
  readonly organisations: readonly ListedOrganisation[];
}

/**
 * Assigns seats by a list that someone pastes or reads from a file. Each row seats a person of the directory, or adds
 * one and seats them, and keeps the email for invitations; an account is not created, because only administrators decide
 * who may sign in. Either all rows that are not left out have an effect, or none.
 */
@Injectable()
export class AssignSeatList {
  constructor(
    private readonly database: Database,
    private readonly listed: SeatListedPeople,
  ) {}

  /** Shows the effect of each row; writes nothing. */
  async check(actor: Actor, list: SeatList): Promise<CheckedSeatList> {
    demand(actor, dialoguePermissions, 'dialogue.seat.change');
    return this.database.read(actor, async (tx) => {
      await findRoundtable(tx, list.roundtableId);
      return (await this.planned(tx, list)).checked;
    });
  }

  async execute(actor: Actor, list: SeatList): Promise<{ ids: string[]; added: number; parity: Parity }> {
    demand(actor, dialoguePermissions, 'dialogue.seat.change');
    return this.database.write(actor, async (tx) => {
      const { id } = await openRoundtable(tx, list.roundtableId);
      // another list, also of another roundtable, may add the same people
      await tx.get(SeatRepository).lockLists(tx.workspaceId);
      const { checked, planned } = await this.planned(tx, list);
      const ids = await this.listed.assign(tx, id, planned);
      const added = checked.rows.filter(({ adds }) => adds !== null).length;
      return { ids, added, parity: parityOf(await tx.get(SeatRepository).ofRoundtable(id)) };
    });
  }

  private async planned(tx: ReadTransaction, { roundtableId, text, leaveOut }: SeatList) {
    const read = readSeatList(text);
    if ('refused' in read) throw seatListUnreadable(read.refused, read.rows);
    const wanted = read.rows.filter(({ row }) => !leaveOut.includes(row));
    const planned = await this.listed.plan(tx, { roundtableId, rows: wanted });
    const { rows, organisations } = planned;
    const leftOut = read.rows.length - rows.length;
    return { planned, checked: { rows, leftOut, ignored: read.ignored, organisations } };
  }
}
