import { describe, expect, it } from '@jest/globals';
import { placeOptions } from './place-options.js';

describe('places to choose from', () => {
  it('are in the order of their numbers, not of their digits', () => {
    const places = ['Enterprise A10', 'Enterprise A1', 'Enterprise A2'].map((name) => ({ id: name, name }));
    expect(placeOptions(places, (name) => name).map(({ label }) => label)).toEqual([
      'Enterprise A1',
      'Enterprise A2',
      'Enterprise A10',
    ]);
  });
});
