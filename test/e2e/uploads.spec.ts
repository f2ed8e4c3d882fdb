import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localized } from '../../src/kernel/localized-text.js';
import { CreateRoundtable } from '../../src/modules/dialogue/use-cases/create-roundtable.js';
import { Database } from '../../src/platform/database/database.js';
import { OpenAction } from '../../src/roadmap/use-cases/open-action.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { givenWorkspace } from '../support/workspace.js';

const title = localized('Training for welders', '焊工培训');
let running: RunningApp;
let owner: pg.Pool;
let delegate: Visitor;
let facilitator: Visitor;
let analyst: Visitor;
let frame: string;
let evidence: string;
let documents: string;

beforeAll(async () => {
  running = await startApp();
  owner = new pg.Pool({ connectionString: running.test.ownerUrl, max: 1 });
  owner.on('error', () => undefined);
  const workspace = await givenWorkspace(running.app.get(Database));
  const here = `/api/workspaces/${workspace.workspaceId}`;
  const member = await givenVisitor(running, workspace, { role: 'member', constituency: 'employers' });
  delegate = member;
  facilitator = await givenVisitor(running, workspace, { role: 'facilitator' });
  analyst = await givenVisitor(running, workspace, { role: 'analyst' });
  frame = `${here}/surveys/frame/imports`;
  const opening = { title, ownerOrganisationId: member.actor.organisationId! };
  const action = await running.app.get(OpenAction, { strict: false }).execute(workspace.system, opening);
  evidence = `${here}/roadmap/actions/${action.id}/evidence`;
  const { id } = await running.app.get(CreateRoundtable, { strict: false }).execute(workspace.system, {
    title,
    startsOn: '2026-03-10',
    endsOn: '2026-03-10',
    opensAt: '09:00',
    timeZone: 'Asia/Shanghai',
  });
  documents = `${here}/roundtables/${id}/documents`;
}, 60_000);
afterAll(async () => {
  await owner.end();
  await running.close();
});

/** Everything that is stored: files on disk, complete or not, and rows. */
async function kept(): Promise<{ files: number; rows: number }> {
  const names = await readdir(path.join(running.folder, 'files'), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  const { rows } = await owner.query<{ n: number }>(
    'SELECT ((SELECT count(*) FROM roadmap_evidence) + (SELECT count(*) FROM dialogue_document))::int AS n',
  );
  return { files: names.filter((entry) => entry.isFile()).length, rows: rows[0]!.n };
}

function form(name: string, content: string | Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  for (const [field, value] of Object.entries(fields)) data.set(field, value);
  data.set('file', new Blob([content]), name);
  return data;
}

/** A PNG of its signature and last chunk. */
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]),
]);
const script = '<script>alert(document.cookie)</script>';
/** A ZIP whose first entry has this name. */
const zip = (entry: string) =>
  Buffer.concat([
    Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    Buffer.from([entry.length, 0, 0, 0]),
    Buffer.from(entry),
    Buffer.alloc(40),
  ]);

describe.each([
  ['as evidence', () => evidence, () => delegate],
  ['as a document', () => documents, () => facilitator],
])('a file offered %s', (_, where, who) => {
  const bring = (body: FormData, language = 'zh-CN') =>
    who().call('POST', where(), { body, headers: { 'accept-language': language } });

  it.each<[string, string, string | Uint8Array<ArrayBuffer>]>([
    ['SVG', 'chart.svg', `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`],
    ['SVG called PNG', 'chart.png', `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`],
    ['SVG called PDF', 'chart.pdf', `<?xml version="1.0"?><svg>${script}</svg>`],
    ['HTML', 'page.html', `<html>${script}</html>`],
    ['HTML called PDF', 'page.pdf', `<!DOCTYPE html>${script}`],
    ['HTML called PNG', 'page.png', `<!DOCTYPE html>${script}`],
    ['HTML called text', 'page.txt', `<html>${script}`],
    ['HTML behind a byte order mark', 'page.csv', `\uFEFF<html>${script}`],
    ['HTML behind a comment', 'page.txt', `\uFEFF <!-- notes --><html>${script}`],
    ['HTML behind a few words', 'page.txt', `Minutes\n<body onload=alert(1)>`],
    ['HTML in UTF-16', 'page.txt', new Uint8Array(Buffer.from(`\uFEFF<html>${script}`, 'utf16le'))],
    ['a program in a ZIP called DOCX', 'report.docx', new Uint8Array(zip('META-INF/MANIFEST.MF'))],
    ['an archive called XLSX', 'sheet.xlsx', new Uint8Array(zip('evil.html'))],
    ['a program', 'setup.pdf', 'MZ\u0090\u0000'],
  ])('is refused in both languages and leaves nothing when it is %s', async (_what, name, content) => {
    const before = await kept();
    for (const [language, letters] of [
      ['zh-CN', /[\u4e00-\u9fff]/],
      ['en', /^[\x20-\x7e]+$/],
    ] as const) {
      const answer = await bring(form(name, content), language);
      expect(answer.status).toBe(415);
      expect(answer.body['title']).toMatch(letters);
      expect(answer.body['code']).toMatch(/refused/);
    }
    expect(await kept()).toEqual(before);
  });

  it.each([
    ['../../../etc/passwd.txt', 'passwd.txt'],
    ['..\\..\\windows\\system.ini.txt', 'system.ini.txt'],
    ['/absolute/list.txt', 'list.txt'],
    ['签到表.txt', '签到表.txt'],
    ['invoice\u202Efdp.txt', 'invoicefdp.txt'],
    ['%2e%2e%2flist.txt', '%2e%2e%2flist.txt'],
  ])('called %j is stored under a generated name and shown as %j', async (name, shown) => {
    const before = await kept();
    const answer = await bring(form(name, 'names'));
    expect(answer.status).toBe(201);
    expect(await kept()).toEqual({ files: before.files + 1, rows: before.rows + 1 });
    const files = await readdir(path.join(running.folder, 'files'), { recursive: true, withFileTypes: true });
    for (const entry of files.filter((one) => one.isFile())) expect(entry.name).toMatch(/^[0-9a-f-]{36}$/);
    const { rows } = await owner.query<{ name: string }>(
      `SELECT file_name AS name FROM (SELECT file_name, recorded_at FROM roadmap_evidence
         UNION ALL SELECT file_name, attached_at FROM dialogue_document) x ORDER BY recorded_at DESC LIMIT 1`,
    );
    expect(rows[0]!.name).toBe(shown);
  });

  it('that is too large is refused by its announced length, and by its true one, and leaves nothing', async () => {
    const before = await kept();
    const announced = await bring(form('film.txt', new Uint8Array(27_000_000).fill(65)));
    expect(announced).toMatchObject({ status: 413, body: { code: expect.stringMatching(/too-large/) } });
    const streamed = await stream({ total: 200_000_000 });
    expect(streamed.status).toBe(413);
    expect(streamed.text).toMatch(/too-large.*[\u4e00-\u9fff]|[\u4e00-\u9fff].*too-large/);
    expect(streamed.sent).toBeLessThan(200_000_000);
    expect(await kept()).toEqual(before);
  });

  it('whose sender disconnects in the middle leaves nothing', async () => {
    const before = await kept();
    await stream({ total: 10_000_000, breakAt: 3_000_000 });
    await sleep(300);
    for (let waited = 0; waited < 5000 && (await kept()).files !== before.files; waited += 50) await sleep(50);
    expect(await kept()).toEqual(before);
  });

  it('that is missing, or one of two, is refused with a message', async () => {
    const before = await kept();
    const none = await bring(new FormData());
    expect([none.status, none.body['title']]).toEqual([400, expect.stringMatching(/[\u4e00-\u9fff]/)]);
    expect(await kept()).toEqual(before);
    for (const [type, body] of [
      ['multipart/form-data', '--x\r\nbroken'],
      ['multipart/form-data; boundary=x', '--x\r\nbroken'],
      [
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a\u0000b.txt"\r\n\r\nx\r\n--x--\r\n',
      ],
    ] as const) {
      const broken = await who().call('POST', where(), { body, headers: { 'content-type': type } });
      expect([broken.status, broken.body['code']]).toEqual([400, none.body['code']]);
    }
    expect(await kept()).toEqual(before);
    const noForm = await who().call('POST', where(), { body: '{}' });
    expect(noForm.status).toBe(400);
    expect(await kept()).toEqual(before);
  });

  /** A multipart body without an announced length, sent as fast as the server accepts it. */
  function stream(how: { total: number; breakAt?: number }): Promise<{ status: number; text: string; sent: number }> {
    return new Promise((resolve) => {
      const boundary = 'x-x-x-x';
      let sent = 0;
      let text = '';
      const call = request(running.url + where(), {
        method: 'POST',
        headers: {
          cookie: who().cookie,
          'accept-language': 'zh-CN',
          'content-type': `multipart/form-data; boundary=${boundary}`,
        },
      });
      const done = (status: number) => resolve({ status, text, sent });
      call.once('response', (response) => {
        response.on('data', (piece: Buffer) => (text += piece.toString()));
        response.once('end', () => done(response.statusCode ?? 0));
      });
      call.once('error', () => done(0));
      call.write(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n`,
      );
      const block = Buffer.alloc(64 * 1024, 65);
      const more = (): void => {
        while (!call.destroyed) {
          if (how.breakAt !== undefined && sent > how.breakAt) return void call.destroy();
          if (sent >= how.total) return void call.end(`\r\n--${boundary}--\r\n`);
          sent += block.length;
          if (!call.write(block)) return void call.once('drain', more);
        }
      };
      more();
    });
  }
});

describe('an image that is also a web page', () => {
  it('is returned as a download that no browser runs', async () => {
    const polyglot = new Uint8Array(Buffer.concat([png, Buffer.from(`<html>${script}</html>`)]));
    const added = await delegate.call('POST', evidence, { body: form('chart.png', polyglot) });
    expect(added.status).toBe(201);
    const { rows } = await owner.query<{ id: string }>(`SELECT id FROM roadmap_evidence WHERE file_name = 'chart.png'`);
    const response = await fetch(`${running.url}${evidence}/${rows[0]!.id}`, { headers: { cookie: delegate.cookie } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': expect.stringMatching(/^attachment;/),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    // what follows the picture is not stored
    expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true);
  });
});

describe('the fields of an upload', () => {
  it('are refused with their place if they cannot be stored, and the file is deleted', async () => {
    const before = await kept();
    const answer = await facilitator.call('POST', documents, {
      body: form('a.txt', 'text', { title: 'a\u0000b' }),
      headers: { 'accept-language': 'zh-CN' },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'platform.http.text-invalid', errors: [{ pointer: '/title', code: 'nul-byte' }] },
    });
    expect(await kept()).toEqual(before);
  });
});

describe('a commit whose reply never arrived', () => {
  it('keeps the file, because its row may exist', async () => {
    await owner.query(`
      CREATE FUNCTION doom() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON roadmap_evidence DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION doom();`);
    const before = await kept();
    const answer = await delegate.call('POST', evidence, { body: form('list.txt', 'names') });
    expect(answer).toMatchObject({ status: 503, body: { code: 'platform.database.outcome-unknown' } });
    expect(answer.headers.get('retry-after')).toBe('2');
    expect((await kept()).files).toBe(before.files + 1);
    await owner.query('DROP TRIGGER at_commit ON roadmap_evidence');
  });
});

it('a file of the sampling frame is saved with all fields that its page sends, and the ids of many enterprises', async () => {
  const table = 'Enterprise,Park,Women,Men\r\nNorth 1,North Park,12,30\r\n';
  const checked = await analyst.call('POST', `${frame}/checks`, { body: form('frame.csv', table) });
  const fields = {
    columns: JSON.stringify((checked.body['columns'] as { column: string | null }[]).map(({ column }) => column)),
    except: JSON.stringify(Array.from({ length: 20_000 }, () => crypto.randomUUID())),
    basis: String(checked.body['basis']),
    missing: 'keep',
  };
  const saved = await analyst.call('POST', frame, { body: form('frame.csv', table, fields) });
  expect(saved).toMatchObject({ status: 201, body: { added: 1, changed: 0, takenOut: 0 } });
});
