import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSteps, type Steps, steps } from './stepping.js';

const id = (last: number): string => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [workspace, wave] = [id(1), id(2)];
const words = `'{"en": "x", "zh": "x"}'`;
const name = 'AnswerSetsById1764000000241';

let database: Steps;
beforeAll(async () => {
  database = await openSteps();
});
afterAll(() => database.close());

const answers = [1, 2, 3].map((n) => Buffer.alloc(16, n));
/** In the earlier format: id, a hash of the content of the answer, and its first-seen run. */
const entry = (answer: Buffer, run: number): Buffer =>
  Buffer.concat([answer, Buffer.alloc(32, 0xee), Buffer.from([0, 0, 0, run])]);

describe('sets of answers that were hashed by content', () => {
  it('lose the hashes of contents and are identified by the ids that each run had read', async () => {
    const at = steps.findIndex((step) => step.name === name);
    for (const step of steps.slice(0, at)) await database.up(step);
    const kept = Buffer.concat([entry(answers[0]!, 1), entry(answers[1]!, 2), entry(answers[2]!, 1)]);
    const inputs = (earlier: readonly string[]) => JSON.stringify({ answerSetHash: 'old', earlierRuns: earlier });
    await database.query(`
      INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at) VALUES ('${workspace}', 'one', ${words}, 'region', 'Asia/Shanghai', '2026-01-05');
      INSERT INTO surveys_questionnaire VALUES ('${id(5)}', '${workspace}', 'park-worker', '1', 'f', '{}', '2026-01-05');
      INSERT INTO surveys_wave (id, workspace_id, questionnaire_id, number, title, starts_on, ends_on, state, offer)
        VALUES ('${wave}', '${workspace}', '${id(5)}', 1, ${words}, '2026-01-01', '2026-02-01', 'draft', 'all');
      INSERT INTO indicators_run (id, workspace_id, wave_id, wave_number, wave_title, number, state, settings, inputs, output_hash, finished_at, created_at) VALUES
        ('${id(6)}', '${workspace}', '${wave}', 1, ${words}, 1, 'done', '{}', '${inputs([])}', 'x', '2026-01-05', '2026-01-05'),
        ('${id(7)}', '${workspace}', '${wave}', 1, ${words}, 2, 'done', '{}', '${inputs([id(6)])}', 'x', '2026-01-06', '2026-01-06');
      INSERT INTO indicators_kept_sums (workspace_id, wave_id, run_id, basis, low_pay, answers, sums)
        VALUES ('${workspace}', '${wave}', '${id(7)}', '{}', '{}', '\\x${kept.toString('hex')}', '\\x00')`);
    await database.up(steps[at]!);
    const [row] = await database.query<{ answers: Buffer }>('SELECT answers FROM indicators_kept_sums');
    const entries = [
      [answers[0]!, 1],
      [answers[1]!, 2],
      [answers[2]!, 1],
    ] as const;
    expect(row!.answers).toEqual(
      Buffer.concat(entries.flatMap(([answer, run]) => [answer, Buffer.from([0, 0, 0, run])])),
    );
    const hashOf = (...read: Buffer[]): string => createHash('sha256').update(Buffer.concat(read)).digest('hex');
    const runs = await database.query(`SELECT inputs->>'answerSetHash' AS hash FROM indicators_run ORDER BY number`);
    expect(runs).toEqual([{ hash: hashOf(answers[0]!, answers[2]!) }, { hash: hashOf(...answers) }]);
  });
});
