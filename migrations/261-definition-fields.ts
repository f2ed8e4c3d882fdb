import type { MigrationInterface, QueryRunner } from 'typeorm';

const codes = {
  '%': 'percent',
  'percentage points': 'percentage_points',
  persons: 'persons',
  FTE: 'fte',
  hours: 'hours',
  days: 'days',
  weeks: 'weeks',
  years: 'years',
  'CNY per hour': 'yuan_per_hour',
  'CNY per month': 'yuan_per_month',
  'index 0-1': 'index',
  ratio: 'ratio',
  'days per case': 'days_per_case',
  'cases per 100 000 workers': 'cases_per_100000_workers',
  'cases per 1 000 000 hours worked': 'cases_per_million_hours',
  events: 'events',
  methods: 'methods',
};

/** How notes wrote the classes of a factor: its name and their number. */
const factors: Readonly<Record<string, { readonly name: string; readonly classes: readonly string[][] }>> = {
  'education(4)': { name: 'edu4', classes: [['1'], ['2'], ['3'], ['4']] },
  'age(4)': { name: 'age_group', classes: [['Y15-24'], ['Y25-34'], ['Y35-44'], ['Y45-54', 'Y55-64', 'YGE65']] },
  'age(6)': { name: 'age_group', classes: [['Y15-24'], ['Y25-34'], ['Y35-44'], ['Y45-54'], ['Y55-64'], ['YGE65']] },
  'full/part time(2)': { name: 'fulltime', classes: [['0'], ['1']] },
  'enterprise size(2)': {
    name: 'enterprise_size',
    classes: [
      ['S1', 'S2'],
      ['S3', 'S4'],
    ],
  },
  'enterprise size(4)': { name: 'enterprise_size', classes: [['S1'], ['S2'], ['S3'], ['S4']] },
};

/** The rule that a note said; null where it cannot be read, as in a retired definition: the catalogue's rule holds then. */
function ruleIn(id: string, notes: string): object | null {
  if (id === 'gpg_factor_weighted') {
    const named = (/(?:^|;)\s*k = ([^;]+)/.exec(notes)?.[1] ?? '').split(' x ').map((part) => factors[part.trim()]);
    const fewest = Number(/fewer than (\d+) women or \1 men/.exec(notes)?.[1] ?? 0);
    return named.includes(undefined) || fewest === 0
      ? null
      : { kind: 'factor-gap', name: 'hourly', factors: named, fewest };
  }
  const group = (name: string): string | undefined =>
    new RegExp(`(?:^|;)\\s*${name} = ([a-z_]\\w* (?:in|has|=|<|>) ?[\\w, -]+?)\\s*(?:;|$)`).exec(notes)?.[1];
  const [of, to] = [group('child'), group('no child')];
  return of === undefined || to === undefined
    ? null
    : { kind: 'comparison', statistic: 'mean', name: 'hourly', of, to, contrast: 'relative-gap' };
}

/** What was read from the words of a definition becomes fields of it: the code of its unit, and the groups that two notes named. */
export class DefinitionFields1764000000261 implements MigrationInterface {
  readonly name = 'DefinitionFields1764000000261';

  async up(runner: QueryRunner): Promise<void> {
    await rename(runner, codes);
    // only a retired definition, which gives no figures, could hold a text of its own
    await runner.query(
      `UPDATE indicators_definition SET content = content || '{"unit": "ratio"}' WHERE NOT content ->> 'unit' = ANY ($1)`,
      [Object.values(codes)],
    );
    const noted = (await runner.query(
      `SELECT workspace_id, indicator_id, version, content #>> '{notes,en}' AS notes FROM indicators_definition
       WHERE indicator_id IN ('gpg_factor_weighted', 'motherhood_pay_gap')`,
    )) as { workspace_id: string; indicator_id: string; version: number; notes: string }[];
    for (const { workspace_id, indicator_id, version, notes } of noted) {
      const index = ruleIn(indicator_id, notes);
      if (index === null) continue;
      await runner.query(
        `UPDATE indicators_definition SET content = content || jsonb_build_object('index', $4::jsonb)
         WHERE workspace_id = $1 AND indicator_id = $2 AND version = $3`,
        [workspace_id, indicator_id, version, JSON.stringify(index)],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE indicators_definition SET content = content - 'index' WHERE content ? 'index'`);
    await rename(runner, Object.fromEntries(Object.entries(codes).map(([text, code]) => [code, text])));
  }
}

async function rename(runner: QueryRunner, units: Readonly<Record<string, string>>): Promise<void> {
  await runner.query(
    `UPDATE indicators_definition SET content = content || jsonb_build_object('unit', $1::jsonb -> (content ->> 'unit'))
     WHERE $1::jsonb ? (content ->> 'unit')`,
    [JSON.stringify(units)],
  );
}
