import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { activityOf, daysTooEarly, slippage, startAllowedBy } from './action-dates.js';
import type { Activity, Dependency } from './schedule.js';
import { cycleClosedBy, dependencyKinds, schedule, slipsAfter, slipsIf } from './schedule.js';

const after = (predecessorId: string, successorId: string, lagDays = 0): Dependency => ({
  ...{ predecessorId, successorId, kind: 'finish-start', lagDays },
});

/** Random networks: a dependency leads from a lower to a higher number, so that there is no cycle. */
const networks = fc
  .record({
    activities: fc.array(
      fc.record({ start: fc.option(fc.integer({ min: 0, max: 40 })), length: fc.integer({ min: 1, max: 15 }) }),
      { minLength: 1, maxLength: 9 },
    ),
    pairs: fc.array(
      fc.record({
        ends: fc.tuple(fc.nat(8), fc.nat(8)),
        kind: fc.constantFrom(...dependencyKinds),
        lagDays: fc.integer({ min: -5, max: 10 }),
      }),
      { maxLength: 14 },
    ),
    order: fc.array(fc.nat(1000), { minLength: 9, maxLength: 9 }),
  })
  .map(({ activities, pairs, order }) => {
    const named: Activity[] = activities.map((activity, number) => ({ ...activity, id: `a${number}` }));
    const dependencies = pairs.flatMap(({ ends: [one, other], kind, lagDays }): Dependency[] => {
      if (one === other || Math.max(one, other) >= named.length) return [];
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      return [{ predecessorId: `a${from}`, successorId: `a${to}`, kind, lagDays }];
    });
    const shuffled = named.toSorted((left, right) => order[Number(left.id[1])]! - order[Number(right.id[1])]!);
    return { activities: shuffled, dependencies };
  });

/** The plain reference: constraints are applied again and again until no start moves. */
function startsByRepetition(activities: readonly Activity[], dependencies: readonly Dependency[]): Map<string, number> {
  const stated = activities.flatMap(({ start }) => (start === null ? [] : [start]));
  const first = stated.length === 0 ? 0 : Math.min(...stated);
  const starts = new Map(activities.map(({ id, start }) => [id, start ?? first]));
  const lengths = new Map(activities.map(({ id, length }) => [id, length]));
  for (let moved = true; moved;) {
    moved = false;
    for (const { predecessorId, successorId, kind, lagDays } of dependencies) {
      const end = kind === 'finish-start' ? lengths.get(predecessorId)! : 0;
      const allowed = starts.get(predecessorId)! + end + lagDays;
      if (starts.get(successorId)! < allowed) {
        starts.set(successorId, allowed);
        moved = true;
      }
    }
  }
  return starts;
}

/** All activities that are linked with one, directly or through others. */
function linkedWith(id: string, dependencies: readonly Dependency[]): Set<string> {
  const found = new Set([id]);
  for (const each of found)
    for (const { predecessorId, successorId } of dependencies) {
      if (predecessorId === each) found.add(successorId);
      if (successorId === each) found.add(predecessorId);
    }
  return found;
}

function endOf(activities: readonly Activity[], starts: ReadonlyMap<string, number>, ids: ReadonlySet<string>): number {
  return Math.max(...activities.filter(({ id }) => ids.has(id)).map(({ id, length }) => starts.get(id)! + length));
}

describe('the schedule of dependent actions', () => {
  it('has the earliest starts that a plain repetition of the constraints finds', () => {
    fc.assert(
      fc.property(networks, ({ activities, dependencies }) => {
        const timings = schedule(activities, dependencies);
        const starts = startsByRepetition(activities, dependencies);
        for (const { id } of activities) expect(timings.get(id)!.earliestStart).toBe(starts.get(id));
      }),
    );
  });

  it('has as float the most days by which an action alone can start later without moving the end of its network', () => {
    fc.assert(
      fc.property(networks, ({ activities, dependencies }) => {
        const timings = schedule(activities, dependencies);
        for (const { id } of activities) {
          const ids = linkedWith(id, dependencies);
          const { earliestStart, float } = timings.get(id)!;
          const endIfLater = (days: number): number => {
            // another activity's unstated start must not follow the delay
            const fixed = activities.map((one) => ({ ...one, start: timings.get(one.id)!.earliestStart }));
            const later = fixed.map((one) => (one.id === id ? { ...one, start: earliestStart + days } : one));
            return endOf(later, startsByRepetition(later, dependencies), ids);
          };
          expect(endIfLater(float)).toBe(endIfLater(0));
          expect(endIfLater(float + 1)).toBe(endIfLater(0) + 1);
        }
      }),
    );
  });

  it('marks in each network of linked actions at least one action as critical, and never an action without links', () => {
    fc.assert(
      fc.property(networks, ({ activities, dependencies }) => {
        const timings = schedule(activities, dependencies);
        for (const { id } of activities) {
          const ids = [...linkedWith(id, dependencies)];
          expect(ids.some((each) => timings.get(each)!.critical)).toBe(ids.length > 1);
        }
      }),
    );
  });

  it('moves, when an action ends later, the actions that a plain recomputation moves', () => {
    fc.assert(
      fc.property(networks, fc.nat(8), fc.integer({ min: 1, max: 60 }), ({ activities, dependencies }, pick, days) => {
        const { id } = activities[pick % activities.length]!;
        const before = startsByRepetition(activities, dependencies);
        const longer = activities.map((one) => (one.id === id ? { ...one, length: one.length + days } : one));
        const moved = [...startsByRepetition(longer, dependencies)].flatMap(([each, start]) =>
          start === before.get(each) ? [] : [{ id: each, days: start - before.get(each)!, earliestStart: start }],
        );
        expect(slipsAfter(activities, dependencies, { id, days })).toEqual(moved);
      }),
    );
  });

  it('moves, when an action gets other dates, the actions that a plain recomputation moves, and not itself', () => {
    fc.assert(
      fc.property(networks, fc.nat(8), fc.integer({ min: -20, max: 20 }), ({ activities, dependencies }, pick, by) => {
        // an unstated start follows the first of the stated ones
        const stated = activities.map((one) => ({ ...one, start: one.start ?? 0 }));
        const planned = stated[pick % stated.length]!;
        const changed = { ...planned, start: planned.start + by, length: planned.length + Math.abs(by) };
        const before = startsByRepetition(stated, dependencies);
        const after = startsByRepetition(
          stated.map((one) => (one.id === changed.id ? changed : one)),
          dependencies,
        );
        const moved = stated.flatMap(({ id }) => {
          const days = after.get(id)! - before.get(id)!;
          return days === 0 || id === changed.id ? [] : [{ id, days, earliestStart: after.get(id)! }];
        });
        expect(slipsIf(stated, dependencies, changed)).toEqual(moved);
      }),
    );
  });

  it('ignores dependencies on actions that were left out', () => {
    const [one] = [{ id: 'a', start: 3, length: 2 }];
    expect(schedule([one], [after('gone', 'a')]).get('a')).toEqual({ earliestStart: 3, float: 0, critical: false });
  });
});

describe('a cycle of dependencies', () => {
  it('is found if and only if the predecessor can be reached from the successor, and is named in order', () => {
    fc.assert(
      fc.property(networks, fc.nat(8), fc.nat(8), ({ dependencies }, one, other) => {
        const asked = { predecessorId: `a${one}`, successorId: `a${other}` };
        const reached = new Set([asked.successorId]);
        for (const id of reached)
          for (const { predecessorId, successorId } of dependencies) if (predecessorId === id) reached.add(successorId);
        const cycle = cycleClosedBy(asked, dependencies);
        expect(cycle !== null).toBe(reached.has(asked.predecessorId));
        if (cycle === null) return;
        expect([cycle[0], cycle[1], cycle.at(-1)]).toEqual([
          asked.predecessorId,
          asked.successorId,
          asked.predecessorId,
        ]);
        for (const [index, id] of cycle.slice(1, -1).entries())
          expect(dependencies).toContainEqual(
            expect.objectContaining({ predecessorId: id, successorId: cycle[index + 2] }),
          );
      }),
    );
  });

  it('is named with all its actions', () => {
    const chain = [after('a', 'b'), after('b', 'c'), after('b', 'x')];
    expect(cycleClosedBy(after('c', 'a'), chain)).toEqual(['c', 'a', 'b', 'c']);
  });
});

describe('the dates of an action', () => {
  it('become an activity that includes its first and last day', () => {
    expect(activityOf({ id: 'a', startOn: '1970-01-02', dueOn: '1970-01-04' })).toEqual({
      ...{ id: 'a', start: 1, length: 3 },
    });
    expect(activityOf({ id: 'a', startOn: null, dueOn: '1970-01-04' })).toEqual({ id: 'a', start: 3, length: 1 });
    expect(activityOf({ id: 'a', startOn: null, dueOn: null })).toEqual({ id: 'a', start: null, length: 1 });
  });

  it.each([
    ['finish-start', 0, '2026-05-11', 1],
    ['finish-start', 5, '2026-05-16', 6],
    ['start-start', 5, '2026-05-06', 0],
    ['start-start', 15, '2026-05-16', 6],
  ] as const)('let by %s with a lag of %i days the next action start on %s', (kind, lagDays, allowed, early) => {
    const predecessor = { startOn: '2026-05-01', dueOn: '2026-05-10' };
    expect(startAllowedBy(predecessor, { kind, lagDays })).toBe(allowed);
    const successor = { startOn: '2026-05-10', dueOn: '2026-06-10' };
    expect(daysTooEarly(predecessor, successor, { kind, lagDays })).toBe(early);
    expect(daysTooEarly({ startOn: null, dueOn: null }, successor, { kind, lagDays })).toBe(0);
  });

  it('have slipped by the days since the date first agreed, or not if one of them is missing', () => {
    expect(slippage('2026-05-01', '2026-05-31')).toBe(30);
    expect(slippage('2026-05-01', '2026-04-30')).toBe(-1);
    expect(slippage(null, '2026-04-30')).toBeNull();
  });
});
