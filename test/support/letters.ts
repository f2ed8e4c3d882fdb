import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';

/** Without a mail server, emails are files in the data folder; the newest first. */
async function letters(folder: string): Promise<readonly Email[]> {
  const files = existsSync(folder) ? readdirSync(folder).sort().reverse() : [];
  const whole = files.filter((file) => file.endsWith('.eml'));
  return Promise.all(whole.map((file) => PostalMime.parse(readFileSync(path.join(folder, file)))));
}

/**
 * Waits for the newest email to an address and returns its link to `path`, unless it is in `known`.
 */
export async function linkTo(
  dataFolder: string,
  to: string,
  wanted: { readonly path: string; readonly known?: readonly string[] },
): Promise<string> {
  const folder = path.join(dataFolder, 'mail');
  for (let waited = 0; waited < 10_000; waited += 50) {
    const found = (await letters(folder))
      .filter((letter) => letter.to?.some(({ address }) => address === to))
      .map(linkOf)
      .find((link) => link.startsWith(wanted.path) && !wanted.known?.includes(link));
    if (found) return found;
    await sleep(50);
  }
  throw new Error(`no new letter to ${to} in ${folder}`);
}

/** The address in an email without its host, which is the public one, while a test uses its own port. */
function linkOf({ text }: Email): string {
  return /https?:\/\/[^/\s]+(\/\S+)/.exec(text ?? '')?.[1] ?? '';
}
