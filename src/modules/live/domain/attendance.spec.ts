import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { constituencies } from '../../../kernel/actor.js';
import {
  type AttendanceFact,
  type AttendanceWish,
  type AttendingSeat,
  attendanceKinds,
  attendanceOf,
  attendanceRefusal,
} from './attendance.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 9, minute));

/** In each group three titular members (w1 to w3), two substitutes (w4, w5) and an adviser (w6). */
const seats: readonly AttendingSeat[] = constituencies.flatMap((constituency) =>
  ['titular', 'titular', 'titular', 'substitute', 'substitute', 'adviser'].map((kind, index) => ({
    ...{ personId: `${constituency[0]}${index + 1}`, kind, constituency },
  })),
);
const chair = { by: 'chair', moderates: true, speakerId: null };

const wish = (personId: string, fact: AttendanceWish['fact'], substituteId: string | null = null): AttendanceWish => ({
  ...{ personId, fact, substituteId },
});

/** Records what is not refused, as the use case does. */
function record(wishes: readonly AttendanceWish[]): readonly AttendanceFact[] {
  const facts: AttendanceFact[] = [];
  for (const one of wishes) {
    if (attendanceRefusal(attendanceOf(seats, facts), one, chair) !== null) continue;
    const seat = seats.find(({ personId }) => personId === one.personId)!;
    const substituteId = one.fact === 'replaced' ? one.substituteId : null;
    facts.push({ ...seat, ...one, substituteId, seq: facts.length + 1, happenedAt: at(facts.length) });
  }
  return facts;
}

const read = (...wishes: readonly AttendanceWish[]) => attendanceOf(seats, record(wishes));
const person = (attendance: ReturnType<typeof read>, id: string) =>
  attendance.people.find(({ personId }) => personId === id);

describe('attendance', () => {
  it('counts the titular seats that the roundtable has set for each group, and more than half where it has set none', () => {
    const facts = record([wish('g1', 'arrived'), wish('e1', 'arrived'), wish('w1', 'arrived'), wish('w2', 'arrived')]);
    const needed = (set: Parameters<typeof attendanceOf>[2]) => attendanceOf(seats, facts, set);
    const { groups, quorum } = needed({ government: 1, employers: 0, workers: null });
    expect(groups.map((one) => [one.needed, one.reached])).toEqual([
      [1, true],
      [0, true],
      [2, true],
    ]);
    expect(quorum).toBe(true);
    expect(needed({ government: 1, employers: 2, workers: null }).quorum).toBe(false);
    expect(attendanceOf([], [], { government: 1, employers: null, workers: null }).quorum).toBe(false);
  });

  it('states when a person first arrived and last left', () => {
    const attendance = read(wish('w1', 'arrived'), wish('w1', 'left'), wish('w1', 'arrived'), wish('w1', 'left'));
    expect(person(attendance, 'w1')).toMatchObject({ status: 'left', arrivedAt: at(0), leftAt: at(3) });
    expect(person(attendance, 'w2')).toMatchObject({ status: 'absent', arrivedAt: null });
  });

  it('counts a substitute in the seat of the titular member until that member arrives', () => {
    const replaced = read(wish('w1', 'replaced', 'w4'));
    expect(person(replaced, 'w1')).toMatchObject({ status: 'replaced', substituteId: 'w4', arrivedAt: null });
    expect(person(replaced, 'w4')).toMatchObject({ status: 'present', arrivedAt: at(0) });
    expect(replaced.groups[2]).toMatchObject({ titular: 3, attended: 1, needed: 2, reached: false });
    const back = read(wish('w1', 'replaced', 'w4'), wish('w1', 'arrived'));
    expect(person(back, 'w1')).toMatchObject({ status: 'present', substituteId: null });
    expect(back.groups[2]).toMatchObject({ attended: 1 });
  });

  it('does not count a substitute who is present without taking a seat, nor one who has left', () => {
    expect(read(wish('w4', 'arrived')).groups[2]?.attended).toBe(0);
    expect(read(wish('w1', 'replaced', 'w4'), wish('w4', 'left')).groups[2]?.attended).toBe(0);
  });

  it('has a quorum when more than half of the titular seats of each group are attended', () => {
    const most = constituencies.flatMap((group) => [
      wish(`${group[0]}1`, 'arrived'),
      wish(`${group[0]}2`, 'replaced', `${group[0]}4`),
    ]);
    expect(read(...most).quorum).toBe(true);
    expect(read(...most.slice(0, -1)).quorum).toBe(false);
    expect(attendanceOf([], []).quorum).toBe(false);
  });

  it('gives the seat to a planned substitute, who counts if present, whatever was recorded before', () => {
    const facts = record([wish('w1', 'arrived'), wish('w4', 'arrived'), wish('w2', 'replaced', 'w4')]);
    const now = (replacedById: string | null) =>
      attendanceOf(
        seats.map((seat) => (seat.personId === 'w1' ? { ...seat, replacedById } : seat)),
        facts,
      );
    expect(person(now('w5'), 'w1')).toMatchObject({ status: 'replaced', substituteId: 'w5', arrivedAt: at(0) });
    expect(now('w5').groups[2]).toMatchObject({ titular: 3, attended: 1 });
    expect(now(null).groups[2]).toMatchObject({ attended: 2 });
    // one person attends one seat
    expect(now('w4').groups[2]).toMatchObject({ attended: 1 });
  });

  it('keeps a person whose seat was removed later, without counting that person', () => {
    const facts = record([wish('w1', 'arrived')]);
    const rest = seats.filter(({ personId }) => personId !== 'w1');
    const attendance = attendanceOf(rest, facts);
    expect(person(attendance, 'w1')).toMatchObject({ status: 'present', constituency: 'workers' });
    expect(attendance.groups[2]).toMatchObject({ titular: 2, attended: 0 });
  });
});

describe('recording attendance', () => {
  const own = { by: 'w1', moderates: false, speakerId: null };

  it.each([
    ['a person without a seat', wish('x', 'arrived'), chair, 'live.attendance.not-seated'],
    ['another person, by a delegate', wish('w2', 'arrived'), own, 'live.attendance.not-yours'],
    ['the own substitute, by a delegate', wish('w1', 'replaced', 'w4'), own, 'live.attendance.not-yours'],
    ['a departure before the arrival', wish('w1', 'left'), chair, 'live.attendance.unchanged'],
    ['a substitute of another group', wish('w1', 'replaced', 'e4'), chair, 'live.attendance.substitute-unfit'],
    ['an adviser as a substitute', wish('w1', 'replaced', 'w6'), chair, 'live.attendance.substitute-unfit'],
    ['a substitute for an adviser', wish('w6', 'replaced', 'w4'), chair, 'live.attendance.substitute-unfit'],
    ['no substitute', wish('w1', 'replaced'), chair, 'live.attendance.substitute-unfit'],
    [
      'a substitute for a person who is speaking',
      wish('w1', 'replaced', 'w4'),
      { ...chair, speakerId: 'w1' },
      'live.attendance.speaking',
    ],
  ])('is refused for %s', (_, refused, room, code) => {
    expect(attendanceRefusal(attendanceOf(seats, []), refused, room)).toBe(code);
  });

  it('is refused for a substitute who already takes a seat', () => {
    const attendance = read(wish('w1', 'replaced', 'w4'));
    expect(attendanceRefusal(attendance, wish('w2', 'replaced', 'w4'), chair)).toBe('live.attendance.substitute-busy');
    expect(attendanceRefusal(attendance, wish('w1', 'replaced', 'w4'), chair)).toBe('live.attendance.unchanged');
    expect(attendanceRefusal(attendance, wish('w1', 'replaced', 'w5'), chair)).toBeNull();
  });

  it('is allowed to a delegate for the own arrival and departure', () => {
    expect(attendanceRefusal(attendanceOf(seats, []), wish('w1', 'arrived'), own)).toBeNull();
    expect(attendanceRefusal(read(wish('w1', 'arrived')), wish('w1', 'left'), own)).toBeNull();
  });

  const ids = seats.map(({ personId }) => personId);
  const wishes = fc.array(
    fc.record({
      personId: fc.constantFrom(...ids),
      fact: fc.constantFrom(...attendanceKinds),
      substituteId: fc.constantFrom(null, ...ids),
    }),
    { maxLength: 60 },
  );

  it('never counts a seat twice, or a person for two seats, with planned substitutes at the same time', () => {
    const substitutes = constituencies
      .map((group) => group[0]!)
      .flatMap((letter) => [`${letter}4`, `${letter}5`, null]);
    fc.assert(
      fc.property(
        wishes,
        fc.array(fc.constantFrom(...substitutes), { minLength: 9, maxLength: 9 }),
        (some, planned) => {
          const now = seats.map((seat) => {
            const place = ids.filter((id) => /[1-3]$/.test(id)).indexOf(seat.personId);
            const replacedById = planned[place] ?? null;
            return {
              ...seat,
              replacedById: replacedById?.startsWith(seat.personId[0]!) === true ? replacedById : null,
            };
          });
          const facts = record(some);
          const { people, groups } = attendanceOf(now, facts);
          const present = people.filter(({ status }) => status === 'present').map(({ personId }) => personId);
          for (const { constituency, titular, attended } of groups) {
            expect(attended).toBeLessThanOrEqual(titular);
            const ofGroup = people.filter((one) => one.constituency === constituency && present.includes(one.personId));
            expect(attended).toBeLessThanOrEqual(ofGroup.length);
          }
          for (const { personId, replacedById } of now)
            if (replacedById !== null)
              expect(people.find((one) => one.personId === personId)).toMatchObject({
                ...{ status: 'replaced', substituteId: replacedById },
              });
          // the same facts give the same attendance to everyone
          expect(attendanceOf(now, [...facts])).toEqual({ ...attendanceOf(now, facts), people });
        },
      ),
    );
  });

  it('never attends a seat twice, however arrivals, departures and substitutes follow each other', () => {
    fc.assert(
      fc.property(wishes, (some) => {
        const { people, groups, quorum } = attendanceOf(seats, record(some));
        const taken = people.filter(({ status }) => status === 'replaced').map(({ substituteId }) => substituteId);
        expect(new Set(taken).size).toBe(taken.length);
        for (const { titular, attended, needed, reached } of groups) {
          expect(attended).toBeLessThanOrEqual(titular);
          expect(needed * 2).toBeGreaterThan(titular);
          expect(reached).toBe(attended >= needed);
        }
        expect(quorum).toBe(groups.every(({ reached }) => reached));
        for (const { status, arrivedAt, leftAt, substituteId } of people) {
          if (status === 'present') expect(arrivedAt).not.toBeNull();
          if (status === 'present') expect(leftAt).toBeNull();
          expect(substituteId !== null).toBe(status === 'replaced');
        }
      }),
    );
  });
});
