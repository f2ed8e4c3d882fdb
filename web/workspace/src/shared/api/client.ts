import { currentLanguage, tagOf } from '../i18n/language.js';
import { reportReached } from '../live/connection.js';
import { ownAccount } from '../session/own-storage.js';
import type { ProblemError } from './problem.js';
import { offlineProblem, problemFrom } from './problem.js';

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** Sent as If-Match: the version that the editor had before the eyes. */
  readonly version?: number;
  /** Query string; empty and undefined values are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined | null>>;
  /** By default each POST gets a new key; pass one to make a repeated attempt the same attempt. */
  readonly idempotencyKey?: string;
}

interface Attempt {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: BodyInit | undefined;
  readonly signal: AbortSignal | undefined;
}

const retries = 3;
const longestWait = 10;
/** Of `platform/auth/auth.guard.ts`: the page was loaded for another account than the one that is signed in now. */
const otherPerson = 'platform.auth.other-person';

let onSignedOut: (() => void) | undefined;
let onOtherPerson: (() => void) | undefined;
/** The shell says what happens when somebody else has signed in in this browser. */
export function whenOtherPerson(listener: () => void): void {
  onOtherPerson = listener;
}

/** The shell says what happens when a session has ended. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** UUID version 4 without `crypto.randomUUID`, which a plain-http address in a local network does not offer. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function addressOf(path: string, query: RequestOptions['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return `/api${path}${text ? `?${text}` : ''}`;
}

/** Content of a workspace: `workspacePath(workspace.id, '/roadmap/actions')`. */
export function workspacePath(workspaceId: string, path: string): string {
  return `/workspaces/${encodeURIComponent(workspaceId)}${path}`;
}

const wait = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  return problemFrom(response.status, body, retryAfter(response));
}

async function fetchOnce({ url, ...init }: Attempt): Promise<Response> {
  try {
    const response = await fetch(url, { ...init, credentials: 'same-origin' });
    reportReached(true);
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    reportReached(false);
    throw offlineProblem();
  }
}

/** 503 means "nothing was done, come back": safe to repeat, because a POST carries the same key. */
async function fetchPatiently(attempt: Attempt): Promise<Response> {
  for (let turn = 0; ; turn += 1) {
    const response = await fetchOnce(attempt);
    if (response.ok) return response;
    if (response.status !== 503 || turn >= retries) throw await problemOf(response);
    await wait(Math.min(retryAfter(response) ?? 2 ** turn, longestWait));
  }
}

function headersFor(method: string, options: RequestOptions): Headers {
  const headers = new Headers({
    accept: 'application/json, application/problem+json',
    'accept-language': tagOf(currentLanguage()),
  });
  const account = ownAccount();
  if (account !== null) headers.set('x-tripartite-account', account);
  if (method === 'POST') headers.set('idempotency-key', options.idempotencyKey ?? newKey());
  if (options.version !== undefined) headers.set('if-match', `"${options.version}"`);
  return headers;
}

interface Message extends RequestOptions {
  readonly method: string;
  readonly body?: unknown;
}

async function send(path: string, message: Message): Promise<Response> {
  const { method, body, signal } = message;
  const headers = headersFor(method, message);
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers.set('content-type', 'application/json');
  const payload = body === undefined ? undefined : isForm ? body : JSON.stringify(body);
  try {
    return await fetchPatiently({ method, url: addressOf(path, message.query), headers, body: payload, signal });
  } catch (error) {
    const { status, code } = error as Partial<ProblemError>;
    if (status === 401) onSignedOut?.();
    if (code === otherPerson) onOtherPerson?.();
    throw error;
  }
}

async function json<T>(path: string, message: Message): Promise<T> {
  const response = await send(path, message);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Talks to the server. Paths are given without `/api`. Throws ProblemError. */
export const api = {
  get: <T>(path: string, options?: RequestOptions): Promise<T> => json<T>(path, { ...options, method: 'GET' }),
  post: <T>(path: string, body?: unknown, options?: RequestOptions): Promise<T> =>
    json<T>(path, { ...options, method: 'POST', body }),
  put: <T>(path: string, body?: unknown, options?: RequestOptions): Promise<T> =>
    json<T>(path, { ...options, method: 'PUT', body }),
  patch: <T>(path: string, body: unknown, options?: RequestOptions): Promise<T> =>
    json<T>(path, { ...options, method: 'PATCH', body }),
  delete: <T = void>(path: string, options?: RequestOptions): Promise<T> =>
    json<T>(path, { ...options, method: 'DELETE' }),
  text: async (path: string, options?: RequestOptions): Promise<string> =>
    (await send(path, { ...options, method: 'GET' })).text(),
};
