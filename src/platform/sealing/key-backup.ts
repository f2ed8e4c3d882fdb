import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '../config/environment.js';

type KeyName = 'answers' | 'audit' | 'secrets';

/** A key is stored next to the backup folder, never in it: the folder alone decrypts and signs nothing. */
function keyFileOf(backup: string, name: KeyName): string {
  return `${backup}.${name}.key`;
}

/** Copies the key next to a backup. Returns null if the installation has no key yet. */
async function backUpKey(name: KeyName, keyFile: string, backup: string): Promise<string | null> {
  if (!existsSync(keyFile)) return null;
  const target = keyFileOf(backup, name);
  await copyFile(keyFile, target);
  await chmod(target, 0o600);
  return target;
}

/**
 * Restores the key of a backup; a different key that already exists is kept under another name, also if the restoration
 * is repeated. Returns null if the backup has no key.
 */
async function restoreKey(name: KeyName, backup: string, keyFile: string): Promise<string | null> {
  const source = keyFileOf(backup, name);
  if (!existsSync(source)) return null;
  await mkdir(path.dirname(keyFile), { recursive: true });
  if (await haveSameContent(source, keyFile)) return source;
  if (existsSync(keyFile)) await copyFile(keyFile, `${keyFile}.before-restore`);
  // a process that is killed has replaced the key or not
  await copyFile(source, `${keyFile}.part`);
  await chmod(`${keyFile}.part`, 0o600);
  await rename(`${keyFile}.part`, keyFile);
  return source;
}

async function haveSameContent(one: string, other: string): Promise<boolean> {
  return existsSync(other) && (await readFile(one)).equals(await readFile(other));
}

type Say = (line: string) => void;

/** Copies all keys next to a backup, and says where they are. */
export async function backUpKeys(settings: Settings, target: string, say: Say): Promise<void> {
  const answers = await backUpKey('answers', settings.answerKeyFile, target);
  if (answers !== null) {
    say(`The key for waiting answers is not part of the backup. The key was written to ${answers}.`);
    say(
      'Store the key and the backup in different places: a person who has both can read answers that must not be read yet.',
    );
  }
  const audit = await backUpKey('audit', settings.auditKeyFile, target);
  if (audit !== null)
    say(`The key that signs records was written to ${audit}. A person who has both can change records unnoticed.`);
  const secrets = await backUpKey('secrets', settings.secretsKeyFile, target);
  if (secrets !== null) say(`The key of webhook secrets was written to ${secrets}.`);
}

/** Restores the keys next to a backup, and says which there were. */
export async function restoreKeys(settings: Settings, source: string, say: Say): Promise<void> {
  const key = await restoreKey('answers', source, settings.answerKeyFile);
  const auditKey = await restoreKey('audit', source, settings.auditKeyFile);
  const secretsKey = await restoreKey('secrets', source, settings.secretsKeyFile);
  say(
    key === null
      ? 'No key for waiting answers was found next to the backup.'
      : `Restored the key for waiting answers from ${key}.`,
  );
  say(
    auditKey === null
      ? 'No key that signs records was found next to the backup: `audit verify` needs it.'
      : `Restored the key that signs records from ${auditKey}.`,
  );
  say(
    secretsKey === null
      ? 'No key of webhook secrets was found next to the backup: receivers of webhooks need new secrets.'
      : `Restored the key of webhook secrets from ${secretsKey}.`,
  );
}
