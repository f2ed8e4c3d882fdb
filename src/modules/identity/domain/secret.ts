/** Tokens for sessions, devices, links and programs: 256 random bits; only their SHA-256 is stored. */
export function newSecret(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Also for the keys under which attempts are counted, so that the table contains no address. */
export async function digest(text: string): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  return new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));
}

/** Recognisable in a leaked file, as secret scanners want it. */
export const apiTokenPrefix = 'tripartite_';

export function newApiToken(): string {
  return `${apiTokenPrefix}${newSecret()}`;
}
