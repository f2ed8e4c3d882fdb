import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { toldTypes } from '../../src/modules/chain/domain/sentences.js';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (file) => /domain\/events\.ts$/.test(file) && !file.includes('room/'),
);
const recorded = sources.flatMap((file) =>
  [...readFileSync(path.join('src', file), 'utf8').matchAll(/'([a-z]+(?:\.[a-z-]+)+\.v\d+)'/g)].map(
    (found) => found[1]!,
  ),
);

describe('the trail in words', () => {
  it('finds the events of at least six contexts', () => {
    expect(new Set(recorded.map((type) => type.split('.')[0])).size).toBeGreaterThanOrEqual(6);
  });

  it.each([...new Set(recorded)].sort())('has a sentence in both languages for %s', (type) => {
    expect(toldTypes).toContain(type);
  });
});
