import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SystemClock } from '../../kernel/clock.js';
import { FormAnswers } from '../form/evaluation/form-answers.js';
import { formStateOf } from '../form/evaluation/form-state.js';
import { loadForm } from '../form/evaluation/load-form.js';
import type { FormModel } from '../form/model/form-model.js';
import { contextFor } from '../form/evaluation/trial-context.js';

type StateReport = ReturnType<typeof formStateOf> & {
  /** Attached files that were not found; their choices are not checked. */
  readonly missingFiles: readonly string[];
};

/** Bytes of a file of answers, and of a table attached to a form. */
const LARGEST_ANSWERS = 20_000_000;

/**
 * The state of a form after the answers in a file, as plain data. Attached CSV files are read from the folder of the form.
 * Errors: TypeError if the file of answers cannot be used.
 */
export async function stateAfter(model: FormModel, formFile: string, answersFile: string): Promise<StateReport> {
  const answers = readJson(await textOf(answersFile), answersFile);
  const now = new SystemClock().now();
  const files = new Map<string, string>();
  const missing: string[] = [];
  for (const name of model.attachments) {
    const text = name.endsWith('.csv') ? await attached(path.dirname(formFile), name) : undefined;
    if (text === undefined) missing.push(name);
    else files.set(name, text);
  }
  const context = contextFor({
    now,
    offset: -now.getTimezoneOffset(),
    language: model.defaultLanguage,
    files,
    digest,
    extractSigned,
  });
  const state = formStateOf(new FormAnswers(loadForm(model), context, answers));
  return { ...state, missingFiles: missing };
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) throw new TypeError(`The file ${file} cannot be read.`);
  if (bytes.length > LARGEST_ANSWERS) throw new TypeError(`The file ${file} is larger than 20 MB.`);
  return bytes.toString('utf8');
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new TypeError(`The file ${file} is not JSON.`);
  }
}

/** Names of attachments come from the form: only files of its own folder are read. */
async function attached(folder: string, name: string): Promise<string | undefined> {
  if (path.basename(name) !== name) return undefined;
  const bytes = await readFile(path.join(folder, name)).catch(() => undefined);
  return bytes === undefined || bytes.length > LARGEST_ANSWERS ? undefined : bytes.toString('utf8');
}

const ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

function digest(text: string, algorithm: string, encoding: 'base64' | 'hex'): string | undefined {
  const known = ALGORITHMS[algorithm];
  return known === undefined ? undefined : createHash(known).update(text).digest(encoding);
}

/** DER of an Ed25519 public key up to the 32 bytes of the key itself (RFC 8410). */
const KEY_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const SIGNATURE_LENGTH = 64;

/** Signed texts of ODK are 64 bytes of an Ed25519 signature and the message, in base64; the key is 32 bytes in base64. */
function extractSigned(signed: string, publicKey: string): string | undefined {
  const bytes = Buffer.from(signed, 'base64');
  const message = bytes.subarray(SIGNATURE_LENGTH);
  try {
    const der = Buffer.concat([KEY_PREFIX, Buffer.from(publicKey, 'base64')]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const isValid = verify(null, message, key, bytes.subarray(0, SIGNATURE_LENGTH));
    return isValid ? message.toString('utf8') : undefined;
  } catch {
    return undefined;
  }
}
