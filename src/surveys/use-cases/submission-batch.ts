import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { Database, outsideRequest } from '../../platform/database/index.js';
import { surveyProblems } from '../domain/problems.js';
import type { Acceptance, InboxItem } from '../persistence/inbox.repository.js';
import { InboxRepository } from '../persistence/inbox.repository.js';

interface Waiting {
  readonly item: InboxItem;
  readonly settle: (outcome: Acceptance) => void;
  readonly fail: (error: unknown) => void;
}

interface Queue {
  readonly waiting: Waiting[];
  running: number;
}

const largestBatch = 200;
const writersAtOnce = 2;
const longestQueue = 5_000;

/**
 * Group commit: submissions that arrive while a commit is under way travel together in the next one. Each is answered only
 * after its own commit, so an acknowledged answer is on disk; one workspace a transaction, so that row-level security holds.
 */
@Injectable()
export class SubmissionBatch {
  private readonly queues = new Map<string, Queue>();

  constructor(private readonly database: Database) {}

  submit(workspaceId: string, item: InboxItem): Promise<Acceptance> {
    const queue = this.queueOf(workspaceId);
    if (queue.waiting.length >= longestQueue) return Promise.reject(surveyProblems.busy());
    return new Promise((settle, fail) => {
      queue.waiting.push({ item, settle, fail });
      this.pump(workspaceId, queue);
    });
  }

  private queueOf(workspaceId: string): Queue {
    const known = this.queues.get(workspaceId);
    if (known !== undefined) return known;
    const queue: Queue = { waiting: [], running: 0 };
    this.queues.set(workspaceId, queue);
    return queue;
  }

  private pump(workspaceId: string, queue: Queue): void {
    while (queue.running < writersAtOnce && queue.waiting.length > 0) {
      const batch = queue.waiting.splice(0, largestBatch);
      queue.running += 1;
      void outsideRequest(() => this.write(workspaceId, batch)).finally(() => {
        queue.running -= 1;
        this.pump(workspaceId, queue);
      });
    }
  }

  private async write(workspaceId: string, batch: readonly Waiting[]): Promise<void> {
    try {
      const items = batch.map((each) => each.item);
      const actor = systemActor(workspaceId);
      const outcomes = await this.database.write(actor, (tx) => tx.get(InboxRepository).accept(items, tx.now));
      batch.forEach((each, index) => each.settle(outcomes[index]!));
    } catch (error) {
      if (batch.length === 1 || error instanceof Problem) {
        for (const each of batch) each.fail(error);
        return;
      }
      // One of them is at fault; the others must not suffer for it.
      const half = Math.ceil(batch.length / 2);
      await this.write(workspaceId, batch.slice(0, half));
      await this.write(workspaceId, batch.slice(half));
    }
  }
}
