import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { RequesterRights } from './requester-rights.js';

export interface JobContext {
  readonly runId: string;
  readonly actor: Actor;
  readonly params: Readonly<Record<string, unknown>>;
  /** 0 to 1. */
  progress(fraction: number, note?: LocalizedText): Promise<void>;
  /** Throws if someone has asked to cancel. Call it between steps and before writing. */
  throwIfCancelled(): Promise<void>;
}

/** A long job. It may run again after a worker was killed, so it must be idempotent. */
export abstract class JobHandler {
  abstract readonly kind: string;
  /** Of the person who starts it: the job ends when the person no longer has this permission. */
  readonly permission?: string;
  /** If set, the job also runs for each workspace at this interval, without a `job_run` row. */
  readonly everySeconds?: number;
  abstract run(context: JobContext): Promise<Readonly<Record<string, unknown>>>;
}

@Injectable()
export class JobRegistry {
  private readonly handlers = new Map<string, JobHandler>();

  constructor(readonly rights: RequesterRights) {}

  add(handler: JobHandler): void {
    if (this.handlers.has(handler.kind)) throw new Error(`two jobs are named ${handler.kind}`);
    this.handlers.set(handler.kind, handler);
  }

  find(kind: string): JobHandler | undefined {
    return this.handlers.get(kind);
  }

  all(): readonly JobHandler[] {
    return [...this.handlers.values()];
  }
}

export class JobCancelled extends Error {}
