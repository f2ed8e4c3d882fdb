import { Injectable } from '@nestjs/common';
import type { ReadTransaction, Transaction } from '../platform/database/index.js';
import type { QuestionnaireDefinition } from './domain/questionnaire.js';
import { keepForFigures } from './use-cases/keep-for-figures.js';
import { questionnaireRecord, questionRecords, type QuestionRecord } from './queries/questionnaire-records.js';
import { responseCounts, type ResponseCounts } from './queries/response-counts.js';
import type { AnswerPage, AnswerRecord, FrameRecord, WaveRecord } from './queries/wave-records.js';
import { answerIds, answerRecords, answersOf, frameRecord, waveRecords } from './queries/wave-records.js';
import { weightCounts, weightInputs, type WeightCount, type WeightInput } from './queries/weight-inputs.js';

/** What other contexts may ask of surveys. Answers go to `indicators` alone, whose gate protects what is shown of them. */
@Injectable()
export class SurveysFacade {
  /** By number, the oldest first. */
  waves(tx: ReadTransaction): Promise<WaveRecord[]> {
    return waveRecords(tx);
  }

  async wave(tx: ReadTransaction, waveId: string): Promise<WaveRecord | undefined> {
    const [found] = await waveRecords(tx, waveId);
    return found;
  }

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

  /** Figures are about to be computed from the wave's answers: its imports can no longer be undone. */
  keepForFigures(tx: Transaction, waveId: string): Promise<void> {
    return keepForFigures(tx, waveId);
  }

  frame(tx: ReadTransaction, waveId: string): Promise<FrameRecord> {
    return frameRecord(tx, waveId);
  }

  /** What became of the personal links of a wave, by park. */
  responseCounts(tx: ReadTransaction, waveId: string): Promise<ResponseCounts[]> {
    return responseCounts(tx, waveId);
  }

  questionnaire(tx: ReadTransaction, questionnaireId: string): Promise<QuestionnaireDefinition | undefined> {
    return questionnaireRecord(tx, questionnaireId);
  }

  /** What the workspace's questionnaires ask, each question once as its newest version has it. */
  questions(tx: ReadTransaction): Promise<readonly QuestionRecord[]> {
    return questionRecords(tx);
  }
}
