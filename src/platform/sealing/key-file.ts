import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartRefused } from '../config/instance-lock.js';

type KeyKind = 'x25519' | 'ed25519';

/**
 * Reads a private key from its file, or creates it at the first start. Two processes that start at the same time end
 * up with the same key.
 */
export function loadKey(file: string, kind: KeyKind): KeyObject {
  if (!existsSync(file)) create(file, kind);
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType !== kind) throw new Error(`not an ${kind} key`);
    return key;
  } catch (error) {
    throw new StartRefused(
      `The key of this installation, ${file}, cannot be read (${error instanceof Error ? error.message : String(error)}). Put the file back from its backup.`,
    );
  }
}

function create(file: string, kind: KeyKind): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const pem = newKey(kind).export({ type: 'pkcs8', format: 'pem' });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, pem, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

export function newKey(kind: KeyKind): KeyObject {
  return kind === 'x25519' ? generateKeyPairSync('x25519').privateKey : generateKeyPairSync('ed25519').privateKey;
}
