import type pg from 'pg';
import { io } from 'socket.io-client';
import { newId } from '../../src/kernel/ids.js';
import { linkTo } from '../support/letters.js';
import type { Call, Caller, Reply } from './caller.js';

/** Makes a valid call, after making the records that it needs. */
export type ValidCall = (fixture: Fixture) => Call | Promise<Call>;
export type ValidCalls = Readonly<Record<string, ValidCall>>;

/** What valid calls need: other calls, ids of the demonstration, and new names. */
export class Fixture {
  private count = 0;

  constructor(
    private readonly caller: Caller,
    private readonly validCalls: ValidCalls,
    readonly owner: pg.Pool,
    readonly folder: string,
  ) {}

  get workspaceId(): string {
    return this.caller.workspaceId;
  }

  text(): { readonly en: string; readonly zh: string } {
    this.count += 1;
    return { en: `Text ${this.count}`, zh: `文字${this.count}` };
  }

  word(): string {
    this.count += 1;
    return `word-${this.count}-${newId().slice(-8)}`;
  }

  /** Calls the operation by its valid call, with changes, and demands a success. */
  async done(name: string, changes: Partial<Call> = {}): Promise<Made> {
    const call = await this.validCalls[name]!(this);
    const body =
      changes.body === undefined || changes.body instanceof FormData
        ? (changes.body ?? call.body)
        : { ...(call.body as object | undefined), ...(changes.body as object) };
    const reply = await this.caller.send(name, { ...call, ...changes, ...(body !== undefined && { body }) });
    if (reply.status > 299) throw new Error(`${name} was refused: ${reply.status} ${JSON.stringify(reply.body)}`);
    return { ...reply, id: String(reply.body['id']) };
  }

  /** A column of some row of the demonstration's city. */
  async one(table: string, condition = 'true', column = 'id'): Promise<string> {
    const { rows } = await this.owner.query<{ value: string }>(
      `SELECT ${column} AS value FROM ${table} WHERE workspace_id = $1 AND ${condition} LIMIT 1`,
      [this.workspaceId],
    );
    if (rows[0] === undefined) throw new Error(`no ${table} where ${condition}`);
    return rows[0].value;
  }

  /** The code of a screen without an account that waits for some seconds. */
  async waitingCode(): Promise<string> {
    const socket = io(`${this.caller.url}/live`, { transports: ['websocket'], forceNew: true });
    setTimeout(() => socket.disconnect(), 20_000);
    const { code } = (await socket.timeout(10_000).emitWithAck('wait-for-pairing', {})) as { code: string };
    return code;
  }

  /** The token in the newest email to an address. */
  async token(email: string, path: string): Promise<string> {
    return (await linkTo(this.folder, email, { path })).split('#').at(-1)!;
  }

  async cancel(jobId: string): Promise<void> {
    await this.caller.send('POST /jobs/{id}/cancel', { as: 'analyst', path: { id: jobId } });
  }

  /** A cookie of a new session of an account that only this campaign uses. */
  async session(email: string, password: string): Promise<string> {
    return this.caller.session(email, password);
  }
}

export interface Made extends Reply {
  readonly id: string;
}

export const version = (body: Reply['body']): Record<string, string> => ({
  'if-match': `"${Number(body['version'] ?? 1)}"`,
});
