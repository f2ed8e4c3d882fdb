import type { Schema } from '#shared';

type Place = Pick<Schema<'PlaceResponse'>, 'id' | 'parentId' | 'level'>;

/** The actions of a place itself, without those of the places within it. */
export type Tile = Schema<'PlaceActionsResponse'>;

export interface TileGroup {
  /** Null: places that are within no other, and actions without a place. */
  readonly parentId: string | null;
  readonly tiles: readonly Tile[];
}

/**
 * Tiles of all places except enterprises, in groups by the place that contains them. A place without actions has a tile
 * only if a place next to it has some: there, nothing is planned yet.
 */
export function placeTiles(counts: readonly Tile[], places: readonly Place[]): readonly TileGroup[] {
  const countsOf = new Map(counts.map((tile) => [tile.placeId, tile] as const));
  const tileOf = (placeId: string | null): Tile =>
    countsOf.get(placeId) ?? { placeId, actions: 0, late: 0, settled: 0 };
  const shown = places.filter(({ id, level }) => level !== 'enterprise' || countsOf.has(id));
  const parents = [...new Set([null, ...shown.map(({ parentId }) => parentId)])];
  const without = tileOf(null);
  return parents
    .map((parentId) => ({
      parentId,
      tiles: [
        ...shown.filter((place) => place.parentId === parentId).map(({ id }) => tileOf(id)),
        ...(parentId === null && without.actions > 0 ? [without] : []),
      ],
    }))
    .filter(({ tiles }) => tiles.some((tile) => tile.actions > 0));
}
