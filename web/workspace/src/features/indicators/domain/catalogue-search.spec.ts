import { describe, expect, it } from '@jest/globals';
import type { Indicator } from '../api/types.js';
import { bySdgCode, wasComputed, isSearch, matches, stateOf } from './catalogue-search.js';

const cell = (status: 'reliable' | 'withheld'): Indicator['cells'][number] => ({
  sex: null,
  breakdown: null,
  level: null,
  levelName: null,
  coded: null,
  status,
  figure:
    status === 'withheld'
      ? null
      : { value: 0.3, standardError: 0.01, interval: [0.2, 0.4], df: 30, n: 100, cv: 0.1, flags: [], gap: null },
});

function indicator(changes: Partial<Indicator> = {}): Indicator {
  return {
    id: 'green_job_share',
    group: 'A_green_employment',
    name: { en: 'Green job share among employees', zh: '雇员中绿色就业占比' },
    unit: 'percent',
    measure: 'share',
    direction: 'higher_is_better',
    source: 'survey',
    retired: false,
    version: 1,
    newerVersion: null,
    leftOutReason: null,
    sdg: ['8.4', '8.5'],
    headline: true,
    state: 'computed',
    cells: [cell('reliable')],
    count: null,
    ...changes,
  };
}

describe('the catalogue without a search', () => {
  it('has data where a figure was computed, even if it is suppressed', () => {
    expect([
      wasComputed(indicator()),
      wasComputed(indicator({ cells: [cell('withheld')] })),
      wasComputed(indicator({ state: 'no-data', cells: [] })),
    ]).toEqual([true, true, false]);
  });

  it('is a search as soon as one filter is set', () => {
    expect([isSearch({}), isSearch({ text: '' }), isSearch({ state: 'shown' })]).toEqual([false, false, true]);
  });
});

describe('the search of the catalogue', () => {
  it('matches words of either language, in any order, in full or half width', () => {
    for (const text of ['share green', '绿色 占比', 'ＧＲＥＥＮ', 'green_job', '8.4', ''])
      expect([text, matches(indicator(), { text })]).toEqual([text, true]);
    for (const text of ['green boats', '红色', '8.45'])
      expect([text, matches(indicator(), { text })]).toEqual([text, false]);
  });

  it('filters by subject, SDG target, source and state together', () => {
    const all = { group: 'A_green_employment', sdg: '8.5', source: 'survey', state: 'shown' };
    expect(matches(indicator(), all)).toBe(true);
    for (const other of [{ group: 'C_earnings' }, { sdg: '5.5' }, { source: 'roadmap' }, { state: 'withheld' }])
      expect(matches(indicator(), { ...all, ...other })).toBe(false);
  });

  it('distinguishes a suppressed figure from a missing one', () => {
    expect(stateOf(indicator({ cells: [cell('withheld')] }))).toBe('withheld');
    expect(stateOf(indicator({ state: 'no-data', cells: [] }))).toBe('no-data');
    expect(stateOf(indicator())).toBe('shown');
  });
});

describe('SDG targets', () => {
  it('are in the order of the goals', () => {
    expect(['10.2', '8.a', '5.5', '8.10', '8.5.1', '8.5'].sort(bySdgCode)).toEqual([
      '5.5',
      '8.5',
      '8.5.1',
      '8.10',
      '8.a',
      '10.2',
    ]);
  });
});
