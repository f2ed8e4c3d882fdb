import type { Settings } from './environment.js';

/** The public address of this installation, without a trailing slash, for links in emails. */
export function publicOrigin({ PUBLIC_URL, PORT }: Pick<Settings, 'PUBLIC_URL' | 'PORT'>): string {
  return (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, '');
}
