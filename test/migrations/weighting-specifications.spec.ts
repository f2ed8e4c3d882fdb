import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openSteps, type Steps, steps } from './stepping.js';

const id = (last: number): string => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [workspace, wave] = [id(1), id(2)];
const words = `'{"en": "x", "zh": "x"}'`;

let database: Steps;
beforeAll(async () => {
  database = await openSteps();
});
afterAll(() => database.close());

const stored = () =>
  database.query(`
    SELECT to_jsonb(w) - ARRAY['made_from', 'diagnostics'] AS row FROM indicators_weight_set w
    UNION ALL SELECT to_jsonb(work) FROM (SELECT work FROM indicators_run ORDER BY number) r`);

it('weight sets and runs keep their content under the new names, and have the old names again after going down', async () => {
  const at = steps.findIndex((step) => step.name === 'WeightingSpecifications1764000000265');
  for (const step of steps.slice(0, at)) await database.up(step);
  await database.query(`
    INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at) VALUES ('${workspace}', 'one', ${words}, 'region', 'Asia/Shanghai', '2026-01-05');
    INSERT INTO surveys_questionnaire VALUES ('${id(5)}', '${workspace}', 'park-worker', '1', 'f', '{}', '2026-01-05');
    INSERT INTO surveys_wave (id, workspace_id, questionnaire_id, number, title, starts_on, ends_on, state, offer)
      VALUES ('${wave}', '${workspace}', '${id(5)}', 1, ${words}, '2026-01-01', '2026-02-01', 'draft', 'all');
    INSERT INTO indicators_weight_set (id, workspace_id, wave_id, number, recipe, made_from, diagnostics, hash, created_at)
      VALUES ('${id(6)}', '${workspace}', '${wave}', 1, '{"classes": "none"}', '{}', '{}', 'x', '2026-01-05');
    INSERT INTO indicators_run (id, workspace_id, wave_id, wave_number, wave_title, number, state, settings, work, created_at) VALUES
      ('${id(7)}', '${workspace}', '${wave}', 1, ${words}, 1, 'started', '{}', '{"read": 4}', '2026-01-05'),
      ('${id(8)}', '${workspace}', '${wave}', 1, ${words}, 2, 'started', '{}', '{"read": 4, "othersWait": true}', '2026-01-06')`);
  const before = await stored();
  await database.up(steps[at]!);
  expect(await stored()).toMatchObject([
    { row: { specification: { classes: 'none' } } },
    { row: { read: 4 } },
    { row: { read: 4, lateAnswersWaiting: true } },
  ]);
  await database.down(steps[at]!);
  expect(await stored()).toEqual(before);
});
