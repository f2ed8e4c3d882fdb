import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSteps, type Steps, steps } from './stepping.js';

const id = (last: number): string => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [workspace, wave, questionnaire, park, poster] = [id(1), id(2), id(3), id(4), id(5)];
const words = `'{"en": "x", "zh": "x"}'`;
const name = 'SealedAnswers1764000000200';
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const mark = (text: string): string => `'\\x${hash(text)}'`;

let database: Steps;
beforeAll(async () => {
  database = await openSteps();
  const at = steps.findIndex((step) => step.name === name);
  for (const step of steps.slice(0, at)) await database.up(step);
  const link = (number: number, code: string): string =>
    `('${id(number)}', '${workspace}', '${wave}', 'open-poster', NULL, '${park}', '${code}', '${hash(code)}')`;
  await database.query(`
    INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at) VALUES ('${workspace}', 'one', ${words}, 'region', 'Asia/Shanghai', '2026-01-05');
    INSERT INTO surveys_questionnaire VALUES ('${questionnaire}', '${workspace}', 'park-worker', '1', 'f', '{}', '2026-01-05');
    INSERT INTO surveys_wave (id, workspace_id, questionnaire_id, number, title, starts_on, ends_on, state, offer)
      VALUES ('${wave}', '${workspace}', '${questionnaire}', 1, ${words}, '2026-01-01', '2026-02-01', 'open', 'all');
    INSERT INTO surveys_wave_stratum VALUES ('${wave}', 'P01-S1', '${workspace}', '${park}', '{S1}', false, 1, 20, 10, 10, 5);
    INSERT INTO surveys_frame_unit (id, workspace_id, place_id, park_id, size_class, headcount, women, men, certainty, psu_code)
      VALUES ('${id(7)}', '${workspace}', '${id(8)}', '${park}', 'S1', 20, 10, 10, false, 'ABCDEF');
    INSERT INTO surveys_wave_unit VALUES ('${id(6)}', '${workspace}', '${wave}', '${id(7)}', '${park}', 'S1', 'P01-S1', 'ABCDEF', 20, 10, 10);
    INSERT INTO surveys_way_in VALUES ${link(5, 'POSTER')};
    INSERT INTO surveys_way_in (id, workspace_id, wave_id, kind, wave_unit_id, park_id, code, code_hash)
      SELECT gen_random_uuid(), '${workspace}', '${wave}', 'invitation', '${id(6)}', '${park}', NULL, code
      FROM unnest(ARRAY['${hash('mixed')}', '${hash('waiting')}', '${hash('unused')}']) AS code;
    INSERT INTO surveys_spent_mark SELECT m, '${workspace}', '${wave}' FROM unnest(ARRAY[${mark('mixed')}::bytea, ${mark('instance 1')}::bytea]) AS m;
    INSERT INTO surveys_inbox_a VALUES (${mark('instance 2')}, ${mark('waiting')}, '${workspace}', '${wave}',
      (SELECT id FROM surveys_way_in WHERE code_hash = '${hash('waiting')}'), '1', '2026-01-06', '{"said": "by link"}');
    INSERT INTO surveys_inbox_b VALUES (${mark('instance 3')}, NULL, '${workspace}', '${wave}', '${poster}', '1', '2026-01-07', '{"said": "by poster"}')`);
  await database.up(steps[at]!);
});
afterAll(() => database.close());

describe('an open wave from before answers were sealed', () => {
  it('keeps every link and whether it is unused', async () => {
    expect(await database.query('SELECT code_hash FROM surveys_link')).toHaveLength(3);
    expect(await database.query('SELECT code_hash AS hash FROM surveys_link_unused')).toEqual([
      { hash: hash('unused') },
    ]);
    expect(await database.query('SELECT code FROM surveys_poster')).toEqual([{ code: 'POSTER' }]);
  });

  it('keeps hashes of instances only, none of a link', async () => {
    const rows = await database.query<{ mark: Buffer }>('SELECT mark FROM surveys_instance_mark');
    const expected = ['instance 1', 'instance 2', 'instance 3'].map(hash);
    expect(rows.map((row) => row.mark.toString('hex')).sort()).toEqual(expected.sort());
  });

  it('keeps each waiting answer once, with its unit and nothing of its link or day', async () => {
    const rows = await database.query<Record<string, unknown>>(
      'SELECT wave_unit_id AS unit, park_id AS park, form_version AS version, body FROM surveys_unsealed_answer ORDER BY body',
    );
    expect(rows).toEqual([
      { unit: id(6), park, version: '1', body: { said: 'by link' } },
      { unit: null, park, version: '1', body: { said: 'by poster' } },
    ]);
    const columns = await database.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'surveys_unsealed_answer'`,
    );
    expect(columns.map((column) => column.name).sort()).toEqual(
      ['body', 'form_version', 'id', 'park_id', 'wave_id', 'wave_unit_id', 'workspace_id'].sort(),
    );
  });

  it('has no table left in which a link was joined to an answer', async () => {
    const tables = await database.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE tablename ~ '^surveys_(inbox|spent|way_in)'`,
    );
    expect(tables).toEqual([]);
  });
});
