import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { catalogue } from '../../src/modules/indicators/catalogue/catalogue.js';
import { firstNotes } from '../../src/modules/indicators/domain/definitions/first-notes.js';
import { openSteps, type Steps, steps } from './stepping.js';

const id = (last: number): string => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;

let database: Steps;
beforeAll(async () => {
  database = await openSteps();
});
afterAll(() => database.close());

const contents = async (): Promise<unknown[]> =>
  (await database.query('SELECT content FROM indicators_definition ORDER BY indicator_id, version')).map(
    ({ content }) => content,
  );

it('written definitions get the code of their unit and the groups that their notes named, and lose them again', async () => {
  const at = steps.findIndex((step) => step.name === 'DefinitionFields1764000000261');
  for (const step of steps.slice(0, at)) await database.up(step);
  await database.query(
    `INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at) VALUES ($1, 'one', '{}', 'region', 'Asia/Shanghai', '2026-01-05')`,
    [id(1)],
  );
  const [weighted, mothers] = ['gpg_factor_weighted', 'motherhood_pay_gap'].map((each) =>
    catalogue.find((definition) => definition.id === each),
  ) as [(typeof catalogue)[number], (typeof catalogue)[number]];
  // the wording at that time
  const [factors, children] = Object.values(firstNotes).filter((note) => /^(k|child) = /.test(note));
  const other = 'k = age(6) x enterprise size(4); cells with fewer than 9 women or 9 men dropped';
  const written: readonly (readonly [string, number, object])[] = [
    [weighted.id, 2, { unit: '%', notes: { en: factors } }],
    [weighted.id, 3, { unit: '%', notes: { en: other } }],
    [weighted.id, 4, { unit: '%', notes: { en: 'retired', zh: '' }, retired: true }],
    [mothers.id, 2, { unit: '%', notes: { en: children } }],
    ['own_gap', 1, { unit: 'percentage points', notes: { en: 'child = age' } }],
    ['own_rate', 1, { unit: 'cases per 100 000 workers', notes: { en: '' } }],
  ];
  for (const [indicator, version, content] of written)
    await database.query(
      `INSERT INTO indicators_definition (workspace_id, indicator_id, version, content, reason, written_at) VALUES ($1, $2, $3, $4, 'why', '2026-01-05')`,
      [id(1), indicator, version, JSON.stringify(content)],
    );
  const before = await contents();
  await database.up(steps[at]!);
  expect(await contents()).toMatchObject([
    { unit: 'percent', index: weighted.index },
    { unit: 'percent', index: { factors: [{ name: 'age_group' }, { name: 'enterprise_size' }], fewest: 9 } },
    { unit: 'percent', retired: true },
    { unit: 'percent', index: mothers.index },
    { unit: 'percentage_points' },
    { unit: 'cases_per_100000_workers' },
  ]);
  expect((await contents()).filter((content) => 'index' in (content as object))).toHaveLength(3);
  await database.down(steps[at]!);
  expect(await contents()).toEqual(before);
});
