import { existsSync } from 'node:fs';
import { appendFile, chmod, copyFile, mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '../config/environment.js';

interface KeyFile {
  /** Of its copy. */
  readonly name: string;
  readonly file: string;
  /** What is said of the copy, after the sentence that names it. */
  readonly warning: string;
  readonly missing: string;
}

const keyFilesOf = (settings: Settings): readonly KeyFile[] => [
  {
    name: 'answers.key',
    file: settings.answerKeyFile,
    warning: 'It opens waiting answers: a person who has it and the backup can read answers that must not be read yet.',
    missing: 'waiting answers cannot be opened without it.',
  },
  {
    name: 'authentication.key',
    file: settings.authenticationKeyFile,
    warning: 'It authenticates waiting answers, links and posters.',
    missing: 'links and posters that were issued are refused without it.',
  },
  {
    name: 'audit.key',
    file: settings.auditKeyFile,
    warning: 'It signs records: a person who has it and the database can change records unnoticed.',
    missing: '`audit verify` needs it.',
  },
  {
    name: 'secrets.key',
    file: settings.secretsKeyFile,
    warning: 'Secrets of webhooks and of second factors are derived from it.',
    missing: 'receivers of webhooks need new secrets without it, and people new second factors.',
  },
];

const ledgerName = 'answers.ledger';

/** Keys are stored next to the backup or in a folder of their own, never in the backup: alone, it decrypts and signs nothing. */
const copyOf = (backup: string, keys: string | undefined, name: string): string =>
  keys === undefined ? `${backup}.${name}` : path.join(keys, name);

type Say = (line: string) => void;

interface KeyBackup {
  readonly settings: Settings;
  readonly backup: string;
  /** Folder for the keys; undefined: next to the backup. */
  readonly keys?: string | undefined;
}

/** Copies all keys and the ledger of opened answers, and says where they are. */
export async function backUpKeys({ settings, backup, keys }: KeyBackup, say: Say): Promise<void> {
  if (keys !== undefined) await mkdir(keys, { recursive: true, mode: 0o700 });
  for (const { name, file, warning } of keyFilesOf(settings)) {
    if (!existsSync(file)) continue;
    const target = copyOf(backup, keys, name);
    await copyPrivately(file, target);
    say(`${target} was written. ${warning}`);
  }
  const target = copyOf(backup, keys, ledgerName);
  if (existsSync(settings.answerLedgerFile)) {
    await copyPrivately(settings.answerLedgerFile, target);
    say(`${target} was written. It lists which answers were opened together.`);
  }
  say('Store the keys and the backup in different places.');
}

/** Restores the keys and the ledger of a backup, and says which there were. */
export async function restoreKeys({ settings, backup, keys }: KeyBackup, say: Say): Promise<void> {
  for (const { name, file, missing } of keyFilesOf(settings)) {
    const source = copyOf(backup, keys, name);
    if (!existsSync(source)) {
      say(`${source} was not found: ${missing}`);
      continue;
    }
    await restoreKey(source, file);
    say(`Restored ${file} from ${source}.`);
  }
  const source = copyOf(backup, keys, ledgerName);
  if (!existsSync(source)) return;
  await restoreLedger(source, settings.answerLedgerFile);
  say(`Restored ${settings.answerLedgerFile} from ${source}.`);
}

async function copyPrivately(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  await chmod(to, 0o600);
}

/** A different key that already exists is kept under another name, also if the restoration is repeated. */
async function restoreKey(source: string, file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  if (existsSync(file) && (await readFile(source)).equals(await readFile(file))) return;
  if (existsSync(file)) await copyFile(file, `${file}.before-restore`);
  // a process that is killed has replaced the key or not
  await copyPrivately(source, `${file}.part`);
  await rename(`${file}.part`, file);
}

/** Lines that exist stay: an older ledger would forget sets that were opened since. */
async function restoreLedger(source: string, file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const present = existsSync(file) ? await readFile(file, 'utf8') : '';
  const known = new Set(present.split('\n'));
  const missing = (await readFile(source, 'utf8')).split('\n').filter((line) => !known.has(line));
  const start = present === '' || present.endsWith('\n') ? '' : '\n';
  if (missing.length > 0) await appendFile(file, `${start}${missing.join('\n')}\n`, { mode: 0o600 });
}
