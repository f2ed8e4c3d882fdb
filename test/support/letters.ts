import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

interface Letter {
  readonly to: string;
  readonly text: string;
}

/** Decodes quoted-printable: removes soft line breaks, and decodes bytes such as `=E4=BD`. */
function unquote(text: string): string {
  const joined = text.replaceAll('=\r\n', '');
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function read(file: string): Letter {
  const source = readFileSync(file, 'latin1');
  const cut = source.indexOf('\r\n\r\n');
  const head = source.slice(0, cut).replace(/\r\n\s+/g, ' ');
  const body = source.slice(cut + 4);
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const coding = field('Content-Transfer-Encoding').toLowerCase();
  const plain = Buffer.from(body, 'latin1').toString('utf8');
  const decoded = coding === 'base64' ? Buffer.from(body, 'base64').toString() : unquote(body);
  return { to: field('To'), text: coding.startsWith('7') ? plain : decoded };
}

/**
 * Waits for the newest email to an address and returns its link to `path`, unless it is in `known`. Without a mail
 * server, emails are files in the data folder.
 */
export async function linkTo(
  dataFolder: string,
  to: string,
  wanted: { readonly path: string; readonly known?: readonly string[] },
): Promise<string> {
  const folder = path.join(dataFolder, 'mail');
  for (let waited = 0; waited < 10_000; waited += 50) {
    const files = existsSync(folder) ? readdirSync(folder).sort().reverse() : [];
    const found = files
      .filter((file) => file.endsWith('.eml'))
      .map((file) => read(path.join(folder, file)))
      .filter((letter) => letter.to.includes(to))
      .map(linkOf)
      .find((link) => link.startsWith(wanted.path) && !wanted.known?.includes(link));
    if (found) return found;
    await sleep(50);
  }
  throw new Error(`no new letter to ${to} in ${folder}`);
}

/** The address in an email without its host, which is the public one, while a test uses its own port. */
function linkOf({ text }: Letter): string {
  return /https?:\/\/[^/\s]+(\/\S+)/.exec(text)?.[1] ?? '';
}
