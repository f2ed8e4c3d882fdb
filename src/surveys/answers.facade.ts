import { Injectable } from '@nestjs/common';
import { type Actor, holds } from '../kernel/actor.js';
import type { ReadTransaction } from '../platform/database/index.js';
import type { AnswerPage, AnswerRecord, FrameRecord } from './queries/answer-records.js';
import { answerIds, answerRecords, answersOf, frameRecord } from './queries/answer-records.js';
import { weightCounts, weightInputs, type WeightCount, type WeightInput } from './queries/weight-inputs.js';
import { surveysPermissions } from './domain/policy.js';
import { SurveysFacade } from './surveys.facade.js';

/**
 * The single answers, and counts for single enterprises, in addition to what every context may read. Only `indicators`
 * may import it: its gate protects the figures that are shown (docs/adr/0010).
 */
@Injectable()
export class AnswersFacade extends SurveysFacade {
  /** Whether this person may read single answers now. */
  mayReadMicrodata(actor: Actor): boolean {
    return holds(actor, surveysPermissions, 'surveys.microdata.export');
  }

  /** The next answers in ascending order of their random ids; fewer than `limit` means that there are no more. */
  answerBatches(tx: ReadTransaction, waveId: string, page: AnswerPage): Promise<AnswerRecord[]> {
    return answerRecords(tx, waveId, page);
  }

  /** Ids of all answers, ascending. */
  answerIds(tx: ReadTransaction, waveId: string): Promise<string[]> {
    return answerIds(tx, waveId);
  }

  /** Answers by their ids, in ascending order. */
  answersOf(tx: ReadTransaction, waveId: string, ids: readonly string[]): Promise<AnswerRecord[]> {
    return answersOf(tx, waveId, ids);
  }

  /** Enterprise and sex of the next answers that have a weight. */
  weightInputs(tx: ReadTransaction, waveId: string, page: AnswerPage): Promise<WeightInput[]> {
    return weightInputs(tx, waveId, page);
  }

  /** Counts of the same answers. */
  weightCounts(tx: ReadTransaction, waveId: string): Promise<WeightCount[]> {
    return weightCounts(tx, waveId);
  }

  /** The sampling frame with the number of answers of each enterprise. */
  frame(tx: ReadTransaction, waveId: string): Promise<FrameRecord> {
    return frameRecord(tx, waveId);
  }
}
