import { describe, expect, it } from '@jest/globals';
import { filterQuery, filtersIn } from './address-filter.js';

describe('the filters in the address', () => {
  it.each([
    ['a date that is still being typed is none', { dueFrom: '2026-1', dueTo: '2026-11-30' }, { dueTo: '2026-11-30' }],
    [
      'other parameters and empty values are none',
      { view: 'table', sort: 'due', text: '', tag: 'oshc' },
      { tag: 'oshc' },
    ],
    ['overdue actions', { late: 'yes' }, { late: true }],
  ])('%s', (_, values, query) => {
    expect(filterQuery(filtersIn(values))).toEqual(query);
  });
});
