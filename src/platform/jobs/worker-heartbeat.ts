import { rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { nobody } from '../../kernel/actor.js';
import { Settings } from '../config/environment.js';
import { Database } from '../database/database.js';
import { Poller } from '../events/poller.js';
import { Logger } from '../observability/logger.js';
import { JobBus } from './job-bus.js';

const everySeconds = 10;
/** Milliseconds without a heartbeat after which a worker counts as failed. */
const failedAfter = 60_000;

/** One file for each machine or container, because several workers may share the data folder. */
const fileOf = (settings: Settings): string => path.join(settings.dataFolder, `worker-${os.hostname()}.alive`);

/**
 * A worker process has no port that could be asked. It writes a file as long as it reaches the database and the job
 * queue and its event loop is not blocked; `cli health worker` reads the time of that file.
 */
@Injectable()
export class WorkerHeartbeat implements OnApplicationShutdown {
  private readonly poller = new Poller(
    () => this.beat(),
    everySeconds,
    (error) => this.logger.error('heartbeat of the worker', error),
  );
  private started = false;

  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly jobs: JobBus,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.started = true;
    this.poller.start();
  }

  async onApplicationShutdown(): Promise<void> {
    if (!this.started) return;
    // an answer of a queue that is away would not come
    await Promise.race([this.poller.stop(), sleep(1000)]);
    await rm(fileOf(this.settings), { force: true });
  }

  private async beat(): Promise<void> {
    await this.database.read(nobody, (tx) => tx.query('SELECT 1'));
    await this.jobs.demandQueue();
    await writeFile(fileOf(this.settings), `${new Date().toISOString()}\n`);
  }
}

/** Why the worker of this machine counts as failed, or null. */
export async function workerFault(settings: Settings): Promise<string | null> {
  const written = await stat(fileOf(settings)).catch(() => null);
  if (written === null) return 'The worker has not started, or has stopped.';
  const age = Date.now() - written.mtimeMs;
  return age < failedAfter ? null : `The worker has not worked for ${Math.round(age / 1000)} s.`;
}
