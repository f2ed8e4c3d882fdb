/** Identifiers: ordered by time for things with a public history, random where the order could identify people. */

/** UUID version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then the random bits of a version 4; sorts by creation time. */
export function newId(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${newRandomId().slice(15)}`;
}

/** UUID version 4: contains no time. For survey answers and secret ballots. */
export function newRandomId(): string {
  return globalThis.crypto.randomUUID();
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isId(text: unknown): text is string {
  return typeof text === 'string' && uuidPattern.test(text);
}
