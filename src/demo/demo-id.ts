import { createHash } from 'node:crypto';

/**
 * An id that is the same in every installation (UUID version 8, RFC 9562, section 5.8), so that parts of the
 * demonstration can refer to each other. Only for fictitious records.
 */
export function demoId(key: string): string {
  const bytes = createHash('sha256').update(`tripartite demonstration ${key}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
