/** Which items of two versions of a questionnaire are the same. */
import { impliedId } from '../form/editing/index.js';
import type { FormItem } from '../form/model/form-model.js';

export interface AtPath {
  readonly item: FormItem;
  /** The names of the groups around it, and its own. */
  readonly path: readonly string[];
}

const isStored = ({ item }: AtPath): boolean => item.id !== undefined;
const idOf = ({ item, path }: AtPath): string => item.id ?? impliedId(path);

interface Rule {
  /** Items with the same key are the same. */
  readonly key: (of: AtPath) => string;
  readonly applies: (old: AtPath, item: AtPath) => boolean;
}

/** Two ids that are stored and differ are two questions, even if one has taken the name of the other. */
const isNameless: Rule['applies'] = (old, item) => !isStored(old) || !isStored(item);

/** In this order: the implied id of a question from a file may be the stored id of one that was renamed. */
const RULES: readonly Rule[] = [
  { key: idOf, applies: (old, item) => isStored(old) === isStored(item) },
  { key: ({ path }) => path.slice(-2).join('/'), applies: isNameless },
  { key: idOf, applies: isNameless },
  { key: ({ item }) => item.name, applies: isNameless },
];

/** For each item of the later version that was in the earlier one, that one. */
export function sameItems<Item extends AtPath>(
  before: readonly Item[],
  after: readonly Item[],
): ReadonlyMap<Item, Item> {
  const pairs = new Map<Item, Item>();
  const taken = new Set<Item>();
  for (const { key, applies } of RULES) {
    const byKey = new Map<string, Item[]>();
    for (const old of before) if (!taken.has(old)) byKey.set(key(old), [...(byKey.get(key(old)) ?? []), old]);
    for (const item of after) {
      if (pairs.has(item)) continue;
      const old = byKey.get(key(item))?.find((each) => !taken.has(each) && applies(each, item));
      if (old === undefined) continue;
      pairs.set(item, old);
      taken.add(old);
    }
  }
  return new Map(after.flatMap((item) => (pairs.has(item) ? [[item, pairs.get(item)!] as const] : [])));
}

export function itemsAtPaths(items: readonly FormItem[], groups: readonly string[] = []): readonly AtPath[] {
  return items.flatMap((item) => {
    const path = [...groups, item.name];
    return item.kind === 'question' ? [{ item, path }] : [{ item, path }, ...itemsAtPaths(item.items, path)];
  });
}

/** The form of a file with the ids of the same items of an earlier version. */
export function withIdsOf<Model extends { readonly items: readonly FormItem[] }>(before: Model, after: Model): Model {
  const pairs = sameItems(itemsAtPaths(before.items), itemsAtPaths(after.items));
  const ids = new Map([...pairs].map(([{ item }, old]) => [item, old.item.id]));
  const identified = (items: readonly FormItem[]): readonly FormItem[] =>
    items.map((item) => {
      const id = ids.get(item);
      const known = id === undefined ? item : { ...item, id };
      return known.kind === 'question' ? known : { ...known, items: identified(known.items) };
    });
  return { ...after, items: identified(after.items) };
}
