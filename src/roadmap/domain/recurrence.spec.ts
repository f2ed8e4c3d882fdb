import { describe, expect, it } from '@jest/globals';
import { mostOccurrences, occurrencesOf, occurrenceTitle } from './recurrence.js';

const first = { startOn: '2027-01-01', dueOn: '2027-01-31', duePrecision: 'day' } as const;

describe('the occurrences of an action', () => {
  it.each([
    ['month', '2027-04-29', ['2027-02-28', '2027-03-31']],
    ['month', '2027-04-30', ['2027-02-28', '2027-03-31', '2027-04-30']],
    ['quarter', '2027-12-31', ['2027-04-30', '2027-07-31', '2027-10-31']],
    ['year', '2029-01-31', ['2028-01-31', '2029-01-31']],
    ['year', '2027-12-31', []],
  ] as const)('are due every %s until %s', (every, until, due) => {
    expect(occurrencesOf(first, { every, until }).map(({ dueOn }) => dueOn)).toEqual(due);
  });

  it('start on the same day of their month, and 29 February returns in a leap year', () => {
    expect(occurrencesOf(first, { every: 'month', until: '2027-02-28' })).toEqual([
      { startOn: '2027-02-01', dueOn: '2027-02-28', duePrecision: 'day' },
    ]);
    const last = { startOn: null, dueOn: '2028-02-29', duePrecision: 'day' } as const;
    const leap = occurrencesOf(last, { every: 'year', until: '2032-12-31' });
    expect(leap.map(({ dueOn }) => dueOn)).toEqual(['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']);
  });

  it.each([
    ['month', 'quarter', '2027-06-30', ['2027-09-30', '2027-12-31', '2028-03-31'], 'month'],
    ['month', 'month', '2027-11-30', ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31'], 'month'],
    ['month', 'year', '2027-02-28', ['2028-02-29'], 'month'],
    ['year', 'year', '2026-12-31', ['2027-12-31'], 'year'],
    ['year', 'quarter', '2027-06-30', ['2027-09-30', '2027-12-31', '2028-03-31'], 'month'],
  ] as const)('of a date with the precision of a %s end with a month every %s', (precision, every, dueOn, due, as) => {
    const found = occurrencesOf({ startOn: null, dueOn, duePrecision: precision }, { every, until: '2028-04-29' });
    expect(found).toEqual(due.map((on) => ({ startOn: null, dueOn: on, duePrecision: as })));
  });

  it('are counted up to one more than allowed', () => {
    expect(occurrencesOf(first, { every: 'month', until: '2099-12-31' })).toHaveLength(mostOccurrences + 1);
  });

  it('name their month or year in both languages, and only in languages that the title has', () => {
    expect(occurrenceTitle({ en: 'Measure heat', zh: '测量高温' }, '2027-03-31', 'month')).toEqual({
      ...{ en: 'Measure heat (Mar 2027)', zh: '测量高温（2027年3月）' },
    });
    expect(occurrenceTitle({ en: '', zh: '测量高温' }, '2027-03-31', 'year')).toEqual({
      en: '',
      zh: '测量高温（2027年）',
    });
  });
});
