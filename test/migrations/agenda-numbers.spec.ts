import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openSteps, type Steps, steps } from './stepping.js';

const id = (last: number): string => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const meeting = (last: number, state: string): string =>
  `('${id(last)}', '${id(1)}', '${id(2)}', ${last}, '2026-02-01', '2026-02-01', '${state}', 1, '{}', '2026-01-05')`;
const item = (last: number, meetingId: number, place: object): string => {
  const row = { day: 1, position: 1, parent: null, status: 'planned', kind: 'topic', minutes: 15, ...place };
  const parent = row.parent === null ? 'NULL' : `'${id(row.parent)}'`;
  return `('${id(last)}', '${id(1)}', '${id(2)}', '${id(meetingId)}', ${parent}, ${row.day}, ${row.position}, '{}',
    ${row.minutes}, '${row.kind}', '${row.status}', 1, '{}', '2026-01-05')`;
};
const insert = (rows: readonly string[]): string => `
  INSERT INTO dialogue_agenda_item (id, workspace_id, roundtable_id, meeting_id, parent_id, day, position, title,
    planned_minutes, kind, status, version, field_versions, created_at) VALUES ${rows.join(', ')}`;

let database: Steps;
beforeAll(async () => {
  database = await openSteps();
});
afterAll(() => database.close());

it('items of convened meetings get the numbers that they were shown with, and without the steps breaks are topics', async () => {
  const at = steps.findIndex((step) => step.name === 'Breaks1764000000327');
  const [breaks, numbers] = [steps[at]!, steps[at + 1]!];
  for (const step of steps.slice(0, at)) await database.up(step);
  await database.query(`
    INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at) VALUES ('${id(1)}', 'one', '{}', 'region', 'Asia/Shanghai', '2026-01-05');
    INSERT INTO dialogue_roundtable (id, workspace_id, number, title, starts_on, ends_on, time_zone, state, last_conclusion, version, field_versions, created_at)
      VALUES ('${id(2)}', '${id(1)}', 1, '{}', '2026-02-01', '2026-02-01', 'Asia/Shanghai', 'in-session', 0, 1, '{}', '2026-01-05');
    INSERT INTO dialogue_meeting (id, workspace_id, roundtable_id, number, starts_on, ends_on, state, version, field_versions, created_at)
      VALUES ${meeting(3, 'in-session')}, ${meeting(4, 'planned')}`);
  const rows = [
    item(10, 3, { day: 2 }),
    item(11, 3, { position: 2 }),
    item(12, 3, { position: 1 }),
    item(13, 3, { parent: 11, position: 1, status: 'done' }),
    item(14, 3, { parent: 11, position: 2, status: 'carried-over' }),
    item(15, 4, {}),
  ];
  await database.query(insert(rows));
  await database.up(breaks);
  await database.query(
    insert([item(16, 3, { position: 3, kind: 'break' }), item(17, 3, { kind: 'open-reservation', day: 3 })]),
  );
  await expect(database.query(insert([item(18, 3, { position: 4, kind: 'break', minutes: 'NULL' })]))).rejects.toThrow(
    'ck_dialogue_agenda_item_break',
  );
  await database.up(numbers);
  const numbered = await database.query<{ id: string; number: string | null }>(
    'SELECT right(id::text, 2) AS id, number FROM dialogue_agenda_item ORDER BY id',
  );
  expect(numbered.map((row) => `${row.id} ${row.number ?? ''}`.trim())).toEqual([
    ...['10 3', '11 2', '12 1', '13 2.1', '14 2.2', '15', '16', '17 4'],
  ]);
  await database.down(numbers);
  await database.down(breaks);
  expect(await database.query('SELECT DISTINCT kind FROM dialogue_agenda_item')).toEqual([{ kind: 'topic' }]);
  await database.up(breaks);
  await database.up(numbers);
});
