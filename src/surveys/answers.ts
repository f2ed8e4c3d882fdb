import { Injectable } from '@nestjs/common';
import { type Actor, holds } from '../kernel/actor.js';
import type { ReadTransaction } from '../platform/database/index.js';
import { indicatorVariables } from './catalogue/indicator-variables.js';
import { identity, type Translation, translationBy } from './domain/mapping.js';
import {
  type AnswerPage,
  type AnswerRecord,
  type FrameRecord,
  answerIds,
  answerRecords,
  answersOf,
  frameRecord,
  leftOutAnswers,
} from './queries/answer-records.js';
import { FlaggedRepository } from './persistence/flagged.repository.js';
import { mappingOfWave } from './queries/mappings.query.js';
import {
  weightCounts,
  weightInputs,
  type WeightCount,
  type WeightedWave,
  type WeightInput,
} from './queries/weight-inputs.js';
import { surveysPermissions } from './domain/policy.js';
import { SurveysFacade } from './surveys.facade.js';
import { readSexCodes } from './use-cases/read-mapping.js';
import { type WeightReader, WeightSource, type WeightSourceReader } from './use-cases/weight-source.js';

export type { WeightsMade } from './use-cases/weight-source.js';
export type { AnswerPage, AnswerRecord, FrameRecord, StratumRecord, UnitRecord } from './queries/answer-records.js';

/**
 * The single answers, and counts for single enterprises, in addition to what every context may read. Only `indicators`
 * may import this file: its gate protects the figures that are shown (docs/adr/0010). All other contexts import
 * `index.ts`.
 */
@Injectable()
export class AnswersFacade extends SurveysFacade {
  constructor(private readonly weights: WeightSource = new WeightSource()) {
    super();
  }

  /** The weights of data files are those that this reads. */
  registerWeights(reader: WeightReader, source: WeightSourceReader): void {
    this.weights.register(reader, source);
  }

  /** Whether this person may read single answers now. */
  mayReadMicrodata(actor: Actor): boolean {
    return holds(actor, surveysPermissions, 'surveys.microdata.export');
  }

  /** As answers to the questions of the indicators: the next ones in ascending order of their random ids; fewer than `limit` means that there are no more. */
  async answerBatches(tx: ReadTransaction, waveId: string, page: AnswerPage): Promise<AnswerRecord[]> {
    return translated(await answerRecords(tx, waveId, page), await translationFor(tx, waveId));
  }

  /** Ids of all answers, ascending. */
  answerIds(tx: ReadTransaction, waveId: string): Promise<string[]> {
    return answerIds(tx, waveId);
  }

  /** As answers to the questions of the indicators: those with these ids, in ascending order. */
  async answersOf(tx: ReadTransaction, waveId: string, ids: readonly string[]): Promise<AnswerRecord[]> {
    return translated(await answersOf(tx, waveId, ids), await translationFor(tx, waveId));
  }

  /** Enterprise and sex of the next answers that have a weight. */
  async weightInputs(tx: ReadTransaction, waveId: string, page: AnswerPage): Promise<WeightInput[]> {
    return weightInputs(tx, await weightedWave(tx, waveId), page);
  }

  /** Counts of the same answers. */
  async weightCounts(tx: ReadTransaction, waveId: string): Promise<WeightCount[]> {
    return weightCounts(tx, await weightedWave(tx, waveId));
  }

  /** Number of answers that were left out after review. */
  leftOut(tx: ReadTransaction, waveId: string): Promise<number> {
    return leftOutAnswers(tx, waveId);
  }

  /** Number of decisions taken on flagged answers. */
  decisions(tx: ReadTransaction, waveId: string): Promise<number> {
    return tx.get(FlaggedRepository).decisions(waveId);
  }

  /** The sampling frame with the number of answers of each enterprise. */
  frame(tx: ReadTransaction, waveId: string): Promise<FrameRecord> {
    return frameRecord(tx, waveId);
  }
}

async function translationFor(tx: ReadTransaction, waveId: string): Promise<Translation> {
  const mapping = await mappingOfWave(tx, waveId);
  return mapping === null ? identity : translationBy(mapping.variables, indicatorVariables);
}

function translated(records: readonly AnswerRecord[], translate: Translation): AnswerRecord[] {
  return records.map((record) => ({ ...record, answers: translate(record.answers) }));
}

async function weightedWave(tx: ReadTransaction, waveId: string): Promise<WeightedWave> {
  return { waveId, sexCodes: await readSexCodes(tx, waveId) };
}
