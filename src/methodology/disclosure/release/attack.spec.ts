import { describe, expect, it } from '@jest/globals';
import { attackedPopulation, randomOptions } from '../../../../test/support/attacked-populations.js';

describe('an intruder with another solver and whole numbers', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('finds nothing in a release of random population %i', async (seed) => {
    const { findings, shown, unprotected } = await attackedPopulation(randomOptions(seed));
    expect(findings).toEqual([]);
    expect(unprotected).toBe(0);
    expect(shown).toBeGreaterThan(0);
  });
});
