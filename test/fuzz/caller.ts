import { undescribed } from '../support/described.js';
import { cookieOf } from '../support/visitor.js';
import { jsonOf, textOf } from './hostile-values.js';
import type { Operation } from './operations.js';
import type { Tally } from './tally.js';

/** A valid call of an operation. */
export interface Call {
  /** An account of the demonstration, or `anonymous`. */
  readonly as: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON; a form is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Replaces the session of `as`. */
  readonly cookie?: string;
  /** After a success. */
  accepted?(body: unknown): void | Promise<void>;
}

export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

type Hostile = { readonly field: string; readonly value: unknown };

/** Sends calls to the program, checks every answer and counts. */
export class Caller {
  private readonly operations: ReadonlyMap<string, Operation>;

  constructor(
    private readonly at: () => string,
    readonly workspaceId: string,
    readonly cookies: ReadonlyMap<string, string>,
    readonly all: readonly Operation[],
    readonly tally: Tally,
  ) {
    this.operations = new Map(all.map((each) => [each.name, each]));
  }

  get url(): string {
    return this.at();
  }

  operation(name: string): Operation {
    const found = this.operations.get(name);
    if (found === undefined) throw new Error(`docs/api/openapi.json has no ${name}`);
    return found;
  }

  session(email: string, password: string): Promise<string> {
    return cookieOf(this.at(), email, password);
  }

  async send(name: string, call: Call, hostile?: Hostile): Promise<Reply> {
    const operation = this.operation(name);
    const address = this.addressOf(operation, call);
    const isForm = call.body instanceof FormData;
    const sent = call.body === undefined ? undefined : isForm ? (call.body as FormData) : jsonOf(call.body);
    const cookie = call.cookie ?? this.cookies.get(call.as);
    const answer = await fetch(this.at() + address, {
      method: operation.method,
      headers: {
        ...(cookie !== undefined && { cookie }),
        ...(typeof sent === 'string' && { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(sent !== undefined && { body: sent }),
      redirect: 'manual',
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    const body = (isJson ? JSON.parse(text) : text === '' ? {} : { text }) as Reply['body'];
    const { status } = answer;
    this.tally.answered(name, call.as, status);
    const what = `as ${call.as}: ${operation.method} ${address.slice(0, 300)} ${typeof sent === 'string' ? sent.slice(0, 600) : ''} → ${status} ${text.slice(0, 400)}`;
    this.check(operation, { status, body, isJson, retries: answer.headers.has('retry-after'), address, what });
    if (answer.ok && hostile?.field.startsWith('body:') && typeof sent === 'string')
      this.checkAllowed(operation, sent, hostile, what);
    if (answer.ok) await call.accepted?.(body);
    return { status, body };
  }

  private addressOf({ path }: Operation, call: Call): string {
    const values: Record<string, string> = { workspaceId: this.workspaceId, ...call.path };
    const filled = path.replace(/\{(\w+)\}/g, (_, each: string) => encodeURIComponent(textOf(values[each] ?? '')));
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(call.query ?? {})) query.set(key, textOf(value));
    return query.size === 0 ? filled : `${filled}?${query}`;
  }

  private check(operation: Operation, answer: Reply & Checked): void {
    const { status, body, what } = answer;
    const isLate = (status === 503 || status === 507) && answer.retries;
    if (status >= 500 && !isLate) this.tally.found(operation.name, `answers ${status}`, what);
    if (body['code'] === 'platform.unexpected') this.tally.found(operation.name, 'is unexpected', what);
    if (status >= 400 && !answer.isJson) this.tally.found(operation.name, `answers ${status} without a problem`, what);
    if (!answer.isJson) return;
    for (const fault of undescribed(operation.method, answer.address, answer))
      if (!fault.endsWith('is not described'))
        this.tally.found(operation.name, 'is not as described', `${fault}; ${what}`);
  }

  /** What was accepted must be allowed by the description: otherwise one of the two is wrong. */
  private checkAllowed(operation: Operation, sent: string, hostile: Hostile, what: string): void {
    const { allows } = operation;
    if (allows === undefined || allows(JSON.parse(sent))) return;
    const faults = (allows.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    this.tally.found(operation.name, `accepts ${hostile.field}`, `${faults.slice(0, 3).join('; ')}; ${what}`);
  }
}

interface Checked {
  readonly isJson: boolean;
  readonly retries: boolean;
  readonly address: string;
  readonly what: string;
}
