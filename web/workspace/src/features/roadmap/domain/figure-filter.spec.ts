import { describe, expect, it } from '@jest/globals';
import { filterOf } from './figure-filter.js';

describe('the filter of the actions that a figure counts', () => {
  it.each([
    ['its own value', '3', 0, {}, { policyArea: '3' }],
    ['its own value, also if the report has this filter', '3', 0, { policyArea: '3' }, { policyArea: '3' }],
    ['none beside another filter by the same', '3', 0, { policyArea: '1' }, undefined],
    ['none if nothing is stated', null, 0, {}, undefined],
    ['none if a list would contain published texts, which are not counted', '3', 1, {}, undefined],
  ])('is %s', (_, value, published, query, filter) => {
    expect(filterOf('policyArea', value, { published, query })).toEqual(filter);
  });
});
