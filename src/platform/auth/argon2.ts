import { hash, verify } from '@node-rs/argon2';
import type { Options } from '@node-rs/argon2';
import { newRandomId } from '../../kernel/ids.js';

/** `Algorithm.Argon2id`: an ambient const enum, which isolated modules cannot read. */
const argon2id = 2;

/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane. */
const cost: Options = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let nobodysHash: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

/**
 * If the account is unknown, verifies against the hash of an unknown password: this takes the same time and always
 * fails, so the time does not reveal which accounts exist.
 */
export async function verifyPassword(known: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hash(newRandomId(), cost);
  const right = await verify(known ?? (await nobodysHash), password.normalize('NFC'));
  return right && known !== null;
}
