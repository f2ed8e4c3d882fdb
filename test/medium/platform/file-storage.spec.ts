import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings } from '../../../src/platform/config/environment.js';
import { type BackedUpFiles, backUp, restore } from '../../../src/platform/database/backup.js';
import { Logger } from '../../../src/platform/observability/logger.js';
import { FileMissing, type FileStorage } from '../../../src/platform/storage/file-storage.js';
import { storageOf } from '../../../src/platform/storage/storage-of.js';
import { createEmptyDatabase, openTestDatabase } from '../../support/database.js';
import { type FileStore, startFileStore } from '../../support/file-store.js';
import { migrate } from '../../../src/platform/database/migrate.js';

const place = mkdtempSync(path.join(os.tmpdir(), 'tripartite-stores-'));
let store: FileStore;
let number = 0;

beforeAll(async () => {
  store = await startFileStore();
});
afterAll(async () => {
  await store.remove();
  rmSync(place, { recursive: true, force: true });
});

/** A process of the installation, with its own data folder. */
const processWith = (FILES_URL?: string): { storage: FileStorage; folder: string } => {
  const folder = path.join(place, String((number += 1)));
  mkdirSync(folder);
  return { folder, storage: storageOf(readSettings({ DATA_DIR: folder, FILES_URL }), new Logger('silent')) };
};
const sharedFolder = (): string => {
  const folder = path.join(place, `shared-${(number += 1)}`);
  mkdirSync(folder);
  return `file://${folder}`;
};
const megabytes = (count: number) =>
  Readable.from(
    (function* () {
      for (let sent = 0; sent < count; sent += 1) yield Buffer.alloc(1_000_000, sent);
    })(),
  );
const collect = async (keys: AsyncIterable<string>) => {
  const all: string[] = [];
  for await (const key of keys) all.push(key);
  return all.sort();
};
const partials = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.part'));

describe.each<[string, () => string]>([
  ['a shared folder', sharedFolder],
  ['an S3-compatible store', () => store.url],
])('%s', (_, address) => {
  it('returns a file of 30 MB unchanged to another process, and deletes it', async () => {
    const url = address();
    const [one, other] = [processWith(url), processWith(url)];
    const stored = await one.storage.put(megabytes(30), { maxBytes: 30_000_000 });
    expect(stored).toMatchObject({ bytes: 30_000_000, key: expect.stringMatching(/^[0-9a-f]{2}\/[0-9a-f-]{36}$/) });
    expect(stored.head).toHaveLength(4096);
    const content = await buffer(await other.storage.open(stored.key));
    expect(createHash('sha256').update(content).digest('hex')).toBe(stored.sha256);
    expect(await collect(other.storage.keys())).toContain(stored.key);
    await other.storage.remove(stored.key);
    await other.storage.remove(stored.key);
    await expect(one.storage.open(stored.key)).rejects.toThrow(FileMissing);
    expect(await collect(one.storage.keys())).not.toContain(stored.key);
    expect([...partials(one.folder), ...partials(other.folder)]).toEqual([]);
  });

  it('keeps an empty file', async () => {
    const { storage } = processWith(address());
    const { key, bytes } = await storage.put(Readable.from([]), { maxBytes: 1 });
    expect([bytes, await buffer(await storage.open(key))]).toEqual([0, Buffer.alloc(0)]);
    await storage.remove(key);
  });

  it('has nothing of an upload that is too large, or whose sender disconnects', async () => {
    const { storage, folder } = processWith(address());
    const before = await collect(storage.keys());
    await expect(storage.put(megabytes(12), { maxBytes: 11_000_000 })).rejects.toMatchObject({ kind: 'too-large' });
    const gone = Readable.from(
      (function* () {
        yield Buffer.alloc(7_000_000);
        throw new Error('the sender went away');
      })(),
    );
    await expect(storage.put(gone, { maxBytes: 11_000_000 })).rejects.toThrow('went away');
    expect(await collect(storage.keys())).toEqual(before);
    expect(partials(folder)).toEqual([]);
  });

  it('refuses a key that it did not make', async () => {
    const { storage } = processWith(address());
    for (const key of ['../../etc/passwd', 'ab/../../answers.key', '']) {
      await expect(storage.open(key)).rejects.toThrow('not a key');
      await expect(storage.remove(key)).rejects.toThrow('not a key');
    }
  });

  it('is ready', async () => {
    await expect(processWith(address()).storage.demandReady()).resolves.toBeUndefined();
  });
});

describe('a shared folder that is not mounted', () => {
  it('is not ready, and is not created on the disk of the server', async () => {
    const { storage } = processWith(`file://${place}/not-mounted`);
    const unavailable = { kind: 'unavailable', code: 'platform.storage.unavailable' };
    await expect(storage.demandReady()).rejects.toMatchObject(unavailable);
    await expect(storage.put(megabytes(1), { maxBytes: 2_000_000 })).rejects.toMatchObject(unavailable);
    expect(readdirSync(place)).not.toContain('not-mounted');
  });
});

describe('an S3-compatible store', () => {
  const unavailable = { kind: 'unavailable', code: 'platform.storage.unavailable' };

  it.each([
    ['another secret', (url: string) => url.replace('S3RVER@', 'wrong@')],
    ['a bucket that does not exist', (url: string) => url.replace('/files', '/nowhere')],
    ['an address where no store listens', (url: string) => url.replace(/:\d+\//, ':9/')],
  ])('with %s is not ready, and the upload leaves nothing', async (_, change) => {
    const { storage, folder } = processWith(change(store.url));
    await expect(storage.demandReady()).rejects.toMatchObject(unavailable);
    await expect(storage.put(megabytes(1), { maxBytes: 2_000_000 })).rejects.toMatchObject(unavailable);
    expect(partials(folder)).toEqual([]);
  });

  it('that restarts while a file is sent receives it', async () => {
    const { storage } = processWith(store.url);
    await store.stop();
    const sending = storage.put(megabytes(3), { maxBytes: 4_000_000 });
    await store.restart();
    const { key } = await sending;
    expect(await buffer(await storage.open(key))).toHaveLength(3_000_000);
    await storage.remove(key);
  });

  it('has the uploads of a killed program deleted from the data folder at the next start', async () => {
    const { storage, folder } = processWith(store.url);
    mkdirSync(path.join(folder, 'uploads'));
    for (const [name, age] of [['old.part', 3600] as const, ['new.part', 5] as const]) {
      const file = path.join(folder, 'uploads', name);
      writeFileSync(file, 'a');
      utimesSync(file, Date.now() / 1000 - age, Date.now() / 1000 - age);
    }
    await (storage as unknown as { onApplicationBootstrap(): Promise<void> }).onApplicationBootstrap();
    expect(readdirSync(path.join(folder, 'uploads'))).toEqual(['new.part']);
  });

  it('is filled by a backup of a folder, and the other way round', async () => {
    const [source, target] = [await openTestDatabase(), await createEmptyDatabase()];
    const folder = processWith(sharedFolder()).storage;
    const bucket = processWith(store.url).storage;
    const { key } = await folder.put(megabytes(2), { maxBytes: 2_000_000 });
    await backUp(source.ownerUrl, folder, path.join(place, 'backup'));
    await migrate(target.ownerUrl);
    const restoration = { files: bucket, source: path.join(place, 'backup'), beforeCommit: async () => undefined };
    expect(await restore(target.ownerUrl, restoration)).toMatchObject({ equal: true });
    expect(await buffer(await bucket.open(key))).toHaveLength(2_000_000);
    const missing: BackedUpFiles = {
      ...{ open: (each) => bucket.open(each), restore: (each, stream) => bucket.restore(each, stream) },
      async *keys() {
        yield* bucket.keys();
        // removed after it was listed
        yield 'ab/01900000-0000-7000-8000-000000000000';
      },
    };
    await backUp(source.ownerUrl, missing, path.join(place, 'again'));
    expect(readdirSync(path.join(place, 'again', 'files'), { recursive: true })).toContain(key);
    await bucket.remove(key);
    await source.close();
    await target.drop();
  });
});
