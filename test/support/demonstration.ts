import { readFileSync } from 'node:fs';
import path from 'node:path';
import { composeDemonstration } from '../../src/demo/compose-demonstration.js';
import { copyDemonstration } from './demonstration-template.js';
import { dataFolder, freePort, startProgram, stopProgram } from './program.js';
import { cookieOf, visit, type Visitor } from './visitor.js';

export type { Visitor } from './visitor.js';

export const city = composeDemonstration().city;

interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

/** With the passwords that the program itself printed. */
export function accountsIn(folder: string): readonly DemoAccount[] {
  return JSON.parse(readFileSync(path.join(folder, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
}

export function accountIn(folder: string, name: string): DemoAccount {
  const found = accountsIn(folder).find(({ email }) => email.startsWith(`${name}@`));
  if (found === undefined) throw new Error(`the demonstration has no account "${name}"`);
  return found;
}

/** `at` may change with a restart. */
export async function signIn(at: () => string, folder: string, name: string): Promise<Visitor> {
  const { email, password } = accountIn(folder, name);
  return visit(at, await cookieOf(at(), email, password));
}

export interface Demonstration {
  readonly url: string;
  readonly folder: string;
  signIn(name: string): Promise<Visitor>;
  close(): Promise<void>;
}

/** The built program with the loaded demonstration, as users start it, in a separate process and folder. */
export async function startDemonstration(): Promise<Demonstration> {
  const data = dataFolder();
  await copyDemonstration(data.path);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // the address in posters and emails, so that their links lead to this program
  const program = await startProgram(data.path, { DEMO: 'true', PORT: String(port), PUBLIC_URL: url });
  return {
    url,
    folder: data.path,
    signIn: (name) => signIn(() => url, data.path, name),
    close: async () => {
      await stopProgram(program);
      data.remove();
    },
  };
}
