import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openSteps, type Steps, steps } from './stepping.js';

const id = (last: number): string => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const workspace = id(1);
const words = `'{"en": "x", "zh": "x"}'`;

const action = (last: number, conclusion: string): string => `
  INSERT INTO roadmap_action (id, workspace_id, number, conclusion_id, title, description, policy_areas,
      co_owner_organisation_ids, due_precision, status, progress, version, field_versions, created_at, updated_at)
    VALUES ('${id(last)}', '${workspace}', ${last}, ${conclusion}, ${words}, ${words}, '{}', '{}', 'day', 'planned', 0, 1,
      '{}', '2026-01-05', '2026-01-05')`;

const conclusion = (last: number): string => `
  INSERT INTO dialogue_conclusion (id, workspace_id, roundtable_id, number, text, text_version, agreement, agreed_on,
      version, field_versions, recorded_at)
    VALUES ('${id(last)}', '${workspace}', '${id(2)}', ${last}, ${words}, 1, 'agreed', '2026-01-05', 1, '{}', '2026-01-05')`;

let database: Steps;
beforeAll(async () => {
  database = await openSteps();
});
afterAll(() => database.close());

it('an action keeps its conclusion when it can have several, and the earliest when it can have only one again', async () => {
  const at = steps.findIndex((step) => step.name === 'ActionConclusions1764000000272');
  for (const step of steps.slice(0, at)) await database.up(step);
  await database.query(`
    INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at) VALUES ('${workspace}', 'one', ${words}, 'region', 'Asia/Shanghai', '2026-01-05');
    INSERT INTO dialogue_roundtable VALUES ('${id(2)}', '${workspace}', 1, ${words}, NULL, NULL, '2026-02-01', '2026-02-02', '09:00', 'Asia/Shanghai', NULL, 'closed', 1, 1, '{}', '2026-01-05');
    ${[conclusion(3), conclusion(4), action(5, `'${id(4)}'`), action(6, 'NULL')].join(';')}`);
  await database.up(steps[at]!);
  const links = () => database.query(`SELECT action_id, conclusion_id FROM roadmap_action_conclusion ORDER BY 1, 2`);
  expect(await links()).toEqual([{ action_id: id(5), conclusion_id: id(4) }]);
  await database.query(`INSERT INTO roadmap_action_conclusion VALUES ('${workspace}', '${id(5)}', '${id(3)}')`);
  await database.down(steps[at]!);
  expect(await database.query('SELECT id, conclusion_id FROM roadmap_action ORDER BY id')).toEqual([
    { id: id(5), conclusion_id: id(3) },
    { id: id(6), conclusion_id: null },
  ]);
});

it('a working group can own an action, and without this step its action has no owner', async () => {
  const at = steps.findIndex((step) => step.name === 'WorkingGroupOwners1764000000273');
  await database.up(steps[at - 1]!);
  await database.query(`
    INSERT INTO directory_organisation (id, workspace_id, name, constituency, basis) VALUES ('${id(7)}', '${workspace}', ${words}, 'workers', 'entered');
    INSERT INTO dialogue_working_group VALUES ('${id(8)}', '${workspace}', ${words}, NULL, '{workers}', NULL, NULL, NULL, NULL, 1, '2026-01-05');
    UPDATE roadmap_action SET owner_organisation_id = '${id(7)}' WHERE id = '${id(5)}'`);
  const before = await database.query('SELECT * FROM roadmap_action ORDER BY id');
  await database.up(steps[at]!);
  const owners = (organisation: string | null, group: string | null) =>
    database.query('UPDATE roadmap_action SET owner_organisation_id = $2, owner_working_group_id = $3 WHERE id = $1', [
      ...[id(6), organisation, group],
    ]);
  expect(await database.query('SELECT * FROM roadmap_action ORDER BY id')).toEqual(
    before.map((row) => ({ ...row, owner_working_group_id: null })),
  );
  await expect(owners(id(7), id(8))).rejects.toThrow('ck_roadmap_action_one_owner');
  await expect(owners(null, id(7))).rejects.toThrow('fk_roadmap_action_owner_working_group');
  await owners(null, id(8));
  await database.down(steps[at]!);
  expect(await database.query('SELECT * FROM roadmap_action ORDER BY id')).toEqual(before);
});

it('partner organisations of an action are those of the directory, in both directions', async () => {
  const at = steps.findIndex((step) => step.name === 'CoOwners1764000000324');
  const from = steps.findIndex((step) => step.name === 'WorkingGroupOwners1764000000273');
  await database.query(
    `UPDATE roadmap_action SET co_owner_organisation_ids = '{${id(7)},${id(99)},${id(7)}}' WHERE id = '${id(6)}'`,
  );
  for (const step of steps.slice(from, at + 1)) await database.up(step);
  const partners = await database.query('SELECT action_id, organisation_id FROM roadmap_co_owner');
  expect(partners).toEqual([{ action_id: id(6), organisation_id: id(7) }]);
  await database.down(steps[at]!);
  const arrays = await database.query('SELECT co_owner_organisation_ids AS ids FROM roadmap_action ORDER BY id');
  expect(arrays).toEqual([{ ids: [] }, { ids: [id(7)] }]);
});
