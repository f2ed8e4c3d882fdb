import type { XPath } from './tree.js';
import { nodesOf } from './tree.js';

/**
 * The questions whose answers an expression reads by `${name}`, without duplicates, in reading order. A value of the
 * last form saved (`${last-saved#name}`) is no dependency: it does not change while the form is answered.
 */
export function dependenciesOf(tree: XPath): readonly string[] {
  const names = new Set<string>();
  for (const node of nodesOf(tree)) if (node.kind === 'reference' && !node.lastSaved) names.add(node.name);
  return [...names];
}

/**
 * A cycle among calculations, as the names on it in order of reading; undefined if there is none. `reads` maps a
 * name to the names that its calculation reads. Depth-first search with an explicit stack: time and memory are linear
 * in names and dependencies (Cormen and others, *Introduction to Algorithms*, section 20.3).
 */
export function findCycle(reads: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const finished = new Set<string>();
  for (const first of reads.keys()) {
    if (finished.has(first)) continue;
    const places = new Map<string, number>([[first, 0]]);
    const trail: { name: string; next: number }[] = [{ name: first, next: 0 }];
    for (let top = trail[trail.length - 1]; top !== undefined; top = trail[trail.length - 1]) {
      const read = reads.get(top.name)?.[top.next];
      top.next += 1;
      if (read === undefined) {
        finished.add(top.name);
        places.delete(top.name);
        trail.pop();
        continue;
      }
      const place = places.get(read);
      if (place !== undefined) return trail.slice(place).map(({ name }) => name);
      if (finished.has(read)) continue;
      places.set(read, trail.length);
      trail.push({ name: read, next: 0 });
    }
  }
  return undefined;
}
