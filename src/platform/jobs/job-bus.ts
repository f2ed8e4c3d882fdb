import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Job, Queue, type QueueOptions, setDefaultBackendFactory, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { type Actor, systemActor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { Settings } from '../config/environment.js';
import { Database } from '../database/database.js';
import { isConnectionLoss } from '../database/unavailable.js';
import { workspaceActors } from '../events/audit-chain.js';
import { Poller } from '../events/poller.js';
import { databaseUrl } from '../events/notify-listener.js';
import { Logger } from '../observability/logger.js';
import { JobCancelled, type JobContext, type JobHandler, JobRegistry } from './job-handler.js';
import type { JobRun } from './job-runs.js';
import { JobWiring } from './job-wiring.js';
import { repairSchedules, schedule } from './schedules.js';
import { createQueueBackend, QueuePool } from './queue-backend.js';

const queueName = 'tripartite';
/** Milliseconds. */
const retryEvery = 1000;

interface Task {
  readonly workspaceId?: string;
  readonly runId?: string;
  readonly scheduled?: string;
}

/**
 * BullMQ queues the jobs, on PostgreSQL or Redis; `job_run` stores their state. Constraints of the PostgreSQL back
 * end: retention must be true or false, no QueueEvents, and processors may run twice.
 */
@Injectable()
export class JobBus implements OnApplicationBootstrap, OnApplicationShutdown {
  private queue: Queue<Task> | undefined;
  private worker: Worker<Task> | undefined;
  private pool: QueuePool | undefined;
  private redis: Redis | undefined;
  private stopped = false;
  /** Runs and kinds of scheduled jobs in progress in this process. */
  private readonly active = new Set<string>();
  private readonly sweep = new Poller(
    () => this.enqueueOpen(),
    15,
    (error) => this.logger.error('job sweep', error),
  );
  private readonly expiry = new Poller(
    () => this.expireEnded(),
    3600,
    (error) => this.logger.error('deletion of ended jobs', error),
  );

  constructor(
    private readonly settings: Settings,
    @Inject(databaseUrl) private readonly url: string,
    private readonly database: Database,
    private readonly registry: JobRegistry,
    private readonly wiring: JobWiring,
  ) {
    wiring.listener.on((message) => {
      if (message.kind === 'job')
        void this.enqueue(message.workspaceId!, message.id!).catch((error: unknown) =>
          this.logger.error('enqueueing', error),
        );
    });
    wiring.listener.onResumed(() => this.sweep.poke());
  }

  private get logger(): Logger {
    return this.wiring.logger;
  }

  async onApplicationBootstrap(): Promise<void> {
    const connection = this.connection();
    this.queue = new Queue<Task>(queueName, {
      connection,
      skipMetasUpdate: true,
      defaultJobOptions: {
        removeOnComplete: true,
        removeOnFail: true,
        attempts: 3,
        backoff: { type: 'exponential', delay: 1000 },
      },
    });
    this.queue.on('error', (error) => this.queueFailed('job queue', error));
    if (this.wiring.runsJobs) {
      this.worker = new Worker<Task>(queueName, (job) => this.process(job), {
        connection,
        concurrency: 2,
        lockDuration: 30_000,
        stalledInterval: 15_000,
        maxStalledCount: 5,
      });
      this.worker.on('error', (error) => this.queueFailed('job worker', error));
      for (const handler of this.scheduled) await schedule(this.queue, handler);
    }
    this.sweep.start();
    this.expiry.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await Promise.all([this.sweep.stop(), this.expiry.stop()]);
    await this.worker?.close();
    await this.queue?.close();
    await this.pool?.end();
    this.redis?.disconnect();
  }

  /** Waits for an answer of the job queue. */
  async demandQueue(): Promise<void> {
    await this.queue?.getWaitingCount();
  }

  /** Starts no job in this process while the work is done; those that were queued meanwhile start afterwards. */
  async paused<T>(work: () => Promise<T>): Promise<T> {
    await this.worker?.pause();
    try {
      return await work();
    } finally {
      await this.worker?.resume();
    }
  }

  /**
   * Suppresses BullMQ's errors while the database is unavailable: it would report them ten times a second, and the
   * listener reports the outage once.
   */
  private queueFailed(what: string, error: Error): void {
    if (!isConnectionLoss(error)) this.logger.error(what, error);
  }

  private connection(): QueueOptions['connection'] {
    if (this.settings.REDIS_URL !== undefined) {
      setDefaultBackendFactory();
      this.redis = new Redis(this.settings.REDIS_URL, { maxRetriesPerRequest: null });
      return this.redis;
    }
    setDefaultBackendFactory(createQueueBackend as never);
    this.pool = new QueuePool(this.url);
    return this.pool as never;
  }

  private get scheduled(): readonly JobHandler[] {
    return this.registry.all().filter(({ everySeconds }) => everySeconds !== undefined);
  }

  /** Enqueues jobs whose process died between commit and enqueueing, and those that a clock set back would delay. */
  private async enqueueOpen(): Promise<void> {
    if (this.worker !== undefined) await repairSchedules(this.queue!, this.scheduled);
    for (const actor of await workspaceActors(this.database))
      for (const id of await this.wiring.runs.queued(actor)) await this.enqueue(actor.workspaceId!, id);
  }

  private async expireEnded(): Promise<void> {
    for (const actor of await workspaceActors(this.database)) await this.wiring.runs.expire(actor);
  }

  private async enqueue(workspaceId: string, runId: string): Promise<void> {
    await this.queue?.add('run', { workspaceId, runId }, { jobId: runId });
  }

  private async process(job: Job<Task>): Promise<void> {
    if (job.data.scheduled !== undefined) await this.tick(job.data.scheduled);
    else await this.runToItsEnd(systemActor(job.data.workspaceId!), job.data.runId!);
  }

  /** A job does not fail because the database is unavailable: it starts again when the database is back. */
  private async runToItsEnd(actor: Actor, runId: string): Promise<void> {
    // BullMQ delivers a run again if it could not renew its lock in time
    if (this.active.has(runId)) return;
    this.active.add(runId);
    try {
      for (;;) {
        try {
          return await this.run(actor, runId);
        } catch (error) {
          if (!isAway(error) || this.stopped) throw error;
          await sleep(retryEvery);
        }
      }
    } finally {
      this.active.delete(runId);
    }
  }

  private async tick(kind: string): Promise<void> {
    const handler = this.registry.find(kind);
    // a job that needs longer than its interval must not leave no slot to the others
    if (handler === undefined || this.active.has(kind)) return;
    this.active.add(kind);
    try {
      for (const actor of await workspaceActors(this.database))
        await handler
          .run({
            runId: '',
            actor,
            params: {},
            progress: async () => undefined,
            throwIfCancelled: async () => undefined,
          })
          .catch((error: unknown) => this.logger.error(`scheduled job ${kind}`, error));
    } finally {
      this.active.delete(kind);
    }
  }

  private async run(actor: Actor, runId: string): Promise<void> {
    const { runs } = this.wiring;
    const run = await runs.begin(actor, runId);
    if (run === undefined) return;
    const handler = this.registry.find(run.kind);
    if (handler === undefined) throw new Error(`no handler for job ${run.kind}`);
    const measured = this.wiring.metrics.jobs.startTimer({ job: run.kind });
    try {
      if (run.cancelRequested) throw new JobCancelled();
      const demandRight = this.registry.rights.watch(actor.workspaceId!, handler, run);
      await demandRight();
      const result = await handler.run(this.contextOf(actor, run, demandRight));
      await runs.finish(actor, runId, { state: 'done', result });
      measured({ state: 'done' });
    } catch (error) {
      const cancelled = error instanceof JobCancelled;
      if (cancelled) await runs.finish(actor, runId, { state: 'cancelled' });
      else await this.fail(actor, runId, error);
      measured({ state: cancelled ? 'cancelled' : 'failed' });
    }
  }

  private async fail(actor: Actor, runId: string, error: unknown): Promise<void> {
    if (isAway(error)) throw error;
    if (!(error instanceof Problem)) this.logger.error('a job failed', error);
    const failure =
      error instanceof Problem
        ? {
            code: error.code,
            title: error.title,
            detail: error.options.detail,
            facts: error.options.facts,
            errors: error.options.errors,
          }
        : {
            code: 'platform.job.failed',
            title: { en: 'The job failed because of an unexpected error.', zh: '任务意外失败。' },
          };
    await this.wiring.runs.finish(actor, runId, { state: 'failed', failure });
  }

  private contextOf(actor: Actor, { id: runId, params }: JobRun, demandRight: () => Promise<void>): JobContext {
    const { runs } = this.wiring;
    return {
      runId,
      actor,
      params,
      progress: async (fraction, note) => {
        const cancel = await runs.progress(actor, runId, fraction, note);
        if (cancel) throw new JobCancelled();
        await demandRight();
      },
      throwIfCancelled: async () => {
        if (await runs.isCancelRequested(actor, runId)) throw new JobCancelled();
        await demandRight();
      },
    };
  }
}

function isAway(error: unknown): boolean {
  return error instanceof Problem && error.kind === 'unavailable';
}
