/** Follows the paths of expressions to the items that they name. */
import type { Formula, FormItem, FormModel } from '../model/form-model.js';
import { partsOf, type XPath } from '../xpath/tree.js';

/** Where an expression is: the names down to the item that has it, and whether it filters choices. */
export interface Owner {
  readonly item: FormItem | undefined;
  readonly path: readonly string[];
  readonly isFilter: boolean;
}

export interface Places {
  /** All paths of items, by themselves. */
  readonly known: ReadonlyMap<string, readonly string[]>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

/** The names from the form down to each item. */
export function pathsOf(
  items: readonly FormItem[],
  above: readonly string[] = [],
): ReadonlyMap<FormItem, readonly string[]> {
  const found = new Map<FormItem, readonly string[]>();
  for (const item of items) {
    const path = [...above, item.name];
    found.set(item, path);
    if (item.kind !== 'question')
      for (const [inner, innerPath] of pathsOf(item.items, path)) found.set(inner, innerPath);
  }
  return found;
}

/** The paths of all items of a form, which expressions may name. */
export function placesIn({ items }: FormModel): Places {
  const paths = pathsOf(items);
  return {
    known: new Map([...paths.values()].map((path) => [path.join('/'), path])),
    byName: new Map([...paths].map(([each, path]) => [each.name, path])),
  };
}

/** A node of an expression, and what it names. */
export interface Visit {
  readonly node: XPath;
  /** The path of the item that it names; undefined if it names none or an unknown one. */
  readonly place: readonly string[] | undefined;
  /** The choice list whose columns it reads by their bare names. */
  readonly list: string | undefined;
  /** The steps of a path that go down, with the path to which each leads. */
  readonly steps: readonly { readonly at: number; readonly path: string }[];
}

/** An expression that is still to be read, and the place from which its relative paths start; undefined if unknown. */
interface Reading {
  readonly node: XPath;
  readonly here: readonly string[] | undefined;
  readonly list: string | undefined;
}

type Path = XPath & { readonly kind: 'path' };

/** All nodes of an expression. */
export function visitsOf({ tree }: Formula, owner: Owner, places: Places): readonly Visit[] {
  const visits: Visit[] = [];
  const list = owner.isFilter ? listOf(owner.item) : undefined;
  const waiting: Reading[] = [{ node: tree, here: owner.isFilter ? undefined : owner.path, list }];
  for (let reading = waiting.pop(); reading !== undefined; reading = waiting.pop()) {
    const { node, here } = reading;
    if (node.kind === 'path') {
      const { visit, inside } = followed(node, reading, { owner, places });
      visits.push(visit);
      waiting.push(...inside);
      continue;
    }
    const named = node.kind === 'reference' ? places.byName.get(node.name) : undefined;
    visits.push({ node, place: node.kind === 'current' ? here : named, list: reading.list, steps: [] });
    waiting.push(...partsOf(node).map((part) => ({ ...reading, node: part })));
  }
  return visits;
}

function listOf(item: FormItem | undefined): string | undefined {
  if (item?.kind !== 'question' || !('choices' in item.type)) return undefined;
  const { from } = item.type.choices;
  if ('list' in from) return from.list;
  return 'externalList' in from ? from.externalList : undefined;
}

interface Around {
  readonly owner: Owner;
  readonly places: Places;
}

function followed(node: Path, reading: Reading, around: Around): { visit: Visit; inside: readonly Reading[] } {
  const { start, predicates, steps } = node;
  let place = placeOfStart(start, reading.here, around);
  const list = listLookedUp(start);
  const inside: Reading[] = predicates.map((each) => ({ node: each, here: place, list }));
  if (typeof start !== 'string') inside.push({ ...reading, node: start });
  const down: { at: number; path: string }[] = [];
  steps.forEach(({ axis, name, at, predicates: conditions }, order) => {
    // the first step of an absolute path names the form
    if (start === 'root' && order === 0) place = axis === 'child' ? [] : undefined;
    else if (axis === 'parent') place = place?.slice(0, -1);
    else if (axis !== 'self') {
      const path = axis === 'child' && place !== undefined ? [...place, name].join('/') : undefined;
      place = path === undefined ? undefined : around.places.known.get(path);
      if (path !== undefined) down.push({ at, path });
    }
    const here = place;
    inside.push(...conditions.map((each) => ({ node: each, here, list })));
  });
  return { visit: { node, place, list: reading.list, steps: down }, inside };
}

function placeOfStart(start: Path['start'], here: Reading['here'], { owner, places }: Around): Reading['here'] {
  if (start === 'root') return [];
  if (start === 'context') return here;
  if (start.kind === 'reference') return places.byName.get(start.name);
  return start.kind === 'call' && start.name === 'current' ? owner.path : undefined;
}

/** The list of `instance('list')`. */
function listLookedUp(start: Path['start']): string | undefined {
  const list = typeof start !== 'string' && start.kind === 'call' && start.name === 'instance' && start.args[0];
  return list && list.kind === 'string' ? list.value : undefined;
}
