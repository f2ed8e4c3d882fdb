export const recoveryCodes = 10;

/** Without 0, 1, I, L, O and U, which are misread; 32 characters would need one of them, so 30 are used. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 12;

/** Twelve random characters (58 bits) in groups of four. */
export function newRecoveryCode(): string {
  let code = '';
  while (code.length < length) {
    const [byte] = globalThis.crypto.getRandomValues(new Uint8Array(1));
    // 240 is the largest multiple of 30 in a byte: every character is equally likely
    if (byte! < 240) code += alphabet[byte! % alphabet.length];
  }
  return code.match(/.{4}/g)!.join('-');
}

/** As people type it: spaces, hyphens, small and wide letters do not matter. */
export function plainRecoveryCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}
