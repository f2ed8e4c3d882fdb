import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { numberOfAdded, numbersAtConvening } from './agenda-numbers.js';
import type { Numbered } from './agenda-numbers.js';
import { moveItem } from './agenda-order.js';

const item = (id: string, position: number, more: Partial<Numbered> = {}): Numbered => ({
  ...{ id, parentId: null, day: 1, position, plannedMinutes: 10, kind: 'topic', number: null },
  ...more,
});

/** 1, 2 with 2.1 and 2.2, a break, and 3 on the second day. */
const planned = [
  item('a', 1),
  item('b', 2),
  item('b1', 1, { parentId: 'b' }),
  item('b2', 2, { parentId: 'b' }),
  item('pause', 3, { kind: 'break' }),
  item('c', 1, { day: 2 }),
];

const convened = planned.map((one) => ({
  ...one,
  number: numbersAtConvening(planned).find(({ id }) => id === one.id)?.number ?? null,
}));

describe('the numbers of agenda items', () => {
  it('are given at convening by their places, also across days; a break has none', () => {
    expect(convened.map(({ id, number }) => `${id} ${number}`)).toEqual([
      'a 1',
      'b 2',
      'b1 2.1',
      'b2 2.2',
      'pause null',
      'c 3',
    ]);
  });

  it.each<[string, Numbered, string | null]>([
    ['at the end', item('x', 2, { day: 2 }), '4'],
    ['at the end of an earlier day', item('x', 4), '2a'],
    ['between two items', item('x', 1.5), '1a'],
    ['as the last sub-item', item('x', 3, { parentId: 'b' }), '2.3'],
    ['between two sub-items', item('x', 1.5, { parentId: 'b' }), '2.1a'],
    ['as the first sub-item of an item', item('x', 1, { parentId: 'c', day: 2 }), '3.1'],
    ['before the first item', item('x', 0), '4'],
    ['as a break', item('x', 1.5, { kind: 'break' }), null],
  ])('of an item that is added later %s', (_, added, number) => {
    expect(numberOfAdded(convened, added)).toBe(number);
  });

  it('go on with the next letter, also of an item with a letter', () => {
    const more = [...convened, item('x', 4, { number: '2a' })];
    expect(numberOfAdded(more, item('y', 5))).toBe('2b');
    expect(numberOfAdded(more, item('y', 1, { parentId: 'x' }))).toBe('2a.1');
  });

  const steps = fc.array(
    fc.record({
      id: fc.integer({ min: 0, max: 20 }),
      parentId: fc.option(fc.integer({ min: 0, max: 20 })),
      day: fc.integer({ min: 1, max: 2 }),
      adds: fc.boolean(),
    }),
    { maxLength: 30 },
  );

  it('stay with their items and are never given twice, however items are added and moved', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        let agenda: readonly Numbered[] = convened;
        const idOf = (index: number | null): string | null => (index === null ? null : (agenda[index]?.id ?? null));
        for (const { adds, id, parentId, day } of sequence) {
          const items = adds ? [...agenda, item(`n${agenda.length}`, 999)] : agenda;
          const moved = adds ? `n${agenda.length}` : (idOf(id) ?? 'a');
          const outcome = moveItem(items, { id: moved, parentId: idOf(parentId), day, beforeId: null });
          if ('fault' in outcome) continue;
          const placed = items.map((one) => ({ ...one, ...outcome.changed.find((changed) => changed.id === one.id) }));
          const before = agenda;
          agenda = placed.map((one) =>
            adds && one.id === moved ? { ...one, number: numberOfAdded(before, one) } : one,
          );
          for (const { id: was, number } of before) expect(agenda.find((one) => one.id === was)?.number).toBe(number);
          const numbers = agenda.flatMap(({ number }) => number ?? []);
          expect(numbers).toHaveLength(agenda.length - 1);
          expect(new Set(numbers).size).toBe(numbers.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});
