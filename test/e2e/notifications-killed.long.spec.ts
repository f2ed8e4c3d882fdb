import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type pg from 'pg';
import PostalMime from 'postal-mime';
import { type DataFolder, dataFolder, ownerPool, type Program, startProgram, stopProgram } from '../support/program.js';

const people = 2000;

let data: DataFolder;
let program: Program;
beforeAll(async () => {
  data = dataFolder();
  program = await startProgram(data.path);
}, 300_000);
afterAll(async () => {
  await stopProgram(program);
  data.remove();
});

/** A workspace with many members, each with two notifications that are due by email. */
const prepare = `
WITH workspace AS (
  INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at)
  VALUES (gen_random_uuid(), 'many', '{"en": "Many", "zh": "许多"}', 'region', 'Asia/Shanghai', now()) RETURNING id
), people AS (
  INSERT INTO identity_person (id, workspace_id, name, capacity, sex, language)
  SELECT gen_random_uuid(), w.id, jsonb_build_object('en', 'Person ' || n, 'zh', '人员' || n), 'secretariat', 'female', 'en'
  FROM workspace w, generate_series(1, ${people}) n RETURNING id, workspace_id
), accounts AS (
  INSERT INTO identity_account SELECT id, id || '@test.example', 'en', now() FROM people RETURNING id
), members AS (
  INSERT INTO identity_membership (workspace_id, account_id, person_id, roles, created_at)
  SELECT p.workspace_id, a.id, p.id, '{member}', now() FROM people p JOIN accounts a ON a.id = p.id
), roundtable AS (
  INSERT INTO dialogue_roundtable (id, workspace_id, number, title, starts_on, ends_on, time_zone, state, last_conclusion,
    version, field_versions, seat_frame, created_at)
  SELECT gen_random_uuid(), id, 1, '{"en": "Green jobs", "zh": "绿色就业"}', '2026-03-10', '2026-03-10', 'Asia/Shanghai',
    'convened', 0, 1, '{}', '[]', now() FROM workspace RETURNING id
)
INSERT INTO notifications_notification (id, workspace_id, person_id, kind, subject_type, subject_id, facts, source,
  occurred_at, mail_at)
SELECT gen_random_uuid(), p.workspace_id, p.id, kind, 'roundtable', r.id, '{}', kind, now(), now()
FROM people p, roundtable r, unnest(ARRAY['roundtable-convened', 'roundtable-changed']) kind`;

async function count(pool: pg.Pool, sql: string): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(sql);
  return Number(rows[0]!.count);
}

async function until(reached: () => Promise<boolean>, seconds: number): Promise<void> {
  for (let waited = 0; waited < seconds * 1000; waited += 20) {
    if (await reached()) return;
    await sleep(20);
  }
  throw new Error(`not reached within ${seconds} s`);
}

it('a digest for 2,000 people during which the program is killed reaches each person exactly once', async () => {
  const written = "SELECT count(*) FROM mail_outbox WHERE kind = 'notifications.letter'";
  const before = ownerPool(data.path);
  await before.query(prepare);
  await until(async () => (await count(before, written)) > 0, 120);
  program.child.kill('SIGKILL');
  await program.ended;
  const reached = await count(before, written).catch(() => 0);
  await before.end();
  program = await startProgram(data.path);
  const after = ownerPool(data.path);
  const started = performance.now();
  await until(async () => (await count(after, written)) === people, 180);
  const seconds = (performance.now() - started) / 1000;
  await until(async () => (await count(after, 'SELECT count(*) FROM mail_outbox WHERE sent_at IS NULL')) === 0, 300);
  await after.end();
  const folder = path.join(data.path, 'mail');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const letters = await Promise.all(files.map((file) => PostalMime.parse(readFileSync(path.join(folder, file)))));
  const recipients = letters.flatMap(({ to }) => (to ?? []).map((one) => ('address' in one ? one.address : '')));
  expect(recipients).toHaveLength(people);
  expect(new Set(recipients).size).toBe(people);
  expect(letters.every(({ text }) => text?.split('Green jobs').length === 3)).toBe(true);
  // the kill came in the middle
  expect(reached).toBeLessThan(people);
  console.info(
    `killed after ${reached} of ${people} emails; the rest was written ${seconds.toFixed(1)} s after the start`,
  );
}, 900_000);
