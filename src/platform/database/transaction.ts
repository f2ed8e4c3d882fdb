import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import type { AuditKey } from '../sealing/audit-key.js';

export interface NewEvent {
  /** e.g. `roadmap.action.opened.v1` */
  readonly type: string;
  /** The id of the object that the event is about. */
  readonly subject: string;
  /** Ids and facts; never names, email addresses or secrets. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface NewMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly kind: string;
  /** The text contains a one-time secret, so it is deleted once the email is sent. */
  readonly secret?: boolean;
  /** Address that stops such emails when it receives a POST (RFC 8058). */
  readonly unsubscribe?: string;
  /** An iCalendar object, for the calendar of the reader. */
  readonly calendar?: string;
}

export interface MailState {
  readonly id: string;
  readonly sentAt: Date | null;
  /** Of the last attempt. */
  readonly failure: string | null;
}

/** Names of the subscribers of an event type. */
export type SubscribersOf = (type: string) => readonly string[];

/** The one NOTIFY channel: wakes the audit sealer, the dispatcher, the projections, the job bus and the mail sender. */
export const wakeChannel = 'tripartite_wake';

export class ReadTransaction {
  /** The constituency's group whose members alone see what this transaction records, and its meeting, if it is of one. */
  protected confined: { readonly constituencyGroupId: string; readonly meetingId?: string } | null = null;

  constructor(
    /** For repositories and the bulk loaders of persistence only. */
    readonly manager: EntityManager,
    readonly actor: Actor,
    readonly now: Date,
  ) {}

  /** The workspace whose rows row-level security shows to this transaction. */
  get workspaceId(): string {
    if (this.actor.workspaceId === null) throw new Error('this transaction belongs to no workspace');
    return this.actor.workspaceId;
  }

  /**
   * What is recorded from now on concerns a group meeting, and is visible to the members of that group only; with the
   * meeting, its guests are notified that something has changed.
   */
  confineTo(constituencyGroupId: string, meetingId?: string): void {
    this.confined = { constituencyGroupId, ...(meetingId !== undefined && { meetingId }) };
  }

  get<R>(repository: new (manager: EntityManager) => R): R {
    return new repository(this.manager);
  }

  /** Whether queued emails were sent; those that were deleted after thirty days are not found. */
  async mailStates(ids: readonly string[]): Promise<MailState[]> {
    return this.query<MailState>('SELECT id, sent_at AS "sentAt", failure FROM mail_states($1)', [ids]);
  }

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.manager.query(sql, [...parameters]);
    return rowsOf<Row>(result);
  }
}

/** PostgreSQL allows less than 8,000 bytes. */
const mostNotified = 7_900;

/** With the event itself if it fits, so that the processes need not read it before they send it to the screens. */
function wakeText(message: Readonly<Record<string, unknown>>, event: Readonly<Record<string, unknown>>): string {
  const whole = JSON.stringify({ ...message, event });
  return Buffer.byteLength(whole) <= mostNotified ? whole : JSON.stringify(message);
}

/** TypeORM returns rows for SELECT, and `[rows, count]` for UPDATE and DELETE. */
function rowsOf<Row>(result: unknown): Row[] {
  if (Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number')
    return result[0] as Row[];
  return (result ?? []) as Row[];
}

export class Transaction extends ReadTransaction {
  constructor(
    manager: EntityManager,
    actor: Actor,
    now: Date,
    readonly auditKey: AuditKey,
    private readonly subscribersOf: SubscribersOf,
  ) {
    super(manager, actor, now);
  }

  /** Appends an event to the audit trail, which is also the outbox, and creates one delivery for each subscriber. */
  async record(event: NewEvent): Promise<void> {
    await this.recordAll([event]);
  }

  /** Appends many events in their order, with few statements. */
  async recordAll(events: readonly NewEvent[]): Promise<void> {
    const { confined } = this;
    // ids of one millisecond are random
    const ids = events.map(() => newId()).sort();
    const listed = events.map(({ type, subject, payload }, index) => ({
      ...{ id: ids[index]!, type, subject },
      payload:
        confined === null ? payload : { ...confined, ...payload, constituencyGroupId: confined.constituencyGroupId },
    }));
    const actorId = this.actor.personId ?? this.actor.accountId;
    await this.query(
      `WITH event AS (
         INSERT INTO domain_event (id, workspace_id, type, subject, actor_id, payload, recorded_at)
         SELECT e.id, $2, e.type, e.subject, $3, e.payload, $4
         FROM jsonb_to_recordset($1::jsonb) AS e (id uuid, type text, subject text, payload jsonb)
         RETURNING id, workspace_id
       ) INSERT INTO event_unsealed (event_id, workspace_id) SELECT id, workspace_id FROM event`,
      [JSON.stringify(listed), this.workspaceId, actorId, this.now],
    );
    const deliveries = listed.flatMap(({ id, type }) => this.subscribersOf(type).map((name) => ({ id, name })));
    if (deliveries.length > 0)
      await this.query(
        `INSERT INTO event_delivery (event_id, subscriber, workspace_id, next_attempt_at)
         SELECT d.id, d.name, $2, $3 FROM jsonb_to_recordset($1::jsonb) AS d (id uuid, name text)`,
        [JSON.stringify(deliveries), this.workspaceId, this.now],
      );
    const { workspaceId } = this;
    const messages = listed.map(({ id, ...rest }) =>
      wakeText({ kind: 'event', workspaceId, id }, { ...rest, actorId, recordedAt: this.now.getTime() }),
    );
    await this.query(`SELECT pg_notify('${wakeChannel}', message) FROM unnest($1::text[]) AS message`, [messages]);
  }

  /**
   * Creates the row from which a job starts after commit. It stores progress and state, and survives a killed worker.
   */
  async startJob(kind: string, params: Readonly<Record<string, unknown>>): Promise<string> {
    const id = newId();
    await this.query(
      `INSERT INTO job_run (id, workspace_id, kind, params, state, progress, requested_by, created_at, updated_at) VALUES ($1,$2,$3,$4,'queued',0,$5,$6,$6)`,
      [id, this.workspaceId, kind, JSON.stringify(params), this.actor.personId ?? this.actor.accountId, this.now],
    );
    await this.wake({ kind: 'job', workspaceId: this.workspaceId, id });
    return id;
  }

  /** Notifies all processes, after commit, that a job has new progress or a new state. */
  async jobMoved(id: string): Promise<void> {
    await this.wake({ kind: 'job-moved', workspaceId: this.workspaceId, id });
  }

  /** Queues an email, which is sent after commit; returns its id, by which `mail_states` reports the delivery. */
  async mail(mail: NewMail): Promise<string> {
    const id = newId();
    await this.query(
      `INSERT INTO mail_outbox (id, recipient, subject, body, kind, secret, created_at, unsubscribe, calendar)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
      [
        ...[id, mail.to, mail.subject, mail.text, mail.kind],
        ...[mail.secret ?? false, this.now, mail.unsubscribe ?? null, mail.calendar ?? null],
      ],
    );
    await this.wake({ kind: 'mail' });
    return id;
  }

  private async wake(message: Readonly<Record<string, unknown>>): Promise<void> {
    await this.query(`SELECT pg_notify('${wakeChannel}', $1)`, [JSON.stringify(message)]);
  }
}
