import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { wakeChannel } from '../database/transaction.js';
import { Logger } from '../observability/logger.js';

export const databaseUrl = Symbol('databaseUrl');

export interface WakeMessage {
  readonly kind: 'event' | 'job' | 'mail';
  readonly workspaceId?: string;
  readonly id?: string;
}

type Listener = (message: WakeMessage) => void;

/**
 * One LISTEN connection a process: tells at once what was committed anywhere. It may miss messages while the database
 * is away; whoever must not miss anything looks at the tables as well.
 */
@Injectable()
export class WakeUp implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners: Listener[] = [];
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    @Inject(databaseUrl) private readonly url: string,
    private readonly logger: Logger,
  ) {}

  on(listener: Listener): void {
    this.listeners.push(listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true, connectionTimeoutMillis: 5000 });
    client.on('error', () => this.reconnect(client));
    client.on('end', () => this.reconnect(client));
    client.on('notification', (notification) => this.tell(notification.payload ?? ''));
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${wakeChannel}`);
    } catch {
      this.reconnect(client);
    }
  }

  private reconnect(client: pg.Client): void {
    if (this.stopped || this.client !== client) return;
    this.client = undefined;
    this.logger.warn('the connection that listens to the database is lost; it is opened again');
    this.timer = setTimeout(() => void this.connect(), 500);
  }

  private tell(payload: string): void {
    const message = JSON.parse(payload) as WakeMessage;
    for (const listener of this.listeners) listener(message);
  }
}

/** Runs `work` when told and every `seconds`, never twice at the same time, and once more if told meanwhile. */
export class Pump {
  private running: Promise<void> | undefined;
  private again = false;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly seconds: number,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.poke(), this.seconds * 1000);
    this.timer.unref();
    this.poke();
  }

  poke(): void {
    if (this.stopped) return;
    if (this.running !== undefined) {
      this.again = true;
      return;
    }
    this.running = this.loop().finally(() => (this.running = undefined));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private async loop(): Promise<void> {
    do {
      this.again = false;
      await this.work().catch(this.failed);
    } while (this.again && !this.stopped);
  }
}
