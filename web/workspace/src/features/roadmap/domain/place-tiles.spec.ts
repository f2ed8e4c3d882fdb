import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeTiles, type Tile } from './place-tiles.js';

const places = [
  { id: 'city', parentId: null, level: 'city' },
  { id: 'a', parentId: 'city', level: 'park' },
  { id: 'b', parentId: 'city', level: 'park' },
  { id: 'works', parentId: 'a', level: 'enterprise' },
] as const;

const count = fc.nat(5);
const counted = fc
  .record({ city: count, a: count, b: count, works: count, none: count })
  .map((actions) =>
    Object.entries(actions).flatMap(([place, number]) =>
      number === 0
        ? []
        : [{ placeId: place === 'none' ? null : place, actions: number, late: number > 2 ? 1 : 0, settled: 1 }],
    ),
  );

describe('the tiles of places', () => {
  it('count every action exactly once', () => {
    fc.assert(
      fc.property(counted, (counts) => {
        const tiles = placeTiles(counts, places).flatMap((group) => group.tiles);
        for (const part of ['actions', 'late', 'settled'] as const) {
          const sum = (all: readonly Tile[]) => all.reduce((total, tile) => total + tile[part], 0);
          expect(sum(tiles)).toBe(sum(counts));
        }
      }),
    );
  });

  it('show a place without actions next to one that has some, but no enterprise without actions', () => {
    const [group] = placeTiles([{ placeId: 'a', actions: 1, late: 0, settled: 0 }], places);
    expect(group?.parentId).toBe('city');
    expect(group?.tiles.map(({ placeId, actions }) => [placeId, actions])).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
    expect(placeTiles([], places)).toEqual([]);
  });
});
