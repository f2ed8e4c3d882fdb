import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

  it('leave no row of answers that were deleted', async () => {
    await fixture.test.owner('DELETE FROM surveys_response WHERE wave_id = ANY ($1)', [waves]);
    expect(await fixture.test.owner('SELECT * FROM surveys_answer_count')).toEqual([]);
  });
});
