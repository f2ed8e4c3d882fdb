import { Injectable } from '@nestjs/common';
import { type Actor, holds } from '../kernel/actor.js';
import type { Subject } from '../kernel/subject.js';
import type { ReadTransaction, Transaction } from '../platform/database/index.js';
import { parksOf, surveysPermissions } from './domain/policy.js';
import { finaliseReview, keepForFigures, type KeptMapping, keepMapping } from './use-cases/keep-for-figures.js';
import { indicatorVariables } from './catalogue/indicator-variables.js';
import { askedBy } from './domain/mapping.js';
import { type MappingOfWave, mappingOfWave } from './queries/mappings.query.js';
import { questionRecords, type QuestionRecord } from './queries/questionnaire-records.js';
import { type QuestionnaireRow, questionnaireRows } from './queries/questionnaires.query.js';
import { responseCounts, type ResponseCounts } from './queries/response-counts.js';
import { receivedAnswers, type WaveAlarm, waveAlarms, waveRecords, type WaveRecord } from './queries/wave-summaries.js';

export interface WaveVariables {
  readonly asked: readonly string[];
  /** Null for the built-in questionnaire, whose questions are the variables. */
  readonly mapping: Pick<MappingOfWave, 'form' | 'version' | 'fingerprint'> | null;
}

/** What other contexts may read of surveys, without single answers, which have a separate entry point (answers.ts). */
@Injectable()
export class SurveysFacade {
  /** In order of their numbers, the oldest first. */
  waves(tx: ReadTransaction): Promise<WaveRecord[]> {
    return waveRecords(tx);
  }

  async wave(tx: ReadTransaction, waveId: string): Promise<WaveRecord | undefined> {
    const [found] = await waveRecords(tx, waveId);
    return found;
  }

  /** Whether the actor knows which enterprises a wave has: the field team, without park coordinators, who know those of their park. */
  knowsEnterprises(actor: Actor): boolean {
    return holds(actor, surveysPermissions, 'surveys.links.allow');
  }

  /** The variables of the indicators that the questionnaire of a wave asks. */
  async variablesOf(tx: ReadTransaction, waveId: string): Promise<WaveVariables> {
    const mapping = await mappingOfWave(tx, waveId);
    if (mapping === null) return { asked: indicatorVariables.map(({ name }) => name), mapping: null };
    const { form, version, fingerprint, variables } = mapping;
    return { asked: askedBy(variables), mapping: { form, version, fingerprint } };
  }

  /** Called when figures are published: the wave keeps this version of the mapping from then on. */
  keepMapping(tx: Transaction, kept: KeptMapping): Promise<void> {
    return keepMapping(tx, kept);
  }

  /** Waves with these ids, and who may read each. */
  async subjects(tx: ReadTransaction, ids: readonly string[]): Promise<readonly Subject[]> {
    if (ids.length === 0) return [];
    return (await waveRecords(tx))
      .filter(({ id }) => ids.includes(id))
      .map(({ id, title }) => ({
        ...{ id, label: null, title, within: null },
        isOpenTo: (actor) => holds(actor, surveysPermissions, 'surveys.wave.read'),
      }));
  }

  /** Waves whose waiting answers are not being opened, if the reader can act. */
  async alarms(tx: ReadTransaction): Promise<WaveAlarm[]> {
    if (parksOf(tx.actor) !== null || !holds(tx.actor, surveysPermissions, 'surveys.fieldwork.read')) return [];
    return waveAlarms(tx, holds(tx.actor, surveysPermissions, 'surveys.answers.open'));
  }

  /** Maps each wave to its number of readable answers; waves without any are omitted. */
  receivedAnswers(tx: ReadTransaction): Promise<ReadonlyMap<string, number>> {
    return receivedAnswers(tx);
  }

  /** Called before figures are computed from the wave's answers: its imports can no longer be undone. */
  keepForFigures(tx: Transaction, waveId: string): Promise<void> {
    return keepForFigures(tx, waveId);
  }

  /** Called when figures are stored, with the number of decisions that was read with the answers; false: no longer the same. */
  finaliseReview(tx: Transaction, waveId: string, decisions: number): Promise<boolean> {
    return finaliseReview(tx, waveId, decisions);
  }

  /** Status of the personal links of a wave, by park. */
  responseCounts(tx: ReadTransaction, waveId: string): Promise<ResponseCounts[]> {
    return responseCounts(tx, waveId);
  }

  /** Drafts and published versions with their titles. */
  questionnaires(tx: ReadTransaction): Promise<readonly Pick<QuestionnaireRow, 'id' | 'title'>[]> {
    return questionnaireRows(tx);
  }

  /** All questions of the workspace's questionnaires, each once, in its newest version. */
  questions(tx: ReadTransaction): Promise<readonly QuestionRecord[]> {
    return questionRecords(tx);
  }
}
