import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../../../platform/database/index.js';
import { type AnswerRecord, type FrameRecord, AnswersFacade } from '../../../../surveys/answers.js';
import type { RunComputation } from '../../domain/runs/computation.js';
import type { MarkOf } from '../../domain/runs/earlier-runs.js';
import type { RunWork } from '../../domain/runs/run.js';
import { ReadAnswersRepository } from '../../persistence/runs/read-answers.repository.js';
import type { Steps } from '../steps.js';
import { AnswerSet, waitingAnswers, type WaitingAnswers } from './answer-set.js';

const batchSize = 2000;
const reading = { en: 'Reading answers', zh: '读取答卷' };

export interface Reading {
  readonly waveId: string;
  readonly computation: RunComputation;
  readonly isRepetition: boolean;
  /** The number of the run on the wave, counted from 1; it marks the answers that this run is the first to read. */
  readonly mark: number;
  readonly frame: FrameRecord;
}

export interface Read {
  readonly answerSetHash: string;
  readonly work: RunWork;
  /** In the format of `AnswerSet.toBytes`. */
  readonly answers: Buffer;
}

/**
 * Reads all answers of a wave except those that wait (ADR 36); for a repetition, the answers that its run had read,
 * without later ones.
 */
@Injectable()
export class ReadAnswers {
  constructor(private readonly answers: AnswersFacade) {}

  async execute(tx: ReadTransaction, given: Reading, steps: Steps): Promise<Read> {
    const { waveId, isRepetition, mark } = given;
    await steps.progress(0.02, reading);
    const bytes = await tx.get(ReadAnswersRepository).ofWave(waveId);
    const known = bytes === null ? null : AnswerSet.from(bytes);
    const waiting: WaitingAnswers = isRepetition ? new Map() : await waitingAnswers(tx, this.answers, given);
    const set = new AnswerSet();
    const isRead = isReadBy(known, { isRepetition, mark, waiting });
    await this.readAll(tx, { ...given, set, markOf: marksAfter(known, mark), isRead }, steps);
    const work = { read: set.size, ...(waiting.size > 0 && { lateAnswersWaiting: true as const }) };
    return { answerSetHash: set.hash(), work, answers: set.toBytes() };
  }

  private async readAll(
    tx: ReadTransaction,
    { waveId, computation, set, markOf, isRead, frame }: Reading & { set: AnswerSet; markOf: MarkOf; isRead: IsRead },
    steps: Steps,
  ): Promise<void> {
    const expected = frame.units.reduce((sum, unit) => sum + unit.responding, 0);
    if (computation.needsPay)
      await this.eachBatch(tx, { waveId, isRead }, async (batch) => computation.collectPay(batch, markOf));
    computation.settleLowPay();
    await this.eachBatch(tx, { waveId, isRead }, async (batch) => {
      for (const answer of batch) set.add(answer, markOf(answer.id));
      computation.observe(batch, markOf);
      await steps.progress(0.05 + 0.6 * Math.min(1, set.size / Math.max(1, expected)), reading);
      await steps.throwIfCancelled();
    });
  }

  private async eachBatch(
    tx: ReadTransaction,
    { waveId, isRead }: { readonly waveId: string; readonly isRead: IsRead },
    work: (batch: readonly AnswerRecord[]) => Promise<void>,
  ): Promise<void> {
    let after: string | undefined;
    for (;;) {
      const page = { limit: batchSize, ...(after !== undefined && { after }) };
      const batch = await this.answers.answerBatches(tx, waveId, page);
      if (batch.length > 0) await work(batch.filter(({ id }) => isRead(id)));
      if (batch.length < batchSize) return;
      after = batch.at(-1)!.id;
    }
  }
}

type IsRead = (id: string) => boolean;

function isReadBy(
  known: AnswerSet | null,
  { isRepetition, mark, waiting }: Pick<Reading, 'isRepetition' | 'mark'> & { readonly waiting: WaitingAnswers },
): IsRead {
  if (!isRepetition || known === null) return (id) => !waiting.has(id);
  return (id) => (known.markOf(id) ?? Infinity) <= mark;
}

/** The first-seen runs that the last run stored. If earlier runs stored none, any answer may have been read before. */
function marksAfter(known: AnswerSet | null, mark: number): MarkOf {
  if (known === null) return () => (mark === 1 ? 1 : 0);
  return (id) => known.markOf(id) ?? mark;
}
