/**
 * Sends files with dangerous names to every operation that receives a file: the valid calls of the fuzz test make what
 * each of them needs, so that a new operation is tried as soon as it is described.
 */
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Call, Caller, type Reply } from '../fuzz/caller.js';
import { Fixture } from '../fuzz/fixture.js';
import { readOperations } from '../fuzz/operations.js';
import { Tally } from '../fuzz/tally.js';
import { validCalls } from '../fuzz/valid-calls.js';
import { accountsIn, city, type Demonstration, startDemonstration } from '../support/demonstration.js';
import { ownerPool } from '../support/program.js';
import { cookieOf } from '../support/visitor.js';

const operations = readOperations();
const uploads = operations.filter(({ receivesFile }) => receivesFile).map(({ name }) => name);
/** They store any document; the others accept only what they can read. */
const storesDocuments = [
  'POST /conclusions/{conclusionId}/confirmations/{organisationId}/paper',
  'POST /meetings/{meetingId}/documents',
  'POST /roadmap/actions/{actionId}/evidence',
  'POST /roundtables/{roundtableId}/documents',
];
const disguised = [
  'disguised-report.html',
  'disguised-a.hta',
  'disguised-run.exe',
  'disguised-\u202Efdp.scr',
  '..\\..\\disguised-folder/AUX.lnk. ',
  `disguised-${'long'.repeat(200)}.bat`,
];
const dangerous = '((disguised-|AUX)[^",]*\\.(html|hta|exe|scr|lnk|bat))|\u202E|disguised-folder';
const pdf = '%PDF-1.7\n<script>alert(document.cookie)</script>';

let running: Demonstration;
let owner: pg.Pool;
let fixture: Fixture;
let caller: Caller;
const tally = new Tally();

beforeAll(async () => {
  running = await startDemonstration();
  owner = ownerPool(running.folder);
  const cookies = new Map<string, string>();
  for (const { email, password } of accountsIn(running.folder))
    cookies.set(email.split('@')[0]!, await cookieOf(running.url, email, password));
  caller = new Caller(() => running.url, city.workspaceId, cookies, operations, tally);
  fixture = new Fixture(caller, validCalls, owner, running.folder);
}, 300_000);
afterAll(async () => {
  await owner.end();
  await running.close();
}, 60_000);

/** The valid call, with another name of its file and perhaps another content. */
function renamed(call: Call, name: string, content?: string): Call {
  const body = new FormData();
  for (const [field, value] of (call.body as FormData).entries())
    if (typeof value === 'string') body.set(field, value);
    else body.set(field, new Blob([content ?? value]), name);
  return { ...call, body };
}

async function tried(operation: string, content?: string): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  for (const name of disguised) {
    const call = await validCalls[operation]!(fixture);
    replies.push(await caller.send(operation, renamed(call, name, content)));
  }
  return replies;
}

/** Tables whose rows contain a dangerous name. */
async function keptNames(): Promise<readonly string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(
      `SELECT left(t::text, 400) AS row FROM "${name}" t WHERE t::text ~* $1 LIMIT 1`,
      [dangerous],
    );
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}

it('are all tried: each operation that receives a file', () => {
  expect(uploads.length).toBeGreaterThanOrEqual(12);
  expect(uploads).toEqual(expect.arrayContaining(storesDocuments));
});

it.each(uploads)('%s keeps no dangerous name, whether it accepts or refuses the file', async (operation) => {
  const asPdf = await tried(operation, pdf);
  await tried(operation);
  if (storesDocuments.includes(operation)) expect(asPdf.map(({ status }) => status)).toEqual(asPdf.map(() => 201));
  expect(tally.findings).toEqual([]);
  expect(await keptNames()).toEqual([]);
});

it('a file sent in parts is refused under such a name before its first part', async () => {
  const start = 'POST /roadmap/actions/{actionId}/uploads';
  for (const fileName of disguised) {
    const call = await validCalls[start]!(fixture);
    const body = { ...(call.body as object), fileName: fileName.slice(-100) };
    expect(await caller.send(start, { ...call, body })).toMatchObject({
      ...{ status: 415, body: { code: 'roadmap.evidence.type-refused' } },
    });
  }
  expect(await keptNames()).toEqual([]);
});

it.each([
  ['roadmap_evidence', `'/roadmap/actions/' || action_id || '/evidence/' || id`],
  ['dialogue_document', `'/documents/' || id || '/file'`],
])('a download from %s has the extension of its type', async (table, address) => {
  const { rows } = await owner.query<{ address: string; name: string; title: string }>(
    `SELECT ${address} AS address, file_name AS name FROM ${table}
      WHERE workspace_id = $1 AND file_name ~* '^(disguised|_AUX)' AND media_type = 'application/pdf'`,
    [city.workspaceId],
  );
  expect(new Set(rows.map(({ name }) => name.replace(/(long){3,}l?o?n?/, 'long')))).toEqual(
    new Set([
      'disguised-report.pdf',
      'disguised-a.pdf',
      'disguised-run.pdf',
      'disguised-fdp.pdf',
      '_AUX.pdf',
      'disguised-long.pdf',
    ]),
  );
  const facilitator = await running.signIn('facilitator');
  for (const row of rows) {
    const { status, headers } = await facilitator.call('GET', `/api/workspaces/${city.workspaceId}${row.address}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="${row.name}"; filename*=UTF-8''${encodeURIComponent(row.name)}`,
    );
  }
});
