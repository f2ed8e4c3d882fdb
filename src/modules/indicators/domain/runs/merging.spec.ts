import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BreakdownId } from '../definitions/breakdowns.js';
import {
  categoriesOf,
  inOrder,
  mergedCode,
  type MergedCategories,
  mergingFault,
  shownLevels,
  singleLevels,
} from './merging.js';

const name = { en: 'Merged', zh: '合并' };
const merge = (breakdown: BreakdownId, ...categories: readonly string[]): MergedCategories => ({
  breakdown,
  categories,
  name,
});
const levels = ['1', '2', '3', '4'];
const run = (...groups: readonly (readonly string[])[]) => ({
  merged: groups.map((group) => merge('education', ...group)),
});

describe('merging categories', () => {
  it.each([
    ['two categories', [merge('education', '1', '2')], null],
    ['two pairs of categories', [merge('education', '1', '2'), merge('education', '3', '4')], null],
    ['parks, which are parties to the dialogue', [merge('park', 'a', 'b')], 'parks'],
    ['a category that does not exist', [merge('education', '1', '9')], 'unknown-category'],
    ['a category twice', [merge('education', '1', '2'), merge('education', '2', '3')], 'repeated-category'],
    ['all categories into one', [merge('education', ...levels)], 'one-left'],
    ['both of two categories', [merge('nonlocal_hukou', '0', '1')], 'one-left'],
  ])('%s', (_, merged, fault) => expect(mergingFault({ merged })?.fault ?? null).toBe(fault));

  it('is refused for a breakdown that the run does not have', () => {
    const merged = [merge('education', '1', '2')];
    expect(mergingFault({ breakdowns: ['park'], merged })).toEqual({ fault: 'not-requested', breakdown: 'education' });
  });

  it('has the same code in whatever order the categories are named', () => {
    const codes = [merge('education', '4', '1', '3'), merge('education', '3', '4', '1')].map((each) =>
      mergedCode(inOrder([each])[0]!.categories),
    );
    expect(codes).toEqual(['1&3&4', '1&3&4']);
    expect(singleLevels('1&3+Y16-24')).toEqual(['1+Y16-24', '3+Y16-24']);
  });
});

describe('the levels that a run shows', () => {
  it.each([
    ['all categories without merging', [{}], levels],
    ['the merged category instead of its categories', [run(['1', '2'])], ['1&2', '3', '4']],
    ['both, if an earlier release shows the categories', [run(['1', '2']), {}], ['1', '2', '1&2', '3', '4']],
    ['what both merge only once', [run(['1', '2'], ['3', '4']), run(['1', '2'])], ['1&2', '3', '4', '3&4']],
    [
      'every category, if two runs merge them in ways that overlap',
      [run(['1', '2']), run(['2', '3'])],
      ['1', '2', '1&2', '3', '2&3', '4'],
    ],
    [
      'nothing of a run that was not broken down in this way',
      [run(['1', '2']), { breakdowns: ['park' as const] }],
      ['1&2', '3', '4'],
    ],
  ])('are %s', (_, runs, shown) => expect(shownLevels('education', levels, runs)).toEqual(shown));

  it('contain every category, and every difference of two of them is a sum of levels', () => {
    const grouping = fc
      .array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 })
      .map((at) =>
        run(
          ...[0, 1].map((group) => levels.filter((_, level) => at[level] === group)).filter((each) => each.length > 1),
        ),
      );
    fc.assert(
      fc.property(fc.array(grouping, { minLength: 1, maxLength: 3 }), (runs) => {
        const shown = shownLevels('education', levels, runs).map(categoriesOf);
        for (const level of levels) expect(shown.some((own) => own.includes(level))).toBe(true);
        const single = new Set(shown.filter((own) => own.length === 1).flat());
        for (const one of shown)
          for (const other of shown) {
            const left = one.filter((category) => !other.includes(category));
            const isPart = left.length < one.length && left.length > 0;
            if (isPart) expect(left.every((category) => single.has(category))).toBe(true);
          }
      }),
    );
  });
});
