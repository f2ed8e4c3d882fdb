import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { type Invocation, say, UsageError } from './cli-context.js';
import { SystemClock } from './kernel/clock.js';
import { InstallationKey, minimumPassphrase } from './platform/sealing/index.js';

/** Asks for lines that are not shown; without a terminal, reads them from the standard input. */
async function withHiddenLines<T>(work: (ask: (question: string) => Promise<string>) => Promise<T>): Promise<T> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = process.stdin.isTTY === true;
  const reader = createInterface({ input: process.stdin, output: silent, terminal });
  const lines = reader[Symbol.asyncIterator]();
  try {
    return await work(async (question) => {
      process.stderr.write(`${question}: `);
      const line = await lines.next();
      process.stderr.write('\n');
      return line.done === true ? '' : line.value;
    });
  } finally {
    reader.close();
  }
}

/** The answer key, unlocked if it has a passphrase. Null: the passphrase was left empty. */
async function unlocked(file: string, ask: (question: string) => Promise<string>): Promise<InstallationKey | null> {
  const key = InstallationKey.load(file);
  if (!key.hasPassphrase) return key;
  const given = await ask('Present passphrase of the answer key');
  if (given === '') return null;
  if (!(await key.unlock(given, new SystemClock().now())))
    throw new UsageError('This is not the passphrase of the answer key.');
  return key;
}

/** For commands that look at waiting answers; locked if the passphrase was left empty, because it is lost. */
export function keyForWaiting(file: string): Promise<InstallationKey> {
  const key = InstallationKey.load(file);
  if (!key.hasPassphrase) return Promise.resolve(key);
  return withHiddenLines(async (ask) => (await unlocked(file, ask)) ?? key);
}

/** Sets or changes the passphrase of the answer key. */
export async function setPassphraseCommand({ settings }: Invocation): Promise<number> {
  await withHiddenLines(async (ask) => {
    const key = await unlocked(settings.answerKeyFile, ask);
    if (key === null) throw new UsageError('Enter the present passphrase.');
    const fresh = await ask(`New passphrase, at least ${minimumPassphrase} characters`);
    if ([...fresh].length < minimumPassphrase)
      throw new UsageError(`Enter a passphrase of at least ${minimumPassphrase} characters.`);
    if ((await ask('New passphrase again')) !== fresh) throw new UsageError('The two new passphrases differ.');
    await key.write(fresh);
  });
  say('The answer key is encrypted. Restart all servers and workers: until then they know it without the passphrase.');
  say('Copies of the key from before, in backups too, open answers without the passphrase: delete them.');
  return 0;
}

export async function removePassphraseCommand({ settings }: Invocation): Promise<number> {
  await withHiddenLines(async (ask) => {
    const key = await unlocked(settings.answerKeyFile, ask);
    if (key === null) throw new UsageError('Enter the present passphrase.');
    await key.write(null);
  });
  say('The answer key is stored without a passphrase. Restart all servers and workers.');
  return 0;
}
