import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { deflate, inflate } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../../../platform/database/index.js';
import type { LowPayThreshold } from '../../../../methodology/classification/settings.js';
import { type AnswerRecord, type FrameRecord, AnswersFacade } from '../../../../surveys/answers.js';
import { reasonsForAll, type SumsBasis } from '../../domain/runs/basis.js';
import type { RunComputation } from '../../domain/runs/computation.js';
import type { CountingState } from '../../domain/runs/counting/counting.js';
import type { MarkOf } from '../../domain/runs/earlier-runs.js';
import type { FullReason, RunWork } from '../../domain/runs/run.js';
import type { KeptSumsEntity } from '../../persistence/runs/kept-sums.entity.js';
import { KeptSumsRepository } from '../../persistence/runs/kept-sums.repository.js';
import { AnswerSet } from './answer-set.js';
import type { Steps } from '../steps.js';
import { waitingAnswers, type WaitingAnswers } from './waiting-answers.js';

const batchSize = 2000;
const reading = { en: 'Reading answers', zh: '读取答卷' };

const packed = promisify(deflate);
const unpacked = promisify(inflate);

export interface Reading {
  readonly waveId: string;
  /** null = to be settled from the answers. */
  readonly lowPay: LowPayThreshold | null;
  readonly computation: RunComputation;
  readonly basis: SumsBasis;
  readonly anew: boolean;
  /** Which run on the wave it is, counted from 1: the mark of the answers that it is the first to read. */
  readonly mark: number;
  readonly frame: FrameRecord;
}

export interface Read {
  readonly answerSetHash: string;
  readonly work: RunWork;
  readonly kept: Pick<KeptSumsEntity, 'answers' | 'sums'>;
}

/**
 * Brings a computation to where it has seen every answer but those that wait: all of them, or those that came since the last run
 * had kept its sums; for a repetition all that its run had read, without those that came later.
 */
@Injectable()
export class ReadAnswers {
  constructor(private readonly answers: AnswersFacade) {}

  async execute(tx: ReadTransaction, given: Reading, steps: Steps): Promise<Read> {
    const { waveId, lowPay, computation, basis, anew, mark } = given;
    await steps.progress(0.02, reading);
    const last = await tx.get(KeptSumsRepository).ofWave(waveId);
    const known = last === null ? null : AnswerSet.from(last.answers);
    const kept = anew ? null : last;
    const waiting: WaitingAnswers = anew ? new Map() : await waitingAnswers(tx, this.answers, given);
    const told = waiting.size > 0 ? { othersWait: true as const } : {};
    const since = anew ? null : known?.among(await this.answers.answerIds(tx, waveId));
    const reasons: readonly FullReason[] = anew
      ? ['repetition']
      : reasonsForAll(kept, { basis, lowPay, haveLeft: since?.isComplete === false });
    if (kept !== null && known !== null && since && lowPay !== null && reasons.length === 0) {
      const added = since.added.filter((id) => !waiting.has(id));
      computation.restore(deserialize(await unpacked(kept.sums)) as CountingState, lowPay);
      await this.readAdded(tx, { ...given, set: known, added }, steps);
      const work = { mode: 'incremental', reasons, read: added.length, kept: known.size - added.length } as const;
      return finished(computation, known, { ...work, ...told });
    }
    const all = new AnswerSet();
    const isRead = isReadBy(known, { anew, mark, waiting });
    await this.readAll(tx, { ...given, set: all, markOf: marksAfter(known, mark), isRead }, steps);
    return finished(computation, all, { mode: 'full', reasons, read: all.size, kept: 0, ...told });
  }

  private async readAdded(
    tx: ReadTransaction,
    { waveId, computation, mark, set, added }: Reading & { set: AnswerSet; added: readonly string[] },
    steps: Steps,
  ): Promise<void> {
    for (let from = 0; from < added.length; from += batchSize) {
      const batch = await this.answers.answersOf(tx, waveId, added.slice(from, from + batchSize));
      for (const answer of batch) set.add(answer, mark);
      computation.observe(batch, () => mark);
      await steps.progress(0.05 + (0.6 * (from + batch.length)) / added.length, reading);
      await steps.throwIfCancelled();
    }
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
  { anew, mark, waiting }: Pick<Reading, 'anew' | 'mark'> & { readonly waiting: WaitingAnswers },
): IsRead {
  if (!anew || known === null) return (id) => !waiting.has(id);
  return (id) => (known.markOf(id) ?? Infinity) <= mark;
}

/** As the last run kept them. Where earlier ones kept none, any answer may have been there before. */
function marksAfter(known: AnswerSet | null, mark: number): MarkOf {
  if (known === null) return () => (mark === 1 ? 1 : 0);
  return (id) => known.markOf(id) ?? mark;
}

async function finished(computation: RunComputation, set: AnswerSet, work: RunWork): Promise<Read> {
  const sums = await packed(serialize(computation.state()), { level: 1 });
  return { answerSetHash: set.hash(), work, kept: { answers: set.toBytes(), sums } };
}
