import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Database } from '../database/database.js';
import { wakeChannel } from '../database/transaction.js';
import { Logger } from '../observability/logger.js';
import type { DomainEvent } from './subscriber.js';

export const databaseUrl = Symbol('databaseUrl');

export interface WakeMessage {
  /** `access`: the account with this `id`, or the person with this `personId` in the workspace, may have lost rights. */
  readonly kind: 'event' | 'job' | 'job-moved' | 'mail' | 'access';
  readonly workspaceId?: string;
  readonly id?: string;
  readonly personId?: string;
  /** Of kind `event`, unless it is too long for a notification. */
  readonly event?: Pick<DomainEvent, 'type' | 'subject' | 'actorId' | 'payload'> & { readonly recordedAt: number };
}

type Listener = (message: WakeMessage) => void;

/**
 * Milliseconds: between two queries; between two attempts to connect; and until a missing reply means that the
 * database does not respond.
 */
const askEvery = 1000;
const connectEvery = 250;
const patience = 4000;
/**
 * Additional milliseconds to wait: a busy event loop runs its timers before it reads replies that have already
 * arrived.
 */
const grace = 250;
/** Milliseconds by which the start of a transaction may precede its commit. */
const slack = 15_000;

/**
 * One LISTEN connection for each process. It passes on notifications of commits in any process, and queries the
 * database every second to notice when it stops responding. Notifications sent while the connection is broken are
 * lost, so a subscriber that must not miss any also reads the tables; `onResumed` calls it after each gap.
 */
@Injectable()
export class NotifyListener implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners: Listener[] = [];
  private readonly resumers: ((since: Date) => void)[] = [];
  private readonly stopping = new AbortController();
  private client: pg.Client | undefined;
  private lastAnswer = Date.now();
  private isLost = false;
  /** The connection that listens was lost, though the database responds. */
  private missesSome = false;
  private loop: Promise<void> | undefined;

  constructor(
    @Inject(databaseUrl) private readonly url: string,
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  on(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Calls `listener` when the connection is restored; notifications of commits after `since` may be missing. */
  onResumed(listener: (since: Date) => void): void {
    this.resumers.push(listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.beat();
    this.loop = this.keepAsking();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.drop();
    await this.loop;
  }

  private async keepAsking(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const pause = this.isLost || this.client === undefined ? connectEvery : askEvery;
      await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted) await this.beat();
    }
  }

  private async beat(): Promise<void> {
    const tooLong = new AbortController();
    const answer = this.ask().then(
      () => 'answer' as const,
      () => 'refused' as const,
    );
    const outcome = await Promise.race([answer, silence(tooLong.signal)]);
    tooLong.abort();
    if (this.stopping.signal.aborted) return this.drop();
    if (outcome === 'answer') return this.found();
    this.lose(outcome);
  }

  private async ask(): Promise<void> {
    const client = this.client ?? this.newClient();
    if (this.client === undefined) {
      this.client = client;
      await client.connect();
      await client.query(`LISTEN ${wakeChannel}`);
    }
    await client.query('SELECT 1');
  }

  private newClient(): pg.Client {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true, application_name: 'tripartite-wake' });
    const forget = () => {
      if (this.client !== client) return;
      this.client = undefined;
      // notifications are missed until it listens again, also if the database itself responds all the time
      this.missesSome = true;
    };
    client.on('error', forget);
    client.on('end', forget);
    client.on('notification', (notification) => this.dispatch(notification.payload ?? ''));
    return client;
  }

  private found(): void {
    const since = new Date(this.lastAnswer - slack);
    this.lastAnswer = Date.now();
    this.database.answersAgain();
    if (this.isLost) this.logger.warn('the database responds again');
    else if (!this.missesSome) return;
    this.isLost = false;
    this.missesSome = false;
    for (const resume of this.resumers) resume(since);
  }

  /**
   * `refused`: each request fails at once. `silent`: the database does not respond, so requests would wait and their
   * connections are cut.
   */
  private lose(how: 'refused' | 'silent'): void {
    if (!this.isLost) this.logger.warn(`the database does not respond (${how}); retrying until it does`);
    this.isLost = true;
    this.drop();
    if (how === 'silent') this.database.fallSilent();
    else this.database.answersAgain();
  }

  private drop(): void {
    const client = this.client as (pg.Client & { connection: { stream: { destroy(): void } } }) | undefined;
    this.client = undefined;
    client?.connection.stream.destroy();
  }

  private dispatch(payload: string): void {
    const message = JSON.parse(payload) as WakeMessage;
    for (const listener of this.listeners) listener(message);
  }
}

async function silence(over: AbortSignal): Promise<'silent'> {
  await sleep(patience, undefined, { signal: over, ref: false }).catch(() => undefined);
  await sleep(grace, undefined, { signal: over, ref: false }).catch(() => undefined);
  return 'silent';
}
