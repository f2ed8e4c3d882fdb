import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Problem } from '../../kernel/problem.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import { Database, outsideRequest, type Transaction } from '../../platform/database/index.js';
import { AuthenticationKey, BoxSealer, InstallationKey } from '../../platform/sealing/index.js';
import { phoneProblems } from '../domain/problems-of-phones.js';
import type { SealedAnswer } from '../domain/submission.js';
import { endOfRetiredVersion, type WindowState, windowState } from '../domain/window.js';
import type { Acceptance, SealedSubmission, WaveIntake } from '../persistence/sealed-answer.repository.js';
import { SealedAnswerRepository } from '../persistence/sealed-answer.repository.js';
import { sealedRow } from './sealed-rows.js';

export interface Submission extends Omit<SealedSubmission, 'id' | 'box' | 'tag'> {
  readonly answer: SealedAnswer;
  /** Bytes of all sealed answers to its version of the questionnaire. */
  readonly length: number;
}

/** `retired-version`: of a version of the questionnaire that the wave has left, after the hours of grace. */
export type Outcome = Acceptance | Late;
type Late = Extract<WindowState, 'not-yet-open' | 'closed'> | 'retired-version';

interface Waiting {
  readonly item: Submission;
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
}

interface Queue {
  readonly waiting: Waiting[];
  writing: boolean;
}

const largestBatch = 200;
const longestQueue = 5_000;

/**
 * Group commit: submissions that arrive during a commit are stored together in the next one. Each is acknowledged only
 * after its own commit, so an acknowledged answer is on disk. Each transaction serves one workspace, so that row-level
 * security applies.
 */
@Injectable()
export class SubmissionBatch {
  readonly sealer: BoxSealer;
  private readonly queues = new Map<string, Queue>();

  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly clock: Clock,
    readonly key: AuthenticationKey,
    answers: InstallationKey,
  ) {
    this.sealer = new BoxSealer(answers.publicKey);
  }

  submit(workspaceId: string, item: Submission): Promise<Outcome> {
    const queue = this.queueOf(workspaceId);
    if (queue.waiting.length >= longestQueue) return Promise.reject(phoneProblems.busy());
    return new Promise((settle, fail) => {
      queue.waiting.push({ item, settle, fail });
      this.writeNext(workspaceId, queue);
    });
  }

  private queueOf(workspaceId: string): Queue {
    const known = this.queues.get(workspaceId);
    if (known !== undefined) return known;
    const queue: Queue = { waiting: [], writing: false };
    this.queues.set(workspaceId, queue);
    return queue;
  }

  /**
   * Runs one transaction at a time: what arrives meanwhile makes the next one larger, which costs less than two small
   * ones.
   */
  private writeNext(workspaceId: string, queue: Queue): void {
    if (queue.writing || queue.waiting.length === 0) return;
    const batch = queue.waiting.splice(0, largestBatch);
    queue.writing = true;
    void outsideRequest(() => this.write(workspaceId, batch)).finally(() => {
      queue.writing = false;
      this.writeNext(workspaceId, queue);
    });
  }

  private async write(workspaceId: string, batch: readonly Waiting[]): Promise<void> {
    try {
      const items = batch.map((each) => each.item);
      const sealed = items.map(({ answer, length, ...item }) => ({
        ...item,
        ...sealedRow(this, { ...item, workspaceId }, { answer, length }),
      }));
      const outcomes = await this.database.write(systemActor(workspaceId), (tx) => this.store(tx, sealed));
      batch.forEach((each, index) => each.settle(outcomes.get(sealed[index]!)!));
    } catch (error) {
      if (batch.length === 1 || error instanceof Problem) {
        for (const each of batch) each.fail(error);
        return;
      }
      // One submission caused the failure; the batch is halved so that the others are stored.
      const half = Math.ceil(batch.length / 2);
      await this.write(workspaceId, batch.slice(0, half));
      await this.write(workspaceId, batch.slice(half));
    }
  }

  /**
   * Checks under the lock of the wave whether it accepts answers: sets of answers are completed under the same lock.
   */
  private async store(tx: Transaction, items: readonly SealedSubmission[]): Promise<Map<SealedSubmission, Outcome>> {
    const answers = tx.get(SealedAnswerRepository);
    const waveIds = [...new Set(items.map((item) => item.waveId))];
    await answers.lockWaves(waveIds, 'shared');
    const windows = await answers.windows(waveIds);
    const { timeZone } = (await this.identity.workspace(tx))!;
    const now = this.clock.now();
    const stateOf = new Map(
      [...windows].map(([id, wave]) => [id, wave.isComplete ? 'closed' : windowState(wave, timeZone, now)]),
    );
    const lateness = ({ waveId, version }: SealedSubmission): Late | null => {
      const state = stateOf.get(waveId) ?? 'closed';
      if (state !== 'open' && state !== 'grace') return state;
      return isRetired(windows.get(waveId)!, version, now) ? 'retired-version' : null;
    };
    const taken = items.filter((item) => lateness(item) === null);
    const late = items.filter((item) => lateness(item) !== null);
    const accepted = taken.length === 0 ? [] : await answers.accept(tx.workspaceId, taken);
    const known = late.length === 0 ? new Map<SealedSubmission, Acceptance>() : await answers.known(late);
    return new Map<SealedSubmission, Outcome>([
      ...taken.map((item, index) => [item, accepted[index]!] as const),
      ...late.map((item) => [item, known.get(item) ?? lateness(item)!] as const),
    ]);
  }
}

function isRetired(wave: WaveIntake, version: string, now: Date): boolean {
  const retiredAt = wave.retired.get(version);
  return retiredAt !== undefined && now >= endOfRetiredVersion(wave, retiredAt);
}
