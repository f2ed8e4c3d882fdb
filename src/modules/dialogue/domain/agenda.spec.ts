import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type AgendaItemKind,
  type AgendaItemStatus,
  agendaItemStatuses,
  isOnAgenda,
  isOwnProposal,
  isUnfinished,
  itemUnderDiscussion,
  mayBecome,
  maximumDepth,
  turnsTo,
} from './agenda.js';
import { branchOf, clockTime, lastPosition, moveItem, slotsOf } from './agenda-order.js';
import type { Move, Placed } from './agenda-order.js';

describe('the status of an agenda item', () => {
  it('changes as in a session', () => {
    const moves = agendaItemStatuses.flatMap((from) =>
      agendaItemStatuses.filter((to) => mayBecome(from, to)).map((to) => `${from} > ${to}`),
    );
    expect(moves).toEqual([
      'planned > under-discussion',
      'planned > done',
      'under-discussion > planned',
      'under-discussion > done',
      'done > under-discussion',
    ]);
  });

  it('takes no place while proposed or declined, and allows carrying over only while open', () => {
    expect(agendaItemStatuses.filter((status) => !isOnAgenda(status))).toEqual(['proposed', 'declined']);
    const unfinished = (kind: AgendaItemKind) => agendaItemStatuses.filter((status) => isUnfinished({ kind, status }));
    expect(unfinished('topic')).toEqual(['planned', 'under-discussion']);
    expect(unfinished('break')).toEqual([]);
  });
});

describe('the item under discussion', () => {
  /** 1 with 1.1 and 1.2, 2, 3, in reading order. */
  const agenda = (...statuses: AgendaItemStatus[]) =>
    ['1', '1.1', '1.2', '2', '3'].map((id, index) => ({
      id,
      parentId: id.includes('.') ? '1' : null,
      status: statuses[index] ?? 'planned',
    }));
  const planned = 'planned';
  const now = 'under-discussion';

  it.each<[string, AgendaItemStatus[], string | null, Record<string, string>]>([
    ['begins', [], '2', { '2': now }],
    ['goes on, and leaves what was before it done', [now], '2', { '1': 'done', '2': now }],
    [
      'goes back, and leaves what is behind it planned',
      ['done', planned, planned, now],
      '1',
      { '1': now, '2': planned },
    ],
    ['goes into a part, which stays under discussion', [now], '1.1', { '1.1': now }],
    ['goes on within a part', [now, now], '1.2', { '1.1': 'done', '1.2': now }],
    ['leaves a part with its item', [now, 'done', now], '2', { '1': 'done', '1.2': 'done', '2': now }],
    ['stays where it is', [planned, planned, planned, now], '2', {}],
    ['stops', [planned, planned, planned, now], null, { '2': planned }],
    ['leaves for what was handed on, which stays so', [now, planned, planned, 'carried-over'], '2', { '1': 'done' }],
  ])('%s', (_, statuses, to, expected) => {
    const turns = turnsTo(agenda(...statuses), to);
    expect(Object.fromEntries(turns.map((turn) => [turn.item.id, turn.to]))).toEqual(expected);
  });

  it('is the innermost item', () => {
    expect(itemUnderDiscussion(agenda(now, planned, now))?.id).toBe('1.2');
    expect(itemUnderDiscussion(agenda())).toBeUndefined();
  });
});

const item = (id: string, position: number, more: Partial<Placed> = {}): Placed => ({
  ...{ id, parentId: null, day: 1, position },
  ...more,
});

describe('moving an agenda item', () => {
  const items = [item('a', 1), item('b', 2), item('c', 3), item('b1', 1, { parentId: 'b' })];

  const cases: readonly (readonly [string, Move, readonly string[]])[] = [
    ['to the front', { id: 'c', parentId: null, day: 1, beforeId: 'a' }, ['c1', 'a2', 'b3']],
    ['to the end', { id: 'a', parentId: null, day: 1, beforeId: null }, ['b1', 'c2', 'a3']],
    ['where it is', { id: 'b', parentId: null, day: 1, beforeId: 'c' }, []],
  ];
  it.each(cases)('works for %s', (_where, move, changed) => {
    const outcome = moveItem(items, move);
    const moved = 'changed' in outcome ? outcome.changed : [];
    const order = moved.toSorted((left, right) => left.position - right.position);
    expect(order.map((one) => `${one.id}${one.position}`)).toEqual(changed);
  });

  it('moves its descendants to another day too', () => {
    const outcome = moveItem(items, { id: 'b', parentId: null, day: 2, beforeId: null });
    expect(outcome).toEqual({
      changed: [item('b', 1, { day: 2 }), item('c', 2), item('b1', 1, { parentId: 'b', day: 2 })],
    });
  });

  const deep = [...items, item('b11', 1, { parentId: 'b1' }), item('pause', 4, { kind: 'break' })];
  const faults: readonly (readonly [Move, string])[] = [
    [{ id: 'x', parentId: null, day: 1, beforeId: null }, 'unknown-item'],
    [{ id: 'a', parentId: 'x', day: 1, beforeId: null }, 'unknown-parent'],
    [{ id: 'a', parentId: null, day: 1, beforeId: 'b1' }, 'unknown-neighbour'],
    [{ id: 'b', parentId: 'b', day: 1, beforeId: null }, 'below-itself'],
    [{ id: 'b', parentId: 'b1', day: 1, beforeId: null }, 'below-itself'],
    [{ id: 'a', parentId: 'b11', day: 1, beforeId: null }, 'too-deep'],
    [{ id: 'b', parentId: 'a', day: 1, beforeId: null }, 'too-deep'],
    [{ id: 'a', parentId: 'pause', day: 1, beforeId: null }, 'below-break'],
  ];
  it.each(faults)('is refused for %j: %s', (move, fault) => {
    expect(moveItem(deep, move)).toEqual({ fault });
  });

  const moves = fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      parentId: fc.constantFrom(null, 'a', 'b', 'c', 'd'),
      day: fc.integer({ min: 1, max: 3 }),
      beforeId: fc.constantFrom(null, 'a', 'b', 'c', 'd', 'e', 'f'),
    }),
    { maxLength: 25 },
  );

  it('keeps every item once, numbers siblings without a gap, and puts no item below itself', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        let agenda: readonly Placed[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => item(id, index + 1));
        for (const move of sequence) {
          const outcome = moveItem(agenda, move);
          if ('fault' in outcome) continue;
          agenda = agenda.map((one) => outcome.changed.find((placed) => placed.id === one.id) ?? one);
          expect(new Set(agenda.map((one) => one.id)).size).toBe(6);
          const groupOf = (one: Placed): string => `${one.parentId}/${one.day}`;
          for (const name of new Set(agenda.map(groupOf))) {
            const group = agenda.filter((one) => groupOf(one) === name);
            const positions = group.map((one) => one.position).toSorted((left, right) => left - right);
            expect(positions).toEqual(group.map((_one, index) => index + 1));
          }
          const roots = agenda.filter((one) => one.parentId === null);
          expect(roots.flatMap((root) => branchOf(agenda, root.id)).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
          for (const one of agenda) {
            const parent = agenda.find((candidate) => candidate.id === one.parentId);
            if (parent !== undefined) expect(one.day).toBe(parent.day);
          }
          const slots = slotsOf(agenda.map((one) => ({ ...one, plannedMinutes: 10 })));
          expect(slots).toHaveLength(6);
          expect(Math.max(...slots.map((slot) => slot.depth))).toBeLessThanOrEqual(maximumDepth);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('puts a new item last among its siblings', () => {
    expect(lastPosition(items, null, 1)).toBe(4);
    expect(lastPosition(items, null, 2)).toBe(1);
    expect(lastPosition(items, 'b', 1)).toBe(2);
  });
});

describe('the times of an agenda', () => {
  const timed = (placed: Placed, plannedMinutes: number | null) => ({ ...placed, plannedMinutes });

  it('follow from the planned minutes, and end where an item has none', () => {
    const slots = slotsOf([
      timed(item('a', 1), 30),
      timed(item('b', 2), null),
      timed(item('b1', 1, { parentId: 'b' }), 20),
      timed(item('b2', 2, { parentId: 'b' }), 25),
      timed(item('c', 3), null),
      timed(item('d', 4), 15),
      timed(item('e', 1, { day: 2 }), 60),
    ]);
    expect(slots.map((slot) => [slot.label, slot.depth, slot.startsAfter, slot.minutes])).toEqual([
      ['1', 1, 0, 30],
      ['2', 1, 30, 45],
      ['2.1', 2, 30, 20],
      ['2.2', 2, 50, 25],
      ['3', 1, 75, null],
      ['4', 1, null, 15],
      ['5', 1, 0, 60],
    ]);
  });

  it('take breaks into account, which have no number', () => {
    const slots = slotsOf([
      timed(item('a', 1), 30),
      timed(item('pause', 2, { kind: 'break' }), 15),
      timed(item('b', 3), 20),
      timed(item('lunch', 1, { day: 2, kind: 'break' }), 60),
      timed(item('c', 2, { day: 2 }), 10),
    ]);
    expect(slots.map((slot) => [slot.label, slot.startsAfter])).toEqual([
      ['1', 0],
      ['', 30],
      ['2', 45],
      ['', 0],
      ['3', 60],
    ]);
  });

  it.each([
    ['09:00', 0, '09:00'],
    ['09:15', 50, '10:05'],
    ['23:30', 45, '00:15'],
  ])('%s and %d minutes is %s', (opensAt, minutes, time) => {
    expect(clockTime(opensAt, minutes)).toBe(time);
  });
});

describe('a proposal for the agenda', () => {
  const mine = { status: 'proposed', proposedById: 'me', sourceType: null, carriedFromId: null } as const;

  it('is taken back by the person who made it, also if it is to replace a conclusion', () => {
    expect(isOwnProposal(mine, 'me')).toBe(true);
    expect(isOwnProposal({ ...mine, sourceType: 'replacement.1' }, 'me')).toBe(true);
  });

  it.each([
    ['by another person', mine, 'you'],
    ['by someone without an entry', { ...mine, proposedById: null }, null],
    ['once it is decided', { ...mine, status: 'planned' as const }, 'me'],
    ['if an objection made it', { ...mine, sourceType: 'corrigendum.1' }, 'me'],
    ['if it was carried over', { ...mine, carriedFromId: 'i' }, 'me'],
  ])('is not taken back %s', (_, item, personId) => {
    expect(isOwnProposal(item, personId)).toBe(false);
  });
});
