import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';

type KeyName = 'answers' | 'audit';

/** A key is stored next to the backup folder, never in it: the folder alone decrypts and signs nothing. */
function keyFileOf(backup: string, name: KeyName): string {
  return `${backup}.${name}.key`;
}

/** Copies the key next to a backup. Returns null if the installation has no key yet. */
export async function backUpKey(name: KeyName, keyFile: string, backup: string): Promise<string | null> {
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
export async function restoreKey(name: KeyName, backup: string, keyFile: string): Promise<string | null> {
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
