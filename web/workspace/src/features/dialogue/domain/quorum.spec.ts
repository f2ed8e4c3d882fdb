import { describe, expect, it } from '@jest/globals';
import { beyondReach } from './quorum.js';

describe('a quorum beyond reach', () => {
  it('is more than the titular seats of a group; a blank one is within reach', () => {
    const seats = [
      { kind: 'titular', constituency: 'employers' },
      { kind: 'substitute', constituency: 'employers' },
      { kind: 'titular', constituency: 'workers' },
      { kind: 'titular', constituency: null },
    ] as const;
    expect(beyondReach({ government: '', employers: 2, workers: 1 }, seats)).toEqual([
      { group: 'employers', titular: 1 },
    ]);
  });
});
