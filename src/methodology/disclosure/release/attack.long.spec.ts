import { describe, expect, it } from '@jest/globals';
import {
  attackedPopulation,
  findingsBesidePrimary,
  randomOptions,
} from '../../../../test/support/attacked-populations.js';

describe('an intruder with another solver and whole numbers', () => {
  it.each([3, 6, 7, 8, 9, 12])('finds nothing in a release of random population %i', async (seed) => {
    const { findings, shown, unprotected } = await attackedPopulation(randomOptions(seed));
    expect(findings).toEqual([]);
    expect(unprotected).toBe(0);
    expect(shown).toBeGreaterThan(0);
  });

  it('finds small counts in a release that has no complementary suppression', () => {
    expect(findingsBesidePrimary(randomOptions(7))).not.toEqual([]);
  });
});
