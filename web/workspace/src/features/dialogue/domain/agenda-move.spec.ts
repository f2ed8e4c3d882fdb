import { describe, expect, it } from '@jest/globals';
import { type DropZone, droppedOn, isOutOfOrder, parentsFor, placeOf, type PlacedEntry } from './agenda-move.js';

const entry = (id: string, position: number, more: Partial<PlacedEntry> = {}): PlacedEntry => ({
  ...{ id, meetingId: 'm', parentId: null, day: 1, position, depth: 1, kind: 'topic' },
  ...more,
});
const below = (parentId: string, depth: number) => ({ parentId, depth });
/** a, b with b1 and b2, of which b1 has b11, a break, c; d on the second day. */
const agenda = [
  entry('a', 1),
  entry('b', 2),
  entry('b1', 1, below('b', 2)),
  entry('b11', 1, below('b1', 3)),
  entry('b2', 2, below('b', 2)),
  entry('pause', 3, { kind: 'break' }),
  entry('c', 4),
  entry('d', 1, { day: 2 }),
  entry('e', 1, { meetingId: 'other' }),
];
const of = (id: string): PlacedEntry => agenda.find((one) => one.id === id)!;

describe('an agenda item that is dropped on another one', () => {
  it.each<[string, DropZone, string, string | null]>([
    ['c', 'before', 'a', '- 1 a'],
    ['a', 'after', 'b', '- 1 pause'],
    ['a', 'after', 'c', '- 1 end'],
    ['a', 'before', 'd', '- 2 d'],
    ['a', 'into', 'b', 'b 1 end'],
    ['a', 'before', 'b2', 'b 1 b2'],
    ['b2', 'after', 'a', '- 1 b'],
    ['pause', 'into', 'b', 'b 1 end'],
    // where it is already
    ['a', 'before', 'b', null],
    ['b', 'after', 'a', null],
    ['a', 'after', 'a', null],
    ['b2', 'into', 'b', null],
    // to another meeting
    ['a', 'after', 'e', '- 1 end in other'],
    ['a', 'into', 'e', 'e 1 end in other'],
    // below itself, below a break, too deep
    ['b', 'before', 'b1', null],
    ['b', 'into', 'b', null],
    ['a', 'into', 'pause', null],
    ['b', 'into', 'e', null],
    ['b', 'into', 'a', null],
    ['b1', 'into', 'b2', null],
    ['a', 'into', 'b11', null],
  ])('%s %s %s is moved to %s', (id, zone, target, expected) => {
    const place = droppedOn(agenda, of(id), { target: of(target), zone });
    const other = place?.meetingId === 'other' ? ' in other' : '';
    expect(place && `${place.parentId ?? '-'} ${place.day} ${place.beforeId ?? 'end'}${other}`).toBe(expected);
  });

  it('can be moved back to where it was', () => {
    expect(placeOf(agenda, of('a'))).toEqual({ meetingId: 'm', parentId: null, day: 1, beforeId: 'b' });
    expect(placeOf(agenda, of('b2'))).toEqual({ meetingId: 'm', parentId: 'b', day: 1, beforeId: null });
  });

  it('has as possible parents the items of its meeting that are no breaks, not within it and not too deep', () => {
    const parents = (id: string) => parentsFor(agenda, of(id)).map((one) => one.id);
    expect(parents('a')).toEqual(['b', 'b1', 'b2', 'c', 'd']);
    expect(parents('b1')).toEqual(['a', 'b', 'c', 'd']);
    expect(parents('b')).toEqual([]);
  });

  it.each([
    [['1', '2', '2a', '', '10'], false],
    [['1', '5', '2'], true],
    [['2a', '2'], true],
  ])('has numbers %j, of which it is said that they are out of order: %s', (labels, expected) => {
    expect(isOutOfOrder([...labels.map((label) => ({ depth: 1, label })), { depth: 2, label: '1.1' }])).toBe(expected);
  });
});
