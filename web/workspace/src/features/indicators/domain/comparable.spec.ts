import { describe, expect, it } from '@jest/globals';
import type { Cell, Indicator } from '../api/types.js';
import { comparableOnes, comparableWith } from './comparable.js';

const total = (shown: boolean): Cell => ({
  ...{ sex: null, breakdown: null, level: null, levelName: null, coded: null, status: shown ? 'reliable' : 'withheld' },
  figure: shown
    ? { value: 0.3, standardError: 0.01, interval: [0.28, 0.32], df: 9, n: 90, cv: 0.1, flags: [], gap: null }
    : null,
});

const indicator = (id: string, part: Partial<Indicator> = {}): Indicator => ({
  ...{ id, group: 'C_earnings', name: { en: id, zh: id }, unit: 'percent', measure: 'share' },
  ...{ direction: 'context', source: 'survey', sdg: [], headline: false, retired: false, version: 1 },
  ...{ newerVersion: null, state: 'computed', leftOutReason: null, cells: [total(true)], count: null },
  ...part,
});

const share = indicator('share');
const otherShare = indicator('other_share');
const hidden = indicator('hidden', { cells: [total(false)] });
const gap = indicator('gap', { measure: 'relative' });
const pay = indicator('pay', { unit: 'yuan_per_month', measure: 'pay' });
const all = [share, otherShare, hidden, gap, pay];
const ids = (items: readonly Indicator[]): readonly string[] => items.map(({ id }) => id);

describe('Two indicators', () => {
  it('are compared if both have a figure, the same unit and the same measure.', () => {
    expect(ids(comparableWith(share, all))).toEqual(['other_share']);
    expect(ids(comparableWith(pay, all))).toEqual([]);
  });

  it('are offered only if there is something to compare them with.', () => {
    expect(ids(comparableOnes(all))).toEqual(['share', 'other_share']);
  });
});
