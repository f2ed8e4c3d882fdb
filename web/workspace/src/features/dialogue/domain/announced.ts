import { instantOf } from '#server/kernel/day.js';
import type { Meeting, Roundtable, SeatInvitation } from '../api/types.js';

type Place = Pick<Roundtable, 'seats' | 'substitutions' | 'timeZone'>;

/** The titular members who will send a substitute to a meeting, and for whom no substitution is planned on its days. */
export function announced(
  { seats, substitutions, timeZone }: Place,
  { startsOn, endsOn }: Pick<Meeting, 'startsOn' | 'endsOn'>,
  answers: readonly Pick<SeatInvitation, 'personId' | 'answer'>[],
): readonly string[] {
  const from = instantOf(startsOn, 0, timeZone).toISOString();
  const to = instantOf(endsOn, 24 * 60, timeZone).toISOString();
  const isPlanned = (id: string): boolean =>
    substitutions.some(({ seatId, startsAt, endsAt }) => seatId === id && startsAt < to && from < endsAt);
  return seats
    .filter(({ kind, id }) => kind === 'titular' && !isPlanned(id))
    .map(({ person }) => person.id)
    .filter((personId) => answers.some((one) => one.personId === personId && one.answer === 'substitute'));
}
