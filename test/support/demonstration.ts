import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { composeWorld } from '../../src/demo/compose-world.js';

export const city = composeWorld().city;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** Somebody of the demonstration at the door of a running program. */
export interface Visitor {
  readonly cookie: string;
  call(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string> }): Promise<Answer>;
}

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
  const response = await fetch(`${at()}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (response.status !== 200) throw new Error(`signing in as ${name}: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .find((one) => one.startsWith('tripartite_session='))!
    .split(';')[0]!;
  return {
    cookie,
    call: async (method, address, { body, headers } = {}) => {
      const answer = await fetch(at() + address, {
        method,
        headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return {
        status: answer.status,
        headers: answer.headers,
        body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
      };
    },
  };
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
