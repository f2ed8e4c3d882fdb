import { describe, expect, it } from '@jest/globals';
import type { Cell } from '../api/types.js';
import { crossGrid, hasPair, pairOf } from './cross-grid.js';

const name = (text: string) => ({ en: text, zh: text });
const sexNames = { F: name('Women'), M: name('Men') };

function cell(sex: Cell['sex'], breakdown: string | null, level: string | null, value: number | null): Cell {
  const figure: Cell['figure'] =
    value === null
      ? null
      : { value, standardError: 0, interval: [null, null], df: 1, n: 9, cv: null, flags: [], gap: null };
  return {
    sex,
    breakdown,
    level,
    levelName: level === null ? null : name(level),
    status: figure ? 'reliable' : 'withheld',
    coded: null,
    figure,
  };
}

const cells: readonly Cell[] = [
  ...([null, 'F', 'M'] as const).map((sex) => cell(sex, null, null, 0.5)),
  ...(['a', 'b'] as const).flatMap((park) => ([null, 'F', 'M'] as const).map((sex) => cell(sex, 'park', park, 0.4))),
  cell(null, 'age_group', 'Y16-24', 0.3),
  cell(null, 'age_group', 'Y25-34', 0.6),
  cell(null, 'park+age_group', 'a+Y16-24', 0.1),
  cell(null, 'park+age_group', 'a+Y25-34', null),
  cell(null, 'park+age_group', 'b+Y16-24', 0.2),
];

const shown = (grid: ReturnType<typeof crossGrid>) =>
  grid.rows.map(({ level, cells: row }) => [
    level?.id ?? 'all',
    ...row.map(({ cell: found }) => (found ? (found.figure?.value ?? found.status) : undefined)),
  ]);

describe('a cross-table', () => {
  it('has the sexes as columns without any pair, with totals', () => {
    const grid = crossGrid(cells, { rows: 'park', columns: 'sex', sex: null }, sexNames);
    expect(grid.columns.map((column) => column?.name.en ?? 'all')).toEqual(['all', 'Women', 'Men']);
    expect(shown(grid)).toEqual([
      ['all', 0.5, 0.5, 0.5],
      ['a', 0.4, 0.4, 0.4],
      ['b', 0.4, 0.4, 0.4],
    ]);
  });

  it('reads a pair in either direction, and distinguishes suppressed from not computed', () => {
    const along = crossGrid(cells, { rows: 'park', columns: 'age_group', sex: null }, sexNames);
    expect(shown(along)).toEqual([
      ['all', 0.5, 0.3, 0.6],
      ['a', 0.4, 0.1, 'withheld'],
      ['b', 0.4, 0.2, undefined],
    ]);
    const across = crossGrid(cells, { rows: 'age_group', columns: 'park', sex: null }, sexNames);
    expect(shown(across)[2]).toEqual(['Y25-34', 0.6, 'withheld', undefined]);
  });

  it('names a pair in the order of the catalogue', () => {
    expect(pairOf('age_group', 'park')).toBe('park+age_group');
    expect(pairOf('education', 'contract_type')).toBe('contract_type+education');
    expect(hasPair(cells, 'age_group', 'park')).toBe(true);
    expect(hasPair(cells, 'education', 'park')).toBe(false);
  });
});
