import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openSteps, type Steps, steps } from './stepping.js';

const id = (last: number): string => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [workspace, wave, other] = [id(1), id(2), id(3)];
const words = `'{"en": "x", "zh": "文"}'`;

let database: Steps;
beforeAll(async () => {
  database = await openSteps();
});
afterAll(() => database.close());

it('the last finished run of each wave becomes release 0, which is published and can be cited', async () => {
  const at = steps.findIndex((step) => step.name === 'Releases1764000000270');
  for (const step of steps.slice(0, at)) await database.up(step);
  const run = (last: number, of: string, state: string) =>
    `('${id(last)}', '${workspace}', '${of}', 1, ${words}, ${last}, '${state}', '{}', '{}', 'hash', '2026-01-05T20:00:00Z', '2026-01-05T20:00:00Z')`;
  await database.query(`
    INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at) VALUES ('${workspace}', 'one', ${words}, 'region', 'Asia/Shanghai', '2026-01-05');
    INSERT INTO surveys_questionnaire VALUES ('${id(5)}', '${workspace}', 'park-worker', '1', 'f', '{}', '2026-01-05');
    INSERT INTO surveys_wave (id, workspace_id, questionnaire_id, number, title, starts_on, ends_on, state, offer) VALUES
      ('${wave}', '${workspace}', '${id(5)}', 1, ${words}, '2026-01-01', '2026-02-01', 'draft', 'all'),
      ('${other}', '${workspace}', '${id(5)}', 2, ${words}, '2026-01-01', '2026-02-01', 'draft', 'all');
    INSERT INTO indicators_run (id, workspace_id, wave_id, wave_number, wave_title, number, state, settings, inputs, output_hash, created_at, finished_at)
      VALUES ${[run(7, wave, 'done'), run(8, wave, 'done'), run(9, wave, 'started'), run(10, other, 'started')].join()}`);
  await database.up(steps[at]!);
  const releases = await database.query('SELECT to_jsonb(p) AS row FROM indicators_release p');
  expect(releases).toMatchObject([
    {
      row: {
        wave_id: wave,
        run_id: id(8),
        number: 0,
        kind: 'release',
        state: 'published',
        left_out: [],
        citation: {
          en: 'x: x, release 0, 6 Jan 2026. Project statistics, not official statistics.',
          zh: '文：文，第0版，2026年1月6日。项目统计数据，非官方统计数据。',
        },
      },
    },
  ]);
  await database.down(steps[at]!);
});
