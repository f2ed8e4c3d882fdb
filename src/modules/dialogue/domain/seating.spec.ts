import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { constituencies, sexes } from '../../../kernel/actor.js';
import type { Constituency, Sex } from '../../../kernel/actor.js';
import { parityOf, rightsOf, seatFault, seatFunctions, seatingOrder, seatKinds, takenFunction } from './seating.js';
import type { SeatFault, SeatFunction, SeatKind } from './seating.js';

describe('seats by kind, function and affiliation', () => {
  const cases: readonly (readonly [SeatKind, SeatFunction | null, Constituency | null, SeatFault | null])[] = [
    ['titular', null, 'workers', null],
    ['titular', 'spokesperson', 'employers', null],
    ['titular', null, null, 'kind-needs-constituency'],
    ['substitute', null, null, 'kind-needs-constituency'],
    ['adviser', null, null, null],
    ['adviser', null, 'government', null],
    ['resource-person', 'chair', null, null],
    ['observer', 'vice-chair', null, 'function-needs-constituency'],
    ['resource-person', 'spokesperson', null, 'function-needs-constituency'],
    ['secretariat', 'rapporteur', null, null],
    ['interpreter', null, 'workers', 'kind-is-for-no-constituency'],
    ['secretariat', null, 'government', 'kind-is-for-no-constituency'],
    ['interpreter', null, null, null],
    ['interpreter', 'moderator', null, 'kind-has-no-function'],
    ['resource-person', 'moderator', null, null],
  ];
  it.each(cases)('allow %s with function %s for %s: %s', (kind, role, constituency, fault) => {
    expect(seatFault({ kind, function: role, constituency })).toBe(fault);
  });
});

const seat = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...seatKinds),
  function: fc.constantFrom(null, ...seatFunctions),
  constituency: fc.constantFrom(null, ...constituencies),
  sex: fc.constantFrom<Sex>(...sexes),
});

describe('the functions of seats', () => {
  it.each([
    ['chair', 'titular', { leadsFloor: true, takesFloor: true, speaksForGroup: false }],
    ['vice-chair', 'titular', { leadsFloor: false, takesFloor: true, speaksForGroup: false }],
    ['moderator', 'resource-person', { leadsFloor: true, takesFloor: true, speaksForGroup: false }],
    ['rapporteur', 'secretariat', { leadsFloor: false, takesFloor: true, speaksForGroup: false }],
    ['spokesperson', 'substitute', { leadsFloor: false, takesFloor: true, speaksForGroup: true }],
    [null, 'interpreter', { leadsFloor: false, takesFloor: false, speaksForGroup: false }],
    [null, 'titular', { leadsFloor: false, takesFloor: true, speaksForGroup: false }],
  ] as const)('with %s, a %s seat has these rights: %j', (role, kind, rights) => {
    expect(rightsOf({ kind, function: role })).toMatchObject(rights);
  });

  it('are one chair, one vice-chair of each group, and any number of others', () => {
    fc.assert(
      fc.property(fc.array(seat), seat, (others, one) => {
        const rivals = others.filter(
          (other) =>
            other.function === one.function &&
            (one.function === 'chair' || (one.function === 'vice-chair' && other.constituency === one.constituency)),
        );
        const taken = one.kind === 'interpreter' || rivals.length === 0 ? null : one.function;
        expect(takenFunction(one, others)).toBe(taken);
      }),
    );
  });
});

const titular = (constituency: Constituency, sex: Sex) => ({ kind: 'titular' as const, constituency, sex });

describe('the parity of titular seats', () => {
  it('shows what is missing while seats are assigned', () => {
    const parity = parityOf([
      titular('government', 'male'),
      titular('government', 'male'),
      titular('employers', 'male'),
      { kind: 'substitute', constituency: 'workers', sex: 'female' },
    ]);
    expect(parity.balanced).toBe(false);
    expect(parity.warnings).toEqual([
      { kind: 'fewer-than-others', constituency: 'employers' },
      { kind: 'constituency-empty', constituency: 'workers' },
      { kind: 'sex-imbalance', sex: 'female', share: 0 },
    ]);
  });

  it('excludes persons who did not state a sex from the share, and counts them', () => {
    const parity = parityOf([
      titular('government', 'not-stated'),
      titular('employers', 'female'),
      titular('workers', 'male'),
    ]);
    expect(parity).toMatchObject({ balanced: true, warnings: [], bySex: { female: 1, male: 1, 'not-stated': 1 } });
  });

  it('has no warnings without seats', () => {
    expect(parityOf([])).toMatchObject({ balanced: true, titular: 0, warnings: [] });
  });

  it('adds up, whatever the order of seating', () => {
    fc.assert(
      fc.property(fc.array(seat), (seats) => {
        const parity = parityOf(seats);
        const sums = parity.rows.map((row) => Object.values(row.bySex!).reduce((sum, count) => sum + count, 0));
        expect(sums).toEqual(parity.rows.map((row) => row.titular));
        const seated = seats.filter((one) => one.kind === 'titular');
        expect(parity.titular).toBe(seated.length);
        expect(parityOf(seats.toReversed())).toEqual(parity);
        const counts = parity.rows.map((row) => row.titular);
        expect(parity.balanced).toBe(new Set(counts).size === 1);
      }),
    );
  });
});

describe('the order around the table', () => {
  it('is total and independent of the order in which seats are read', () => {
    fc.assert(
      fc.property(fc.uniqueArray(seat, { selector: (one) => one.id }), (seats) => {
        const ids = seats.toSorted(seatingOrder).map((one) => one.id);
        expect(
          seats
            .toReversed()
            .toSorted(seatingOrder)
            .map((one) => one.id),
        ).toEqual(ids);
      }),
    );
  });

  it('begins with the chair and ends with persons outside the constituencies', () => {
    const rank = (id: string, constituency: Constituency | null, role: SeatFunction | null, kind: SeatKind) => ({
      ...{ id, constituency, function: role, kind },
      sex: 'female' as const,
    });
    const seats = [
      rank('1', null, null, 'observer'),
      rank('2', 'workers', null, 'substitute'),
      rank('3', 'workers', null, 'titular'),
      rank('4', 'government', null, 'titular'),
      rank('5', null, 'chair', 'resource-person'),
    ];
    expect(seats.toSorted(seatingOrder).map((one) => one.id)).toEqual(['5', '4', '3', '2', '1']);
  });
});
