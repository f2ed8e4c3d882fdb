import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSteps, type Steps, steps } from './stepping.js';

const id = (last: number): string => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [workspace, wave, run, park] = [id(1), id(2), id(3), id(4)];
const words = `'{"en": "x", "zh": "x"}'`;
const name = 'IndicatorsBreakdowns1764000000120';

let database: Steps;
beforeAll(async () => {
  database = await openSteps();
});
afterAll(() => database.close());

const figure = `'{"value": 1}'`;

describe('breakdowns of figures', () => {
  it('include the figures of parks after going up, and separate them again after going down', async () => {
    const at = steps.findIndex((step) => step.name === name);
    for (const step of steps.slice(0, at)) await database.up(step);
    await database.query(`
      INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at) VALUES ('${workspace}', 'one', ${words}, 'region', 'Asia/Shanghai', '2026-01-05');
      INSERT INTO surveys_questionnaire VALUES ('${id(5)}', '${workspace}', 'park-worker', '1', 'f', '{}', '2026-01-05');
      INSERT INTO surveys_wave (id, workspace_id, questionnaire_id, number, title, starts_on, ends_on, state, offer)
        VALUES ('${wave}', '${workspace}', '${id(5)}', 1, ${words}, '2026-01-01', '2026-02-01', 'draft', 'all');
      INSERT INTO indicators_run (id, workspace_id, wave_id, wave_number, wave_title, number, state, settings, created_at)
        VALUES ('${run}', '${workspace}', '${wave}', 1, ${words}, 1, 'started', '{"greenThreshold": 50}', '2026-01-05');
      INSERT INTO indicators_result VALUES ('${workspace}', '${run}', 'union_density', 0, 'computed', NULL);
      INSERT INTO indicators_cell (workspace_id, run_id, indicator_id, cell_key, position, sex, park_id, status, figure) VALUES
        ('${workspace}', '${run}', 'union_density', '*|*', 0, NULL, NULL, 'reliable', ${figure}),
        ('${workspace}', '${run}', 'union_density', 'F|${park}', 1, 'F', '${park}', 'reliable', ${figure});
      INSERT INTO indicators_shown_cell VALUES
        ('${workspace}', '${wave}', 'union_density', '*|*', '${run}', 90, '2026-01-05'),
        ('${workspace}', '${wave}', 'union_density', 'F|${park}', '${run}', 40, '2026-01-05')`);
    const shown = (): Promise<unknown> =>
      database.query(`SELECT cell_key, persons FROM indicators_shown_cell ORDER BY persons DESC`);
    const before = [await database.query(`SELECT to_jsonb(c) FROM indicators_cell c ORDER BY position`), await shown()];
    await database.up(steps[at]!);
    expect(
      await database.query(`SELECT cell_key, sex, breakdown, level FROM indicators_cell ORDER BY position`),
    ).toEqual([
      { cell_key: '*|*', sex: null, breakdown: null, level: null },
      { cell_key: `F|park=${park}`, sex: 'F', breakdown: 'park', level: park },
    ]);
    expect(await shown()).toEqual([
      { cell_key: '*|*', persons: 90 },
      { cell_key: `F|park=${park}`, persons: 40 },
    ]);
    expect(await database.query(`SELECT settings FROM indicators_run`)).toEqual([
      { settings: { greenThreshold: 50, pairs: [] } },
    ]);
    await database.down(steps[at]!);
    const after = [await database.query(`SELECT to_jsonb(c) FROM indicators_cell c ORDER BY position`), await shown()];
    expect(after).toEqual(before);
  });
});
