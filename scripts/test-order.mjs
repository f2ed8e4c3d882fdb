/**
 * The order of test files when their durations are unknown, as on a fresh clone: the longest, then browser and server
 * tests, large files before small ones, so that no long file runs last. One of the first two files loads the
 * demonstration, and the other does not wait for it.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib.mjs';

/** Small files that import others, or that start several servers. */
const longest = [
  'test/browser/loop.long.spec.ts',
  'test/e2e/gate.long.spec.ts',
  'test/browser/dialogue.long.spec.ts',
  'test/e2e/gate.spec.ts',
];
const kinds = ['test/browser', 'test/e2e', 'test/medium', 'test'];

function rank(file) {
  const place = path.relative(root, file).split(path.sep).join('/');
  if (longest.includes(place)) return longest.indexOf(place) - longest.length;
  const found = kinds.findIndex((kind) => place.startsWith(`${kind}/`));
  return found === -1 ? kinds.length : found;
}

export default class TestOrder {
  sort(tests) {
    return tests
      .map((test) => ({ test, rank: rank(test.path), bytes: statSync(test.path).size }))
      .sort((a, b) => a.rank - b.rank || b.bytes - a.bytes)
      .map(({ test }) => test);
  }

  /** No cache, so that the order is the same each time. */
  cacheResults() {}
}
