import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';

/** Beside the folder of a backup, never in it: the folder alone opens nothing. */
function fileBeside(backup: string): string {
  return `${backup}.answers.key`;
}

/** Copies the key beside a backup. Null where the installation has none yet. */
export async function backUpKey(keyFile: string, backup: string): Promise<string | null> {
  if (!existsSync(keyFile)) return null;
  const target = fileBeside(backup);
  await copyFile(keyFile, target);
  await chmod(target, 0o600);
  return target;
}

/** Puts the key of a backup back; another one that is there already is kept under another name. Null where there is none. */
export async function restoreKey(backup: string, keyFile: string): Promise<string | null> {
  const source = fileBeside(backup);
  if (!existsSync(source)) return null;
  await mkdir(path.dirname(keyFile), { recursive: true });
  if (existsSync(keyFile)) await rename(keyFile, `${keyFile}.before-restore`);
  await copyFile(source, keyFile);
  await chmod(keyFile, 0o600);
  return source;
}
