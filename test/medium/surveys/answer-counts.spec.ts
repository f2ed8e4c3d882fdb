import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import { Random } from '../../../src/methodology/numeric/random.js';
import { miscounted } from '../../support/answer-counts.js';
import type { SurveyFixture } from './survey-fixture.js';
import { newFrame, openWave, surveyFixture } from './survey-fixture.js';

let fixture: SurveyFixture;
let waves: string[];
beforeAll(async () => {
  fixture = await surveyFixture();
  waves = [];
  for (let wave = 0; wave < 2; wave += 1) waves.push(await openWave(fixture, await newFrame(fixture)));
});
afterAll(() => fixture.end());

const random = new Random(262);
const anyOf = <T>(values: readonly T[]): T => values[Math.floor(random.uniform() * values.length)]!;

/** SQL statements like those of imports, opened sets, joined pools and deletions, on some answers of a wave. */
const changes: readonly ((waveId: string) => [sql: string, parameters: unknown[]])[] = [
  (waveId) => [
    `INSERT INTO surveys_response (wave_id, id, workspace_id, form_version, park_id, size_class, stratum, psu_code, lang,
       modules_offered, modules_taken, asked_count, answers, disposition, flags)
     SELECT w.id, gen_random_uuid(), w.workspace_id, 'test', s.park_id, 'S2', s.stratum, $2::text || n % 3, 'zh', '{}', '{}', 9,
       $3::jsonb, $4, $5
     FROM surveys_wave w JOIN surveys_wave_stratum s ON s.wave_id = w.id, generate_series(1, 7) AS n WHERE w.id = $1`,
    [
      waveId,
      anyOf(['a', 'b', null]),
      anyOf(['{"sex": "1"}', '{"sex": "2", "emp_status": "4"}', '{}']),
      anyOf(['complete', 'partial', 'breakoff']),
      anyOf([[], ['fast'], ['fast', 'straight']]),
    ],
  ],
  (waveId) => [
    `UPDATE surveys_response SET psu_code = $2 WHERE wave_id = $1 AND psu_code LIKE $3`,
    [waveId, anyOf(['pool', 'a1']), anyOf(['a%', 'b1'])],
  ],
  (waveId) => [`UPDATE surveys_response SET answers = answers - 'sex' WHERE wave_id = $1 AND id::text < '4'`, [waveId]],
  (waveId) => ['DELETE FROM surveys_response WHERE wave_id = $1 AND id::text < $2', [waveId, anyOf(['2', '8', 'c'])]],
  (waveId) => ['DELETE FROM surveys_response WHERE wave_id = $1 AND false', [waveId]],
];

describe('counts of answers', () => {
  it('are correct after answers are added, moved, changed or deleted in any order', async () => {
    let rows = 0;
    for (let step = 0; step < 60; step += 1) {
      await fixture.test.owner(...anyOf(changes)(anyOf(waves)));
      expect(await miscounted(fixture.test.owner)).toEqual([]);
      rows = Math.max(rows, (await fixture.test.owner('SELECT FROM surveys_answer_count')).length);
    }
    expect(rows).toBeGreaterThan(20);
  });

  it('read sex and status by the mapping with which a wave of another questionnaire was opened, not by a later one', async () => {
    const { owner } = fixture.test;
    const [waveId = '', formId] = [waves[0], newId()];
    await owner('DELETE FROM surveys_response WHERE wave_id = $1', [waveId]);
    await owner(
      `INSERT INTO surveys_form (id, workspace_id, name, version, title, summary, model, created_at)
       SELECT $2, q.workspace_id, q.name, q.version, 'Theirs', '{}', '{}', now()
       FROM surveys_wave w JOIN surveys_questionnaire q ON q.id = w.questionnaire_id WHERE w.id = $1`,
      [waveId, formId],
    );
    const add = (answers: Readonly<Record<string, string>>) =>
      owner(
        `INSERT INTO surveys_response (wave_id, id, workspace_id, form_version, park_id, size_class, stratum, psu_code, lang,
           modules_offered, modules_taken, asked_count, answers, disposition, flags)
         SELECT w.id, gen_random_uuid(), w.workspace_id, 'test', s.park_id, 'S2', s.stratum, 'a', 'zh', '{}', '{}', 9, $2::jsonb,
           'complete', '{}'
         FROM surveys_wave w JOIN surveys_wave_stratum s ON s.wave_id = w.id WHERE w.id = $1 LIMIT 1`,
        [waveId, JSON.stringify(answers)],
      );
    const map = (version: number, women: string, minutes: number) =>
      owner(
        `INSERT INTO surveys_mapping SELECT gen_random_uuid(), f.workspace_id, f.id, $2, $3::jsonb, 'f',
           w.opened_at + make_interval(mins => $4) FROM surveys_form f, surveys_wave w WHERE f.id = $1 AND w.id = $5`,
        [
          ...[formId, version],
          JSON.stringify([
            { variable: 'sex', question: 'gender', categories: [{ choice: women, category: '2' }] },
            { variable: 'emp_status', question: 'job', categories: [{ choice: 'none', category: '4' }] },
          ]),
          ...[minutes, waveId],
        ],
      );
    const counts = () =>
      owner(
        'SELECT sex, ineligible, sum(count)::int AS count FROM surveys_answer_count WHERE wave_id = $1 GROUP BY 1, 2 ORDER BY 1, 2',
        [waveId],
      );
    await map(2, 'm', 1);
    await add({ sex: '2', gender: 'm' });
    expect(await counts()).toEqual([{ sex: '', ineligible: false, count: 1 }]);
    await owner('DELETE FROM surveys_response WHERE wave_id = $1', [waveId]);
    await map(1, 'f', -1);
    await add({ sex: '2', gender: 'f', job: 'none' });
    await add({ gender: 'f' });
    await add({ gender: 'm', emp_status: '4' });
    expect(await counts()).toEqual([
      { sex: '', ineligible: false, count: 1 },
      { sex: '2', ineligible: false, count: 1 },
      { sex: '2', ineligible: true, count: 1 },
    ]);
    await map(3, 'm', 2);
    await owner(`DELETE FROM surveys_response WHERE wave_id = $1 AND answers ->> 'job' = 'none'`, [waveId]);
    expect(await counts()).toEqual([
      { sex: '', ineligible: false, count: 1 },
      { sex: '2', ineligible: false, count: 1 },
    ]);
    expect(await miscounted(owner)).toEqual([]);
  });

  it('leave no row of answers that were deleted', async () => {
    await fixture.test.owner('DELETE FROM surveys_response WHERE wave_id = ANY ($1)', [waves]);
    expect(await fixture.test.owner('SELECT * FROM surveys_answer_count')).toEqual([]);
  });
});
