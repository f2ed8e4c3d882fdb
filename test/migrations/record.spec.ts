import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSteps, type Steps, steps } from './stepping.js';

const id = (last: number): string => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [workspace, first, second] = [id(1), id(2), id(3)];
const words = `'{"en": "x", "zh": "x"}'`;

let database: Steps;
beforeAll(async () => {
  database = await openSteps();
});
afterAll(() => database.close());

const action = (number: number, actionId: string, status: string, due: string): string => `
  INSERT INTO roadmap_action (id, workspace_id, number, title, description, policy_areas, co_owner_organisation_ids, due_on,
      due_precision, status, progress, version, field_versions, created_at, updated_at)
    VALUES ('${actionId}', '${workspace}', ${number}, ${words}, ${words}, '{}', '{}', '${due}', 'day', '${status}', 100, 1, '{}', '2026-01-01', '2026-01-01')`;
const claim = (claimId: string, day: string): string => `
  INSERT INTO roadmap_update (id, workspace_id, action_id, text, language, progress, status_before, status_after, recorded_at)
    VALUES ('${claimId}', '${workspace}', '${first}', 'x', 'en', 100, 'planned', 'claimed-done', '${day}')`;
const verdict = (last: number, claimId: string, said: string): string => `
  INSERT INTO roadmap_validation (id, workspace_id, action_id, update_id, verdict, words, person_id, constituency, recorded_at)
    VALUES ('${id(last)}', '${workspace}', '${first}', '${claimId}', ${said})`;
const moved = (last: number, from: string, to: string, day: string): string => `
  INSERT INTO domain_event VALUES ('${id(last)}', '${workspace}', 'roadmap.action.edited.v1', '${second}', NULL,
    '{"changes": {"dueOn": {"from": ${from}, "to": "${to}"}}}', '${day}')`;

const conclusion = (last: number, versions: readonly (readonly [en: string, zh: string])[]): string => {
  const text = ([en, zh]: readonly [string, string]): string => `'{"en": "${en}", "zh": "${zh}"}'`;
  const rows = versions.map(
    (version, index) =>
      `('${id(last * 10 + index)}', '${workspace}', '${id(last)}', ${index + 1}, ${text(version)}, '2026-01-0${index + 1}')`,
  );
  return `
    INSERT INTO dialogue_conclusion (id, workspace_id, roundtable_id, number, text, text_version, agreement, agreed_on, version,
        field_versions, recorded_at)
      VALUES ('${id(last)}', '${workspace}', '${id(50)}', ${last}, ${text(versions.at(-1)!)}, ${versions.length}, 'agreed', '2026-01-01', 1, '{}', '2026-01-01');
    INSERT INTO dialogue_conclusion_text (id, workspace_id, conclusion_id, version, text, written_at) VALUES ${rows.join(', ')};
    INSERT INTO dialogue_reservation (id, workspace_id, conclusion_id, kind, constituency, statement, recorded_at)
      VALUES ('${id(last * 10 + 9)}', '${workspace}', '${id(last)}', 'objection', 'workers', ${words}, '2026-01-01T12:00:00Z')`;
};

describe('records that are older than their rules', () => {
  it('keep their meaning: a replaced response or claim does not count, and the date first agreed is found', async () => {
    const at = steps.findIndex(({ name }) => name === 'SpeakingForGroups1764000000230');
    for (const step of steps.slice(0, at)) await database.up(step);
    const rows = [
      `INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at) VALUES ('${workspace}', 'one', ${words}, 'region', 'Asia/Shanghai', '2026-01-05')`,
      action(1, first, 'confirmed', '2026-06-30'),
      action(2, second, 'planned', '2027-05-31'),
      claim(id(10), '2026-02-01'),
      claim(id(11), '2026-02-05'),
      verdict(20, id(10), `'disputed', 'x', '${id(30)}', 'government', '2026-02-02'`),
      verdict(21, id(11), `'disputed', 'x', '${id(31)}', 'workers', '2026-02-06'`),
      verdict(22, id(11), `'confirmed', '', '${id(32)}', 'workers', '2026-02-07'`),
      moved(40, 'null', '2026-11-20', '2026-03-01'),
      moved(41, '"2026-11-20"', '2027-01-31', '2026-04-01'),
      moved(42, '"2027-01-31"', '2027-05-31', '2026-05-01'),
      `INSERT INTO dialogue_roundtable VALUES ('${id(50)}', '${workspace}', 1, ${words}, NULL, NULL, '2026-01-01', '2026-01-02', NULL, 'Asia/Shanghai', NULL, 'closed', 9, 1, '{}', '2026-01-01')`,
      conclusion(60, [
        ['ten', ''],
        ['ten', '十'],
      ]),
      conclusion(61, [
        ['ten', '十'],
        ['nine', '十'],
        ['eight', '十'],
      ]),
      conclusion(62, [
        ['ten', '十'],
        ['nine', '十'],
        ['nine', '九'],
      ]),
      conclusion(63, [
        ['ten', '十'],
        ['nine', '九'],
      ]),
    ];
    for (const row of rows) await database.query(row);
    for (const step of steps.slice(at)) await database.up(step);
    expect(
      await database.query(
        `SELECT verdict, withdrawn_at::date::text AS gone, withdrawn_by_id AS by FROM roadmap_validation ORDER BY id`,
      ),
    ).toEqual([
      { verdict: 'disputed', gone: '2026-02-05', by: null },
      { verdict: 'disputed', gone: '2026-02-07', by: id(32) },
      { verdict: 'confirmed', gone: null, by: null },
    ]);
    expect(
      await database.query(
        `SELECT number, a.due_on::text AS due, b.due_on::text AS agreed
         FROM roadmap_action a JOIN roadmap_baseline b ON b.action_id = a.id ORDER BY number`,
      ),
    ).toEqual([
      { number: 1, due: '2026-06-30', agreed: '2026-06-30' },
      { number: 2, due: '2027-05-31', agreed: '2026-11-20' },
    ]);
    const stale = await database.query(`
      SELECT c.number, stale_language AS stale, stale_since AS since, v.text_version AS reserved,
        (SELECT string_agg(left(t.kind, 3), ' ' ORDER BY t.version) FROM dialogue_conclusion_text t WHERE t.conclusion_id = c.id) AS kinds
      FROM dialogue_conclusion c JOIN dialogue_reservation v ON v.conclusion_id = c.id ORDER BY number`);
    expect(stale).toEqual([
      { number: 60, stale: null, since: null, reserved: 1, kinds: 'rec tra' },
      { number: 61, stale: 'zh', since: 2, reserved: 1, kinds: 'rec rev rev' },
      { number: 62, stale: null, since: null, reserved: 1, kinds: 'rec rev tra' },
      { number: 63, stale: null, since: null, reserved: 1, kinds: 'rec rev' },
    ]);
    expect(await database.query(`SELECT from_on::text AS was, reason FROM roadmap_due_change ORDER BY id`)).toEqual([
      { was: '2026-11-20', reason: null },
      { was: '2027-01-31', reason: null },
    ]);
  });
});
