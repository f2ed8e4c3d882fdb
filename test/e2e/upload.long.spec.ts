import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { city, signIn, type Visitor } from '../support/demonstration.js';
import { copyDemonstration } from '../support/demonstration-template.js';
import { openWave } from '../support/fieldwork.js';
import { type FileStore, startFileStore } from '../support/file-store.js';
import { dataFolder, ownerPool, postgresOf, type Program, startProgram, stopProgram } from '../support/program.js';

const megabyte = 1024 * 1024;
const folder = dataFolder();
const here = `/api/workspaces/${city.workspaceId}`;
let program: Program;
let store: FileStore;
const targets: Record<string, { readonly path: string; readonly who: Visitor }> = {};

beforeAll(async () => {
  store = await startFileStore();
  await copyDemonstration(folder.path);
  program = await startProgram(folder.path, { DEMO: 'true' });
  const at = () => program.url;
  const [analyst, facilitator, administrator, member] = await Promise.all(
    ['analyst', 'facilitator', 'administrator', 'member-workers'].map((name) => signIn(at, folder.path, name)),
  );
  const { waveId } = await openWave(analyst!, await signIn(at, folder.path, 'fieldwork-manager'));
  const owner = ownerPool(folder.path);
  // a closed one is refused before the file is read
  const roundtable = await owner.query<{ id: string }>(
    `SELECT id FROM dialogue_roundtable WHERE workspace_id = $1 AND state = 'convened' LIMIT 1`,
    [city.workspaceId],
  );
  const opened = await facilitator!.call('POST', `${here}/roadmap/actions`, {
    body: { title: { en: 'Large', zh: '大' }, ownerOrganisationId: city.actors['member-workers'].organisationId },
  });
  targets['evidence'] = { path: `${here}/roadmap/actions/${String(opened.body['id'])}/evidence`, who: member! };
  targets['a document'] = {
    path: `${here}/roundtables/${roundtable.rows[0]!.id}/documents`,
    who: administrator!,
  };
  targets['a table of answers'] = { path: `${here}/surveys/waves/${waveId}/imports`, who: analyst! };
  await owner.end();
}, 300_000);
afterAll(async () => {
  await store?.remove();
  program?.child.kill('SIGKILL');
  const postgres = postgresOf(folder.path);
  if (postgres !== undefined) process.kill(postgres, 'SIGQUIT');
  folder.remove();
});

/** Memory of the program in megabytes. */
function memory(): number {
  const status = readFileSync(`/proc/${program.child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

function onDisk(): { files: number; bytes: number } {
  const local = ['files', 'uploads']
    .map((name) => path.join(folder.path, name))
    .filter((root) => existsSync(root))
    .flatMap((root) => readdirSync(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    // A part of an upload may be deleted between the list and the look at it.
    .map((entry) => statSync(path.join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0);
  const files = [...local, ...store.sizes()];
  return { files: files.length, bytes: files.reduce((sum, bytes) => sum + bytes, 0) };
}

interface Outcome {
  readonly status: number;
  readonly text: string;
  readonly sent: number;
}

interface Upload {
  readonly what: string;
  readonly announced: boolean;
  readonly size: number;
}

/** A multipart body, generated while it is sent, with or without an announced length. */
function send({ what, announced, size }: Upload): Promise<Outcome> {
  const { path: address, who } = targets[what]!;
  return new Promise((resolve) => {
    const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="all.csv"\r\nContent-Type: text/csv\r\n\r\n`;
    const tail = '\r\n--x--\r\n';
    let sent = 0;
    let text = '';
    const call = request(program.url + address, {
      method: 'POST',
      headers: {
        cookie: who.cookie,
        'accept-language': 'zh-CN',
        'content-type': 'multipart/form-data; boundary=x',
        ...(announced && { 'content-length': head.length + size + tail.length }),
      },
    });
    call.once('response', (response) => {
      response.on('data', (piece: Buffer) => (text += piece.toString()));
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, text, sent });
        call.destroy();
      });
    });
    call.once('error', () => resolve({ status: 0, text, sent }));
    call.write(head);
    const block = Buffer.alloc(megabyte, 'age,sex\n');
    const more = (): void => {
      while (!call.destroyed && sent < size) {
        sent += block.length;
        if (!call.write(block)) return void call.once('drain', more);
      }
      if (!call.destroyed) call.end(tail);
    };
    more();
  });
}

/** Sends a file, and measures memory, disk and how long other requests wait. */
async function watched(upload: Upload) {
  await fetch(`${program.url}/health/ready`);
  const before = { memory: memory(), disk: onDisk() };
  let most = before.memory;
  let mostOnDisk = 0;
  let slowest = 0;
  let going = true;
  const watching = (async () => {
    while (going) {
      most = Math.max(most, memory());
      mostOnDisk = Math.max(mostOnDisk, onDisk().bytes - before.disk.bytes);
      const began = performance.now();
      await fetch(`${program.url}/health/live`);
      slowest = Math.max(slowest, performance.now() - began);
      await sleep(20);
    }
  })();
  const outcome = await send(upload);
  await sleep(500);
  going = false;
  await watching;
  const memoryGrowth = most - before.memory;
  process.stderr.write(
    `${upload.size / megabyte} MB as ${upload.what}${upload.announced ? ', announced' : ''}: ${outcome.status} after ${Math.round(outcome.sent / megabyte)} MB; ` +
      `memory ${Math.round(before.memory)} MB, at most +${Math.round(memoryGrowth)} MB; disk at most +${Math.round(mostOnDisk / 1e6)} MB; ` +
      `others waited at most ${Math.round(slowest)} ms\n`,
  );
  return { outcome, before: before.disk, memoryGrowth, mostOnDisk };
}

describe.each([
  ['a folder', false],
  ['an S3-compatible store', true],
])('an upload of 500 MB to %s', (_, remote) => {
  beforeAll(async () => {
    if (!remote) return;
    await stopProgram(program);
    // no worker, which would read the table
    program = await startProgram(folder.path, { DEMO: 'true', FILES_URL: store.url, WORKERS: 'off' });
  }, 120_000);

  it.each([
    ['evidence', true, 20],
    ['evidence', false, 20],
    ['a document', true, 25],
    ['a document', false, 25],
    ['a table of answers', true, 300],
    ['a table of answers', false, 300],
  ])(
    'as %s (length announced: %s) is refused over %i MB, held neither in memory nor on disk',
    async (what, announced, limit) => {
      const { outcome, before, memoryGrowth, mostOnDisk } = await watched({ what, announced, size: 500 * megabyte });
      expect(outcome.status).toBe(413);
      expect(JSON.parse(outcome.text)).toMatchObject({
        code: expect.stringMatching(/too-large$/),
        title: expect.stringMatching(/[\u4e00-\u9fff]/),
        detail: expect.stringMatching(/未保(存|留)/),
      });
      expect(outcome.sent).toBeLessThan(500 * megabyte);
      expect(memoryGrowth).toBeLessThan(120);
      expect(mostOnDisk).toBeLessThanOrEqual(announced ? 0 : (limit + 1) * megabyte);
      expect(onDisk()).toEqual(before);
    },
    120_000,
  );
});

describe('a table of answers of 250 MB', () => {
  it('is sent to an S3-compatible store without being held in memory, and leaves nothing in the data folder', async () => {
    const size = 250 * megabyte;
    const { outcome, before, memoryGrowth } = await watched({ what: 'a table of answers', announced: true, size });
    expect(outcome.status).toBe(201);
    expect(memoryGrowth).toBeLessThan(120);
    expect(onDisk()).toEqual({ files: before.files + 1, bytes: before.bytes + size });
    expect(readdirSync(path.join(folder.path, 'uploads'))).toEqual([]);
  }, 120_000);
});
