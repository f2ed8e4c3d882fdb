import type { Schema } from '#shared';

type Place = Pick<Schema<'PlaceResponse'>, 'id' | 'parentId' | 'level'>;

interface PlacedAction {
  readonly placeId: string | null;
  readonly status: Schema<'ActionResponse'>['status'];
  readonly daysLate: number;
}

/** The actions of a place itself, without those of the places within it. */
export interface Tile {
  /** Null: actions without a place. */
  readonly placeId: string | null;
  readonly actions: number;
  readonly late: number;
  /** Confirmed or dropped. */
  readonly settled: number;
}

export interface TileGroup {
  /** Null: places that are within no other, and actions without a place. */
  readonly parentId: string | null;
  readonly tiles: readonly Tile[];
}

function tileOf(placeId: string | null, all: readonly PlacedAction[]): Tile {
  const actions = all.filter((action) => action.placeId === placeId);
  return {
    placeId,
    actions: actions.length,
    late: actions.filter(({ daysLate }) => daysLate > 0).length,
    settled: actions.filter(({ status }) => status === 'confirmed' || status === 'dropped').length,
  };
}

/**
 * Tiles of all places except enterprises, in groups by the place that contains them. A place without actions has a tile
 * only if a place next to it has some: there, nothing is planned yet.
 */
export function placeTiles(actions: readonly PlacedAction[], places: readonly Place[]): readonly TileGroup[] {
  const shown = places.filter(
    ({ id, level }) => level !== 'enterprise' || actions.some(({ placeId }) => placeId === id),
  );
  const parents = [...new Set([null, ...shown.map(({ parentId }) => parentId)])];
  const without = tileOf(null, actions);
  return parents
    .map((parentId) => ({
      parentId,
      tiles: [
        ...shown.filter((place) => place.parentId === parentId).map(({ id }) => tileOf(id, actions)),
        ...(parentId === null && without.actions > 0 ? [without] : []),
      ],
    }))
    .filter(({ tiles }) => tiles.some((tile) => tile.actions > 0));
}
