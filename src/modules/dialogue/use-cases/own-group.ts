import type { Constituency } from '../../../kernel/actor.js';
import type { ReadTransaction, Transaction } from '../../../platform/database/transaction.js';
import type { GroupNow } from '../domain/group-access.js';
import { constituencyGroupNotFound } from '../domain/meeting-problems.js';
import type { Seat } from '../domain/seating.js';
import type { GroupAcceptanceEntity } from '../persistence/group-acceptance.entity.js';
import { GroupAcceptanceRepository } from '../persistence/group-acceptance.repository.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { findRoundtable } from './open-roundtable.js';

export interface OwnGroup extends GroupNow {
  readonly roundtableId: string;
  readonly constituency: Constituency;
  /** The current user. */
  readonly personId: string;
  readonly own: Seat;
  readonly seats: readonly Seat[];
  readonly acceptances: readonly GroupAcceptanceEntity[];
}

/** The group of the current user at a roundtable, for those who have a seat of it, accepted or not. */
export async function ownGroup(
  tx: ReadTransaction | Transaction,
  roundtableId: string,
  wanted?: Constituency,
): Promise<OwnGroup> {
  await findRoundtable(tx, roundtableId);
  const { constituency, personId } = tx.actor;
  if (constituency === null || personId === null) throw constituencyGroupNotFound();
  if (wanted !== undefined && wanted !== constituency) throw constituencyGroupNotFound();
  const seats = (await tx.get(SeatRepository).ofRoundtable(roundtableId)).filter(
    (seat) => seat.constituency === constituency,
  );
  const own = seats.find((seat) => seat.personId === personId);
  if (own === undefined) throw constituencyGroupNotFound();
  const acceptances = await tx.get(GroupAcceptanceRepository).current({ roundtableId, constituency });
  return { roundtableId, constituency, personId, own, seats, acceptances };
}
