import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keyOf, walkFrom } from './graph.js';
import type { ChainNode } from './node.js';

const node = (id: number): ChainNode => ({
  ...{ type: 'action', id: String(id), label: null, title: { en: '', zh: '' }, within: null },
});

/** Distances by Floyd and Warshall's algorithm. */
function distances(count: number, links: readonly (readonly [number, number])[]): number[][] {
  const all = Array.from({ length: count }, (_, from) =>
    Array.from({ length: count }, (_unused, to) => (from === to ? 0 : Infinity)),
  );
  for (const [from, to] of links) if (from !== to) all[from]![to] = 1;
  for (let via = 0; via < count; via += 1)
    for (const row of all)
      for (let to = 0; to < count; to += 1) row[to] = Math.min(row[to]!, row[via]! + all[via]![to]!);
  return all;
}

describe('the walk along the chain', () => {
  const count = 12;
  const graphs = fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 40 });
  const walk = (links: readonly (readonly [number, number])[], most: number) =>
    walkFrom(
      node(0),
      (nodes) =>
        Promise.resolve(
          nodes.flatMap((each) =>
            links.filter(([from]) => String(from) === each.id).map(([, to]) => ({ of: keyOf(each), node: node(to) })),
          ),
        ),
      most,
    );

  it('reaches each record once, at the fewest steps, also where the links form a cycle', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (links) => {
        const { steps, pairs, isComplete } = await walk(links, count);
        const expected = distances(count, links)[0]!;
        const found = new Map(steps.flatMap((step, index) => step.map(({ id }) => [Number(id), index + 1] as const)));
        expect(isComplete).toBe(true);
        expect(steps.flat()).toHaveLength(found.size);
        for (let to = 1; to < count; to += 1) expect(found.get(to) ?? Infinity).toBe(expected[to]);
        for (const [from, to] of links.filter(([from]) => expected[from]! < Infinity))
          expect(pairs).toContainEqual([`action ${from}`, `action ${to}`]);
      }),
    );
  });

  it('stops when there are more records than asked for, and says so', async () => {
    const links = Array.from({ length: count - 1 }, (_, from) => [from, from + 1] as const);
    const { steps, isComplete } = await walk(links, 5);
    expect([steps.flat().length, isComplete]).toEqual([5, false]);
  });
});
