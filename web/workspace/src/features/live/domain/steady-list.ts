/** A row of a list that does not move while someone is about to press a button in it. */
export interface SteadyRow<T> {
  readonly item: T;
  /** It has left the list; its position is kept until the pointer leaves the list. */
  readonly gone: boolean;
}

/**
 * While `held`, rows keep their positions: removed ones stay as placeholders, new ones are added at the end. Otherwise
 * returns the current list.
 */
export function steadyRows<T>(
  before: readonly SteadyRow<T>[],
  items: readonly T[],
  options: { readonly held: boolean; readonly keyOf: (item: T) => string },
): readonly SteadyRow<T>[] {
  const { held, keyOf } = options;
  if (!held) return items.map((item) => ({ item, gone: false }));
  const now = new Map(items.map((item) => [keyOf(item), item]));
  const kept = before.map((row) => {
    const item = now.get(keyOf(row.item));
    return item === undefined ? { item: row.item, gone: true } : { item, gone: false };
  });
  const known = new Set(before.map((row) => keyOf(row.item)));
  const added = items.filter((item) => !known.has(keyOf(item)));
  return [...kept, ...added.map((item) => ({ item, gone: false }))];
}
