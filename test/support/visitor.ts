import type { Constituency, Role, Sex } from '../../src/kernel/actor.js';
import { hashPassword } from '../../src/platform/auth/argon2.js';
import { Database } from '../../src/platform/database/database.js';
import type { RunningApp } from './app.js';
import { undescribed } from './described.js';
import { givenMember, type GivenMember, type GivenWorkspace } from './workspace.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export interface Call {
  /** Sent as JSON; a string, bytes or a form are sent unchanged. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A signed-in person who sends requests to a running program. */
export interface Visitor {
  readonly cookie: string;
  call(method: string, path: string, options?: Call): Promise<Answer>;
}

export async function cookieOf(url: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (response.status !== 200) throw new Error(`signing in ${email}: ${response.status} ${await response.text()}`);
  const cookies = response.headers.getSetCookie();
  return cookies.find((one) => one.startsWith('tripartite_session='))!.split(';')[0]!;
}

/** `at` may change with a restart. */
export function visit(at: () => string, cookie: string): Visitor {
  return {
    cookie,
    call: async (method, address, { body, headers } = {}) => {
      const asIs = typeof body === 'string' || body instanceof FormData || body instanceof Uint8Array;
      const json = body !== undefined && !(body instanceof FormData);
      const answer = await fetch(at() + address, {
        method,
        headers: { cookie, ...(json && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: asIs ? (body as NonNullable<RequestInit['body']>) : JSON.stringify(body) }),
      });
      const text = await answer.text();
      const isJson = answer.headers.get('content-type')?.includes('json') === true;
      const { status } = answer;
      if (!isJson) return { status, headers: answer.headers, body: { text } };
      const reply = { status, headers: answer.headers, body: JSON.parse(text) as Record<string, unknown> };
      const faults = undescribed(method, address, reply);
      if (faults.length > 0) throw new Error(`not as docs/api/openapi.json says:\n${faults.slice(0, 10).join('\n')}`);
      return reply;
    },
  };
}

/** The password of all visitors of `givenVisitor`. */
export const visitorPassword = 'a quiet morning walk';
let passwordHash: Promise<string> | undefined;

/** A member of the workspace, signed in. */
export async function givenVisitor(
  running: RunningApp,
  workspace: GivenWorkspace,
  who: { readonly role?: Role; readonly constituency?: Constituency | null; readonly sex?: Sex } = {},
): Promise<Visitor & GivenMember> {
  passwordHash ??= hashPassword(visitorPassword);
  const member = await givenMember(running.app.get(Database), workspace, { ...who, passwordHash: await passwordHash });
  return { ...member, ...visit(() => running.url, await cookieOf(running.url, member.email, visitorPassword)) };
}
