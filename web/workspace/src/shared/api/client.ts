import { currentLanguage, tagOf } from '../i18n/language.js';
import { reportReached } from '../live/connection.js';
import { ownAccount } from '../session/own-storage.js';
import type { ProblemError } from './problem.js';
import { offlineProblem, problemFrom } from './problem.js';
import type { AnswerOf, Given, Method, PathOf, RequestOf } from './schema.js';

interface RequestOptions {
  readonly signal?: AbortSignal;
  /** Sent as If-Match: the version that the editor was looking at. */
  readonly version?: number;
  /** By default each POST gets a new key; pass one to make a repetition of the same attempt idempotent. */
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
/** From `platform/auth/auth.guard.ts`: the page was loaded for another account than the one that is signed in now. */
const otherPerson = 'platform.auth.other-person';
/** From `modules/identity/domain/factors/problems.ts`. */
const factorNeeded = 'identity.second-factor.needed';

let onSignedOut: (() => void) | undefined;
let onOtherPerson: (() => void) | undefined;
let onFactorNeeded: (() => void) | undefined;
/** Registers the handler for when a workspace asks for a second factor that was not given in this session. */
export function whenFactorNeeded(listener: () => void): void {
  onFactorNeeded = listener;
}

/** Registers the handler for when someone else has signed in in this browser. */
export function whenOtherPerson(listener: () => void): void {
  onOtherPerson = listener;
}

/** Registers the handler for when the session has ended. */
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

/** Values for the path and query of any request. */
export interface Filling {
  readonly path?: Readonly<Record<string, string | number>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
}

/** Fills in path parameters and query; empty and undefined values of the query are omitted. */
export function fill(template: string, { path = {}, query = {} }: Filling = {}): string {
  const place = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? place : `${place}?${text}`;
}

/** The address from which to download a file. */
export const addressOf = <P extends PathOf<'get'>>(path: P, ...[options]: Given<RequestOf<'get', P>>): string =>
  fill(path, options as Filling | undefined);

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

/** Loads a part of the pages. If that fails, asks the server, to find out whether the connection is missing. */
export async function whenReached<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    await fetchOnce({ method: 'GET', url: '/health/live', headers: new Headers(), body: undefined, signal: undefined });
    throw error;
  }
}

/**
 * Repeats requests answered with 503, which means that nothing was done: this is safe, because a POST has the same
 * key.
 */
async function fetchPatiently(attempt: Attempt): Promise<Response> {
  for (let turn = 0; ; turn += 1) {
    const response = await fetchOnce(attempt);
    if (response.ok) return response;
    if (response.status !== 503 || turn >= retries) throw await problemOf(response);
    await wait(Math.min(retryAfter(response) ?? 2 ** turn, longestWait));
  }
}

export function headersFor(method: Method, { idempotencyKey, version }: RequestOptions = {}): Headers {
  const headers = new Headers({
    accept: 'application/json, application/problem+json',
    'accept-language': tagOf(currentLanguage()),
  });
  const account = ownAccount();
  if (account !== null) headers.set('x-tripartite-account', account);
  if (method === 'post') headers.set('idempotency-key', idempotencyKey ?? newKey());
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  return headers;
}

interface Message extends RequestOptions, Filling {
  readonly body?: unknown;
}

async function responseTo(method: Method, template: string, message: Message = {}): Promise<Response> {
  const { body, signal } = message;
  const headers = headersFor(method, message);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const attempt = { method: method.toUpperCase(), url: fill(template, message), headers, signal };
  try {
    return await fetchPatiently({ ...attempt, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch (error) {
    const { status, code } = error as Partial<ProblemError>;
    if (status === 401) onSignedOut?.();
    if (code === otherPerson) onOtherPerson?.();
    if (code === factorNeeded) onFactorNeeded?.();
    throw error;
  }
}

async function send(method: Method, template: string, message?: Message): Promise<unknown> {
  const text = await (await responseTo(method, template, message)).text();
  return text === '' ? undefined : JSON.parse(text);
}

const sender =
  <M extends Method>(method: M) =>
  <P extends PathOf<M>>(path: P, ...[options]: Given<RequestOf<M, P> & RequestOptions>): Promise<AnswerOf<M, P>> =>
    send(method, path, options as Message | undefined) as Promise<AnswerOf<M, P>>;

/**
 * The HTTP client. Paths, parameters, bodies and answers are typed from docs/api/openapi.json:
 * `api.get('/api/workspaces/{workspaceId}/jobs/{id}', { path: { workspaceId, id }, signal })`. Throws ProblemError.
 */
export const api = {
  get: sender('get'),
  post: sender('post'),
  put: sender('put'),
  patch: sender('patch'),
  delete: sender('delete'),
  /** A file that is shown in the page. */
  getFile: async <P extends PathOf<'get'>>(path: P, ...[options]: Given<RequestOf<'get', P> & RequestOptions>) =>
    (await responseTo('get', path, options as Message | undefined)).blob(),
  /** A file at an address of `addressOf`, with the name that the server gives it. */
  fileAt: async (address: string): Promise<{ readonly name: string; readonly content: Blob }> => {
    const response = await responseTo('get', address);
    const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'file';
    return { name, content: await response.blob() };
  },
  /** A file that the server makes for a POST. */
  postForFile: async <P extends PathOf<'post'>>(path: P, ...[options]: Given<RequestOf<'post', P> & RequestOptions>) =>
    (await responseTo('post', path, options as Message | undefined)).blob(),
};
