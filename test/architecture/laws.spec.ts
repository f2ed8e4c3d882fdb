import { describe, expect, it } from '@jest/globals';
import { codeLaws } from './laws/code-laws.js';
import { documents, sources } from './laws/law.js';
import { treeLaws } from './laws/tree-laws.js';
import { wordLaws } from './laws/word-laws.js';

const tree = sources();

describe.each([...treeLaws, ...codeLaws])('$says', ({ seeds, broken }) => {
  it('holds', () => {
    expect(broken(tree)).toEqual([]);
  });

  it.each(seeds)('is seen to fail: %j', (seed) => {
    expect(broken(new Map(Object.entries(seed)))).not.toEqual([]);
  });
});

const spoken = new Map([...tree, ...documents()]);

describe.each(wordLaws)('$says', ({ seeds, broken }) => {
  it('holds', () => {
    expect(broken(spoken)).toEqual([]);
  });

  it.each(seeds)('is seen to fail: %j', (seed) => {
    expect(broken(new Map(Object.entries(seed)))).not.toEqual([]);
  });
});
