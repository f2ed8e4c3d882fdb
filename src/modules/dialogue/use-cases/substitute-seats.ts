import { dayIn } from '../../../kernel/day.js';
import { newId } from '../../../kernel/ids.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { substitutionEnded, substitutionPlanned } from '../domain/events.js';
import { seatNotFound } from '../domain/problems.js';
import type { Seat } from '../domain/seating.js';
import { seatsNow, substitutionFault } from '../domain/substitution.js';
import type { SeatNow, Substitution } from '../domain/substitution.js';
import { seatSubstituted, substitutionNotFound, substitutionWrong } from '../domain/substitution-problems.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { SubstitutionRepository } from '../persistence/substitution.repository.js';
import { openRoundtable } from './open-roundtable.js';

/*
 * These run in the transaction of the live room, which has checked the permission, and that no one speaks in a seat
 * whose holder changes at once.
 */

export interface NewSubstitution extends Omit<Substitution, 'id'> {
  readonly roundtableId: string;
}

/** What is planned from an earlier time begins now. */
export async function planSubstitution(
  tx: Transaction,
  { roundtableId, seatId, substituteSeatId, ...period }: NewSubstitution,
): Promise<{ id: string }> {
  const { timeZone } = await openRoundtable(tx, roundtableId);
  const seats = await tx.get(SeatRepository).ofRoundtable(roundtableId);
  const [seat, substitute] = [seatId, substituteSeatId].map((wanted) => seats.find(({ id }) => id === wanted));
  if (seat === undefined || substitute === undefined) throw seatNotFound();
  const startsAt = period.startsAt < tx.now ? tx.now : period.startsAt;
  const endsAt = period.endsAt;
  const planned = await tx.get(SubstitutionRepository).aheadAt(roundtableId, tx.now);
  const fault = substitutionFault({ seat, substitute, startsAt, endsAt }, planned, tx.now);
  if (fault !== null) throw substitutionWrong(fault);
  const id = newId(tx.now.getTime());
  const row = { id, roundtableId, seatId, substituteSeatId, startsAt, endsAt };
  const people = { personId: seat.personId, substituteId: substitute.personId };
  // a titular seat has a group
  const constituency = seat.constituency!;
  await tx.get(SubstitutionRepository).insert({ ...row, ...people, constituency, workspaceId: tx.workspaceId });
  const payload = {
    substitutionId: id,
    seatId,
    substituteSeatId,
    ...people,
    ...written({ startsAt, endsAt }, timeZone),
  };
  await tx.record({ type: substitutionPlanned, subject: roundtableId, payload });
  return { id };
}

/** The seats with who has them now. */
export async function seatsAt(tx: Transaction, roundtableId: string): Promise<readonly (Seat & SeatNow)[]> {
  const ahead = await tx.get(SubstitutionRepository).aheadAt(roundtableId, tx.now);
  const running = ahead.filter(({ startsAt }) => startsAt <= tx.now);
  const holderOf = (id: string): string | null => running.find(({ seatId }) => seatId === id)?.substituteId ?? null;
  const seats = await tx.get(SeatRepository).ofRoundtable(roundtableId);
  return seatsNow(seats.map((seat) => ({ ...seat, replacedById: holderOf(seat.id) })));
}

/** Refuses while a substitution of this seat, or by the person in it, runs or is planned. */
export async function demandNoSubstitution(tx: Transaction, { id, roundtableId }: Seat): Promise<void> {
  const ahead = await tx.get(SubstitutionRepository).aheadAt(roundtableId, tx.now);
  if (ahead.some(({ seatId, substituteSeatId }) => seatId === id || substituteSeatId === id)) throw seatSubstituted();
}

/** One that has begun ends now; one that has not is removed. */
export async function endSubstitution(
  tx: Transaction,
  { roundtableId, id }: { readonly roundtableId: string; readonly id: string },
): Promise<void> {
  await openRoundtable(tx, roundtableId);
  const repository = tx.get(SubstitutionRepository);
  const found = await repository.find(id);
  if (found?.roundtableId !== roundtableId || found.endsAt <= tx.now) throw substitutionNotFound();
  if (found.startsAt < tx.now) await repository.end(id, tx.now);
  else await repository.remove(id);
  const { seatId, personId, substituteId } = found;
  const payload = { substitutionId: id, seatId, personId, substituteId, begun: found.startsAt < tx.now };
  await tx.record({ type: substitutionEnded, subject: roundtableId, payload });
}

const written = ({ startsAt, endsAt }: Pick<Substitution, 'startsAt' | 'endsAt'>, timeZone: string) => ({
  startsOn: dayIn(startsAt, timeZone),
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});
