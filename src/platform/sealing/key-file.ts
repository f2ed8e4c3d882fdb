import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartRefused } from '../config/start-refused.js';

type KeyKind = 'x25519' | 'ed25519';

/**
 * Reads a private key from its file, or creates it at the first start. Two processes that start at the same time end
 * up with the same key.
 */
export function loadKey(file: string, kind: KeyKind): KeyObject {
  return loadFile(file, {
    fresh: () => newPem(kind),
    parse: (content) => {
      const key = createPrivateKey(content);
      if (key.asymmetricKeyType !== kind) throw new Error(`not an ${kind} key`);
      return key;
    },
  });
}

const secretBytes = 32;

/** Reads a random secret from its file, or creates it at the first start. */
export function loadSecret(file: string): Buffer {
  return loadFile(file, {
    fresh: () => `${randomBytes(secretBytes).toString('base64')}\n`,
    parse: (content) => {
      const secret = Buffer.from(content, 'base64');
      if (secret.length !== secretBytes) throw new Error(`not ${secretBytes} bytes in Base64`);
      return secret;
    },
  });
}

interface Content<T> {
  fresh(): string;
  parse(content: string): T;
}

/** Reads a file of a key, or creates it at the first start. */
export function loadFile<T>(file: string, { fresh, parse }: Content<T>): T {
  try {
    if (!existsSync(file)) create(file, fresh());
  } catch (error) {
    throw refused(file, `created (${codeOf(error)}). Let this user write to the folder, or name another file`);
  }
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    throw refused(file, `read by this user (${codeOf(error)}). Give the file to the user who runs the program`);
  }
  try {
    return parse(content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refused(file, `read (${reason}). Put the file back from its backup`);
  }
}

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code);

const refused = (file: string, what: string): StartRefused =>
  new StartRefused(`The key of this installation, ${file}, cannot be ${what}.`);

function create(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, content, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

/** A process that is killed has replaced the file or not. */
export function replaceFile(file: string, content: string): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, content, { mode: 0o600, flag: 'wx', flush: true });
  renameSync(draft, file);
}

export const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The types of Node do not know that these kinds of keys can be encoded too. */
const makePair = generateKeyPairSync as unknown as (kind: KeyKind, encoding: object) => { readonly privateKey: string };

/** Encoded while the pair is made: exporting a key that was just made can stop the process (sealed-box.ts). */
export function newPem(kind: KeyKind): string {
  return makePair(kind, {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
}
