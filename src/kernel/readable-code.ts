/** Without 0, 1, I, L, O and U, which are misread; 32 characters would need one of them, so 30 are used. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The largest multiple of 30 in a byte: below it every character is equally likely. */
const even = 240;

/**
 * A code that people read and type: characters in groups of four, made of random bytes, of which those that would favour
 * a character are skipped. Throws if there are too few bytes.
 */
export function readableCode(bytes: Iterable<number>, length: number): string {
  let code = '';
  for (const byte of bytes) {
    if (byte < even) code += alphabet[byte % alphabet.length];
    if (code.length === length) return code.match(/.{1,4}/g)!.join('-');
  }
  throw new RangeError('There are too few bytes for a code of this length.');
}

/** A code as people type it: spaces, hyphens, small and wide letters do not matter. */
export function plainCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}
