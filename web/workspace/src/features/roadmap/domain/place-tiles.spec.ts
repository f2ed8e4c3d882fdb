import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeTiles } from './place-tiles.js';

const places = [
  { id: 'city', parentId: null, level: 'city' },
  { id: 'a', parentId: 'city', level: 'park' },
  { id: 'b', parentId: 'city', level: 'park' },
  { id: 'works', parentId: 'a', level: 'enterprise' },
] as const;

const placed = fc.record({
  placeId: fc.constantFrom(null, 'city', 'a', 'b', 'works'),
  status: fc.constantFrom('in-progress' as const, 'confirmed' as const, 'dropped' as const),
  daysLate: fc.constantFrom(0, 3),
});

describe('the tiles of places', () => {
  it('count every action exactly once', () => {
    fc.assert(
      fc.property(fc.array(placed), (actions) => {
        const tiles = placeTiles(actions, places).flatMap((group) => group.tiles);
        const sum = (of: 'actions' | 'late' | 'settled') => tiles.reduce((total, tile) => total + tile[of], 0);
        expect(sum('actions')).toBe(actions.length);
        expect(sum('late')).toBe(actions.filter(({ daysLate }) => daysLate > 0).length);
        expect(sum('settled')).toBe(actions.filter(({ status }) => status !== 'in-progress').length);
      }),
    );
  });

  it('show a place without actions next to one that has some, but no enterprise without actions', () => {
    const [group] = placeTiles([{ placeId: 'a', status: 'in-progress', daysLate: 0 }], places);
    expect(group?.parentId).toBe('city');
    expect(group?.tiles.map(({ placeId, actions }) => [placeId, actions])).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
    expect(placeTiles([], places)).toEqual([]);
  });
});
