import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { seatsNow, substitutionFault } from './substitution.js';
import type { Substitution } from './substitution.js';

const hour = (at: number): Date => new Date(Date.UTC(2026, 2, 10, at));
const seat = { id: 's1', kind: 'titular', constituency: 'workers' } as const;
const substitute = { id: 's2', kind: 'substitute', constituency: 'workers' } as const;
const wanted = { seat, substitute, startsAt: hour(10), endsAt: hour(12) };
const planned = (startsAt: Date, endsAt: Date, of: Partial<Substitution> = {}): Substitution => ({
  ...{ id: 'x', seatId: 's1', substituteSeatId: 's3', startsAt, endsAt },
  ...of,
});

describe('a planned substitution', () => {
  it.each([
    ['fits', {}, [], null],
    ['of a substitute', { seat: { ...seat, kind: 'substitute' as const } }, [], 'unfit'],
    ['by an adviser', { substitute: { ...substitute, kind: 'adviser' as const } }, [], 'unfit'],
    ['by another group', { substitute: { ...substitute, constituency: 'employers' as const } }, [], 'unfit'],
    ['that ends when it begins', { endsAt: hour(10) }, [], 'order'],
    ['that is over', { startsAt: hour(5), endsAt: hour(8) }, [], 'past'],
    ['that began earlier', { startsAt: hour(5) }, [], null],
    ['of more than 31 days', { endsAt: hour(24 * 32) }, [], 'long'],
    ['after another of the same seat', {}, [planned(hour(8), hour(10))], null],
    ['during another of the same seat', {}, [planned(hour(11), hour(13))], 'overlap'],
    [
      'by a substitute who has another seat then',
      {},
      [planned(hour(9), hour(11), { seatId: 's4', substituteSeatId: 's2' })],
      'overlap',
    ],
    ['during one of other seats', {}, [planned(hour(9), hour(11), { seatId: 's4' })], null],
  ] as const)('%s', (_, change, others, fault) => {
    expect(substitutionFault({ ...wanted, ...change }, others, hour(9))).toBe(fault);
  });

  it('never gives a seat to two people at a time, or two seats to one', () => {
    const period = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 6 }), fc.nat(2), fc.nat(2));
    fc.assert(
      fc.property(fc.array(period, { maxLength: 12 }), (wishes) => {
        const accepted: Substitution[] = [];
        for (const [from, length, member, other] of wishes) {
          const of = { seat: { ...seat, id: `m${member}` }, substitute: { ...substitute, id: `s${other}` } };
          const times = { startsAt: hour(from), endsAt: hour(from + length) };
          if (substitutionFault({ ...of, ...times }, accepted, hour(0)) !== null) continue;
          accepted.push(planned(times.startsAt, times.endsAt, { seatId: `m${member}`, substituteSeatId: `s${other}` }));
        }
        for (let at = 0; at < 27; at += 1) {
          const running = accepted.filter(({ startsAt, endsAt }) => startsAt <= hour(at) && hour(at) < endsAt);
          expect(new Set(running.map(({ seatId }) => seatId)).size).toBe(running.length);
          expect(new Set(running.map(({ substituteSeatId }) => substituteSeatId)).size).toBe(running.length);
        }
      }),
    );
  });

  it('gives the rights of the seat in the room to the substitute, and none to the member meanwhile', () => {
    const person = (personId: string, kind: 'titular' | 'substitute', replacedById: string | null) => ({
      ...{ personId, kind, function: kind === 'titular' ? ('moderator' as const) : ('spokesperson' as const) },
      replacedById,
    });
    const [member, other] = seatsNow([person('a', 'titular', 'b'), person('b', 'substitute', null)]);
    expect(member).toMatchObject({ inPlaceOfId: null, rights: { leadsFloor: false, takesFloor: false } });
    expect(other).toMatchObject({
      inPlaceOfId: 'a',
      rights: { leadsFloor: true, takesFloor: true },
    });
    const rapporteur = { ...person('a', 'titular', 'b'), function: 'rapporteur' as const };
    const [away, recording] = seatsNow([rapporteur, person('b', 'substitute', null)]);
    expect([away?.rights.recordsConclusions, recording?.rights.recordsConclusions]).toEqual([false, true]);
    const [back] = seatsNow([person('a', 'titular', null), person('b', 'substitute', null)]);
    expect(back).toMatchObject({ rights: { leadsFloor: true, takesFloor: true } });
  });
});
