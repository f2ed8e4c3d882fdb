import { Injectable } from '@nestjs/common';
import type { ReadTransaction, Transaction } from '../platform/database/index.js';
import { keepForFigures } from './use-cases/keep-for-figures.js';
import { questionRecords, type QuestionRecord } from './queries/questionnaire-records.js';
import { responseCounts, type ResponseCounts } from './queries/response-counts.js';
import { receivedAnswers, waveRecords, type WaveRecord } from './queries/wave-summaries.js';

/** What other contexts may ask of surveys; no answer, which have an entry of their own (answers.ts). */
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

  /** Wave -> readable answers; a wave without any is left out. */
  receivedAnswers(tx: ReadTransaction): Promise<ReadonlyMap<string, number>> {
    return receivedAnswers(tx);
  }

  /** Figures are about to be computed from the wave's answers: its imports can no longer be undone. */
  keepForFigures(tx: Transaction, waveId: string): Promise<void> {
    return keepForFigures(tx, waveId);
  }

  /** Status of the personal links of a wave, by park. */
  responseCounts(tx: ReadTransaction, waveId: string): Promise<ResponseCounts[]> {
    return responseCounts(tx, waveId);
  }

  /** What the workspace's questionnaires ask, each question once as its newest version has it. */
  questions(tx: ReadTransaction): Promise<readonly QuestionRecord[]> {
    return questionRecords(tx);
  }
}
