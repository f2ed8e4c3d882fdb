import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { StartRefused } from './start-refused.js';

/** What the program writes in its data folder; anything else in it is not its own, such as `lost+found`. */
const written: ReadonlySet<string> = new Set([
  ...['answers.ledger', 'demo-accounts.json', 'files', 'mail', 'postgres', 'postgres.log', 'scratch', 'server.pid'],
  'uploads',
]);
/** Keys may be mounted read-only. */
const isRead = (name: string): boolean => /\.(?:key|secret)$/.test(name);

/** Refuses a data folder in which this user cannot work, before anything is created in it. */
export function demandUsable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw refused(`The data folder ${folder} cannot be created or written to`, error, folder);
  }
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (isRead(name) || written.has(name)) demand(file, constants.R_OK, 'read', folder);
    if (written.has(name)) demand(file, constants.W_OK, 'written to', folder);
  }
}

function demand(file: string, mode: number, what: string, folder: string): void {
  try {
    accessSync(file, mode);
  } catch (error) {
    throw refused(`${file} in the data folder cannot be ${what}`, error, folder);
  }
}

function refused(what: string, error: unknown, folder: string): StartRefused {
  const { code } = error as NodeJS.ErrnoException;
  return new StartRefused(`${what} (${String(code)}). ${adviceFor(code, folder)}`);
}

function adviceFor(code: string | undefined, folder: string): string {
  const another = 'another folder: DATA_DIR=/some/folder npm start';
  if (code === 'EROFS') return `Its disk is read-only. Mount it for writing, or choose ${another}`;
  if (code !== 'EACCES' && code !== 'EPERM') return `Choose ${another}`;
  const mine = `sudo chown -R ${process.getuid?.() ?? 'USER'} ${folder}`;
  return `This user has no right to it, for example because the program was once started as root. Give the folder to this user with ${mine}, or choose ${another}`;
}
