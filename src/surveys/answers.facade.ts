import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../platform/database/index.js';
import type { AnswerPage, AnswerRecord, FrameRecord } from './queries/answer-records.js';
import { answerIds, answerRecords, answersOf, frameRecord } from './queries/answer-records.js';
import { weightCounts, weightInputs, type WeightCount, type WeightInput } from './queries/weight-inputs.js';
import { SurveysFacade } from './surveys.facade.js';

/**
 * Beside what everyone may ask: answers one by one, and what is counted of single enterprises. `indicators` alone may import it,
 * whose gate protects what is shown of them (docs/adr/0010).
 */
@Injectable()
export class AnswersFacade extends SurveysFacade {
  /** The next answers by ascending random id; fewer than `limit` means that these were the last. */
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

  /** Enterprise and sex of the next answers that carry a weight. */
  weightInputs(tx: ReadTransaction, waveId: string, page: AnswerPage): Promise<WeightInput[]> {
    return weightInputs(tx, waveId, page);
  }

  /** The same, counted. */
  weightCounts(tx: ReadTransaction, waveId: string): Promise<WeightCount[]> {
    return weightCounts(tx, waveId);
  }

  /** With the number of answers of each enterprise. */
  frame(tx: ReadTransaction, waveId: string): Promise<FrameRecord> {
    return frameRecord(tx, waveId);
  }
}
