/** A version 4 UUID; the oldest browsers do not have `crypto.randomUUID`. */
export function randomId(): string {
  const bytes = Array.from(window.crypto.getRandomValues(new Uint8Array(16)));
  bytes[6] = ((bytes[6] || 0) & 15) | 64;
  bytes[8] = ((bytes[8] || 0) & 63) | 128;
  const text = bytes.map((byte) => (byte + 256).toString(16).slice(1)).join('');
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The day on this phone, YYYY-MM-DD. */
export const today = (): string =>
  new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
