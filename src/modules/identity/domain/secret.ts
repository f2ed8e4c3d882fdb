/**
 * Creates tokens for sessions, devices, links and API clients: 256 random bits, of which only the SHA-256 is stored.
 */
export function newSecret(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Also hashes the keys under which attempts are counted, so that the table contains no email address. */
export async function digest(text: string): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  return new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));
}

/** Makes tokens recognisable in a leaked file, for secret scanners. */
export const apiTokenPrefix = 'tripartite_';

export function newApiToken(): string {
  return `${apiTokenPrefix}${newSecret()}`;
}

/**
 * The secret of a link in an email begins with the id of the workspace, in which its hash is looked up: there is no one
 * signed in who could name it.
 */
export function linkToken(workspaceId: string, secret: string): string {
  return `${workspaceId.replaceAll('-', '')}${secret}`;
}

const pattern = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})([\w-]{43})$/;

export function partsOfLinkToken(token: string): { readonly workspaceId: string; readonly secret: string } | null {
  const found = pattern.exec(token);
  if (found === null) return null;
  return { workspaceId: found.slice(1, 6).join('-'), secret: found[6]! };
}
