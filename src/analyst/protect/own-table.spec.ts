import { beforeAll, describe, expect, it } from '@jest/globals';
import { Problem } from '../../kernel/problem.js';
import { highsSolver } from '../../methodology/numeric/highs-solver.js';
import type { LinearSolver } from '../../methodology/numeric/linear-program.js';
import { readSpec } from './own-spec.js';
import { protectionOf } from '../../methodology/disclosure/primary.js';
import { attackTable, protectTable, systemOf, type TextTable, withheldIn } from './own-table.js';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await highsSolver();
});

const spec = {
  count: 'n',
  dimensions: [
    { column: 'sex' },
    { column: 'park', parents: { P1: 'Suzhou', P2: 'Suzhou', P3: 'Wuxi', Suzhou: 'Jiangsu', Wuxi: 'Jiangsu' } },
    { column: 'age' },
  ],
  tables: [['sex', 'park'], ['sex', 'age'], ['park']],
  rules: { minimum: 5 },
};

function text(lines: string): TextTable {
  const [header = [], ...rows] = lines.split('\n').map((line) => line.split(','));
  return { header, rows: rows.map((cells, at) => ({ row: at + 2, cells })) };
}

const table = text(
  'sex,park,age,n\nF,P1,young,3\nF,P1,old,9\nF,P2,young,12\nF,P3,young,30\nM,P1,young,14\nM,P2,old,2\nM,P3,old,21\nM,P3,young,1',
);

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return `${error.code} ${error.options.errors?.[0]?.pointer ?? ''}`;
    throw error;
  }
  return 'none';
}

describe('a custom table', () => {
  it('is published with each cell of its tables once, with zeros and the grand total, and without small counts', () => {
    const { cells, withheld } = protectTable(systemOf(readSpec(spec), table), solver);
    const key = (at: object): string => JSON.stringify(Object.entries(at).sort());
    // sex x (3 parks, 2 cities, 1 province, total) + sex x age, counting shared margins once
    expect(new Set(cells.map(({ at }) => key(at))).size).toBe(cells.length);
    expect(cells).toHaveLength(3 * 7 + 3 * 3 - 3);
    expect(cells.find(({ at }) => Object.keys(at).length === 0)?.n).toBe(92);
    expect(cells.find(({ at }) => key(at) === key({ sex: 'M', park: 'P2' }))?.n).toBeNull();
    expect(cells.filter(({ n }) => n === null)).toHaveLength(withheld);
  });

  it('gives identical output whatever the order of its rows, with or without zeros', () => {
    const bytes = (given: TextTable): string => JSON.stringify(protectTable(systemOf(readSpec(spec), given), solver));
    const zero = { row: 99, cells: ['M', 'P2', 'young', '0'] };
    expect(bytes({ ...table, rows: [zero, ...table.rows].reverse() })).toBe(bytes(table));
  });

  it('passes the disclosure audit, and fails it if only the small cell is suppressed', () => {
    const system = systemOf(readSpec(spec), table);
    const published = protectTable(system, solver);
    expect(attackTable(system, withheldIn(system, published), solver).leaks).toBe(0);
    const poor = published.cells.map((cell) => ({
      ...cell,
      n:
        cell.n ??
        (cell.at['park'] === 'P2' && cell.at['sex'] === 'M'
          ? null
          : ({ P1F: 12, P1M: 14, P2F: 12 }[`${cell.at['park']}${cell.at['sex']}`] ?? null)),
    }));
    const found = attackTable(system, withheldIn(system, { cells: poor }), solver);
    expect(found.cells).toEqual([{ at: { sex: 'M', park: 'P2' }, interval: [2, 2], protected: false }]);
    expect(found.leaks).toBe(1);
  });

  it('is refused if even suppressing everything is not sufficient', () => {
    const tiny = { count: 'n', dimensions: [{ column: 'sex' }], rules: { minimum: 5 } };
    const system = systemOf(readSpec(tiny), text('sex,n\nF,2\nM,2'));
    expect(codeOf(() => protectTable(system, solver))).toBe('disclosure.not-protectable /tables');
  });
});

describe('the worked examples of docs/methodology/tables.md and magnitudes.md', () => {
  it('suppress 97% of 40, because it would reveal 1 of 40', () => {
    const shares = { count: 'n', dimensions: [{ column: 'park' }, { column: 'contract' }], rules: { minimum: 5 } };
    const persons = text('park,contract,n\nP1,yes,39\nP1,no,1\nP2,yes,30\nP2,no,12\nP3,yes,25\nP3,no,9');
    const system = systemOf(readSpec(shares), persons);
    const published = protectTable(system, solver);
    expect(published.withheld).toBe(4);
    expect(attackTable(system, withheldIn(system, published), solver).cells).toEqual([
      { at: { park: 'P1', contract: 'no' }, interval: [1, 9], protected: true },
      { at: { park: 'P3', contract: 'no' }, interval: [1, 9], protected: true },
      { at: { park: 'P1', contract: 'yes' }, interval: [31, 39], protected: true },
      { at: { park: 'P3', contract: 'yes' }, interval: [25, 33], protected: true },
    ]);
  });

  it('protect pay that one enterprise dominates in both directions', () => {
    const pay = {
      value: 'pay',
      contributor: 'enterprise',
      dimensions: [{ column: 'park' }, { column: 'branch' }],
      rules: { contributors: 3, p: 10, dominance: { n: 1, k: 85 } },
    };
    const rows = [
      ['P1', 'solar', [300, 20, 10]],
      ['P1', 'wind', [90, 80, 70]],
      ['P2', 'solar', [110, 90, 60]],
      ['P2', 'wind', [120, 100, 50]],
      ['P3', 'solar', [100, 100, 80]],
      ['P3', 'wind', [95, 85, 75]],
    ] as const;
    const lines = rows.flatMap(([park, branch, values]) =>
      values.map((value, at) => `${park},${branch},${park}-${branch}-${at},${value}`),
    );
    const system = systemOf(readSpec(pay), text(`park,branch,enterprise,pay\n${lines.join('\n')}`));
    const published = protectTable(system, solver);
    const found = attackTable(system, withheldIn(system, published), solver);
    expect(found.leaks).toBe(0);
    const own = found.cells.find(({ at }) => at['park'] === 'P1' && at['branch'] === 'solar')!;
    // (1, 85): 300 / 0.85 - 330 = 22.94 above and below; the p% rule requires only 30 - 10 = 20
    expect(own.interval[0]).toBeLessThanOrEqual(330 - 23);
    expect(own.interval[1]).toBeGreaterThanOrEqual(330 + 23);
    expect(published.withheld).toBe(4);
  });

  it('suppress fewer than three enterprises, and publish a safe cell', () => {
    const rules = { contributors: 3, p: 0.1 };
    expect(protectionOf([50, 50], rules)).toBe(5);
    expect(protectionOf([700, 200, 60, 40, 10], rules)).toBeUndefined();
    expect(protectionOf([900, 60, 40, 10], rules)).toBe(40);
    expect(protectionOf([], rules)).toBeUndefined();
  });
});

describe('errors are reported with their place', () => {
  const with_ = (change: object): object => ({ ...spec, ...change });
  it.each<[string, unknown, string]>([
    ['no object', [], 'disclosure.shape '],
    ['unknown key', with_({ rule: 1 }), 'disclosure.unknown-key /rule'],
    ['unknown rule', with_({ rules: { minimum: 5, most: 1 } }), 'disclosure.unknown-key /rules/most'],
    ['minimum 0', with_({ rules: { minimum: 0 } }), 'disclosure.shape /rules/minimum'],
    ['minimum 2.5', with_({ rules: { minimum: 2.5 } }), 'disclosure.shape /rules/minimum'],
    [
      'no contributor of a value',
      with_({ count: undefined, value: 'pay', rules: {} }),
      'disclosure.shape /contributor',
    ],
    [
      'p above 100',
      with_({ count: undefined, value: 'pay', contributor: 'firm', rules: { p: 101 } }),
      'disclosure.shape /rules/p',
    ],
    ['no rules', with_({ rules: undefined }), 'disclosure.shape /rules'],
    ['no dimension', with_({ dimensions: [] }), 'disclosure.shape /dimensions'],
    [
      'dimension twice',
      with_({ dimensions: [{ column: 'sex' }, { column: 'sex' }] }),
      'disclosure.duplicated-column /dimensions/1',
    ],
    ['count as dimension', with_({ count: 'sex' }), 'disclosure.duplicated-column /count'],
    [
      'table of an unknown dimension',
      with_({ tables: [['sex', 'hukou']] }),
      'disclosure.unknown-dimension /tables/0/1',
    ],
    ['no table', with_({ tables: [] }), 'disclosure.shape /tables'],
    [
      'own parent',
      with_({ dimensions: [{ column: 'park', parents: { A: 'A' } }], tables: undefined }),
      'disclosure.cycle /dimensions/0/parents/A',
    ],
    [
      'cycle',
      with_({ dimensions: [{ column: 'park', parents: { A: 'B', B: 'C', C: 'A' } }], tables: undefined }),
      'disclosure.cycle /dimensions/0/parents/A',
    ],
    [
      'stray space in a parent',
      with_({ dimensions: [{ column: 'park', parents: { A: 'B ' } }], tables: undefined }),
      'disclosure.stray-space /dimensions/0/parents/A',
    ],
  ])('spec: %s', (_, given, expected) => {
    expect(codeOf(() => readSpec(given))).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['unknown column', 'sex,park,n\nF,P1,3', 'disclosure.unknown-column /dimensions/2/column'],
    ['count column missing', 'sex,park,age,m\nF,P1,y,3', 'disclosure.unknown-column /count'],
    ['two columns of one name', 'sex,park,age,n,n\nF,P1,y,3,3', 'disclosure.duplicated-column /table'],
    ['no rows', 'sex,park,age,n', 'disclosure.empty-table /table'],
    ['text in a count', 'sex,park,age,n\nF,P1,y,few', 'disclosure.not-a-count /table'],
    ['negative', 'sex,park,age,n\nF,P1,y,-1', 'disclosure.not-a-count /table'],
    ['fraction', 'sex,park,age,n\nF,P1,y,1.5', 'disclosure.not-a-count /table'],
    ['more than can be', 'sex,park,age,n\nF,P1,y,10000000000', 'disclosure.not-a-count /table'],
    ['row twice', 'sex,park,age,n\nF,P1,y,1\nF,P1,y,2', 'disclosure.duplicated-row /table'],
    ['stray space', 'sex,park,age,n\nF,P1 ,y,1', 'disclosure.stray-space /table'],
    ['row of a sum', 'sex,park,age,n\nF,Suzhou,y,1', 'disclosure.does-not-add-up /table'],
    ['short row', 'sex,park,age,n\nF,P1,1', 'disclosure.row-length /table'],
  ])('table: %s', (_, given, expected) => {
    expect(codeOf(() => systemOf(readSpec(spec), text(given)))).toBe(expected);
  });

  it('refuses ten million cells before building them', () => {
    const rows = Array.from({ length: 3200 }, (_, at) => `a${at},b${at},1`).join('\n');
    const wide = { count: 'n', dimensions: [{ column: 'a' }, { column: 'b' }], rules: { minimum: 5 } };
    expect(codeOf(() => systemOf(readSpec(wide), text(`a,b,n\n${rows}`)))).toBe('disclosure.too-large /tables');
  });

  it.each<[string, unknown]>([
    ['another count', { cells: [{ at: {}, n: 91 }] }],
    ['a cell of no table', { cells: [{ at: { age: 'old', park: 'P1' }, n: 9 }] }],
    ['the grand total withheld', { cells: [{ at: {}, n: null }] }],
    [
      'a cell twice',
      {
        cells: [
          { at: {}, n: 92 },
          { at: {}, n: 92 },
        ],
      },
    ],
    ['cells missing', { cells: [{ at: {}, n: 92 }] }],
  ])('published: %s', (_, published) => {
    const system = systemOf(readSpec(spec), table);
    expect(codeOf(() => withheldIn(system, published))).toContain('disclosure.published-does-not-fit /published/cells');
  });
});
