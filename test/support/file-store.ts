import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The key and the secret that the server of `@20minutes/s3rver` accepts; it verifies each signature. */
const account = 'S3RVER:S3RVER';
/** It ends with the process that started it: left behind, it would keep the tests from ending. */
const program = `
  process.stdin.resume().on('end', () => process.exit());
  const [directory, port] = process.argv.slice(1);
  const options = { directory, port: Number(port), address: '127.0.0.1', silent: true, configureBuckets: [{ name: 'files' }] };
  new (require('@20minutes/s3rver'))(options).run().then((address) => console.log(address.port));
`;

export interface FileStore {
  /** For `FILES_URL`. */
  readonly url: string;
  /** Sizes of all files that the store has, complete or not. */
  readonly sizes: () => readonly number[];
  stop(): Promise<void>;
  /** Starts it again at the same address, with its files. */
  restart(): Promise<void>;
  remove(): Promise<void>;
}

/** An S3-compatible store in a process of its own, with an empty bucket. */
export async function startFileStore(): Promise<FileStore> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tripartite-s3-'));
  const first = await run(folder, 0);
  const port = first[1];
  let child = first[0];
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    url: `http://${account}@127.0.0.1:${port}/files`,
    sizes: () => sizesIn(path.join(folder, 'files')),
    stop,
    restart: async () => {
      [child] = await run(folder, port);
    },
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function run(folder: string, port: number): Promise<[ChildProcess, number]> {
  const child = spawn(process.execPath, ['-e', program, folder, String(port)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return [child, Number(line.toString())];
}

/** Without the descriptions that the store writes next to each file. */
function sizesIn(folder: string): readonly number[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/\.(md5|json)$|_metadata/.test(name))
    .map((name) => statSync(path.join(folder, name), { throwIfNoEntry: false }))
    .filter((entry) => entry?.isFile() === true)
    .map((entry) => entry!.size);
}
