import { readableCode } from '../../../../kernel/readable-code.js';

export const recoveryCodes = 10;

/** Twelve random characters (58 bits) in groups of four. */
export function newRecoveryCode(): string {
  // of 64 bytes at least 12 are below 240 but for one in 10^57
  return readableCode(globalThis.crypto.getRandomValues(new Uint8Array(64)), 12);
}
