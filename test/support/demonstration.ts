import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { composeWorld } from '../../src/demo/compose-world.js';
import { cookieOf, visit, type Visitor } from './visitor.js';

export type { Visitor } from './visitor.js';

export const city = composeWorld().city;

interface DemoAccount {
  readonly email: string;
  readonly password: string;
}

/** As the account of this name, with the password that the program itself printed. `at` may change with a restart. */
export async function signIn(at: () => string, folder: string, name: string): Promise<Visitor> {
  const accounts = JSON.parse(readFileSync(path.join(folder, 'demo-accounts.json'), 'utf8')) as unknown;
  const { email, password } = (Object.values(accounts as object).flat() as DemoAccount[]).find((one) =>
    one.email.startsWith(`${name}@`),
  )!;
  return visit(at, await cookieOf(at(), email, password));
}

/** SQL as the owner of the program's own embedded database, to look behind. */
export function ownerPool(folder: string): pg.Pool {
  const port = readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]!;
  const password = readFileSync(path.join(folder, 'postgres-owner.secret'), 'utf8').trim();
  const pool = new pg.Pool({
    connectionString: `postgres://tripartite_owner:${password}@127.0.0.1:${port}/tripartite`,
    max: 2,
  });
  pool.on('error', () => undefined);
  return pool;
}
