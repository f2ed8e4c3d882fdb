import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, holds } from '../../kernel/actor.js';
import { Database, type ReadTransaction } from '../../platform/database/index.js';
import { aboveTargetByPark, type ParkAboveTarget } from '../domain/above-target.js';
import { parksOf, surveysPermissions } from '../domain/policy.js';
import { type WaveRecord, waveRecords } from '../queries/wave-summaries.js';
import { surveyProblems } from '../domain/problems.js';
import { SharingRulesRepository } from '../persistence/sharing-rules.repository.js';
import { TargetRepository } from '../persistence/target.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { inSteps } from '../domain/answer-sets.js';
import { changedSince, fieldworkCounts, type FieldworkView } from '../queries/fieldwork.query.js';
import { flagNames, rulesOfWave } from './flag-answers.js';
import type { FlaggedList } from './review-flagged.js';
import { WeightSource } from './weight-source.js';

/** `arriving`: answers still arrive; `deleted`: with the answers. */
export const sharedFileStates = ['arriving', 'unreleased', 'released', 'deleted'] as const;
export type SharedFileState = (typeof sharedFileStates)[number];

export interface Fieldwork extends FieldworkView, Pick<FlaggedList, 'flagNames'> {
  /** Parks with answers above the target. */
  readonly aboveTarget: readonly ParkAboveTarget[];
  /** Of data files; outdated: answers were added or left out since. Null: answers still arrive, or by park. */
  readonly weights: 'none' | 'outdated' | 'current' | null;
  /** Null: not for this reader. */
  readonly sharedFile: SharedFileState | null;
}

/**
 * The progress of a wave, for the field team; park coordinators see only their own park. Counts by flag are for those who
 * may read single answers, because an analyst can make a rule that asks for any answer.
 */
@Injectable()
export class ReadFieldwork {
  constructor(
    private readonly database: Database,
    private readonly weights: WeightSource = new WeightSource(),
  ) {}

  async execute(actor: Actor, waveId: string): Promise<Fieldwork> {
    demand(actor, surveysPermissions, 'surveys.fieldwork.read');
    return this.database.read(actor, async (tx) => {
      const wave = await tx.get(WaveRepository).find(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      const parks = parksOf(actor);
      const above = (await tx.get(TargetRepository).above(waveId)).filter(
        ({ parkId }) => parks?.includes(parkId) ?? true,
      );
      const counts = await fieldworkCounts(tx, waveId, parks);
      const view = { ...counts, aboveTarget: aboveTargetByPark(above, wave.minimumPersons) };
      const [record] = await waveRecords(tx, waveId);
      const weights = parks === null && record!.answersComplete ? await this.weightsOf(tx, waveId) : null;
      const mayShare = holds(actor, surveysPermissions, 'surveys.microdata.shared');
      const sharedFile = mayShare ? await sharedFileOf(tx, record!) : null;
      if (holds(actor, surveysPermissions, 'surveys.microdata.export'))
        return { ...view, weights, sharedFile, flagNames: flagNames(await rulesOfWave(tx, wave)) };
      const rounded = (count: number | null): number | null => count && inSteps(count, wave.minimumPersons);
      return {
        ...{ ...view, weights, sharedFile, flags: {}, flagNames: {} },
        ...{ flagged: rounded(view.flagged), leftOut: rounded(view.leftOut) },
      };
    });
  }

  private async weightsOf(tx: ReadTransaction, waveId: string): Promise<Fieldwork['weights']> {
    const made = await this.weights.made(tx, waveId);
    if (made === null) return 'none';
    return (await changedSince(tx, waveId, made)) ? 'outdated' : 'current';
  }
}

async function sharedFileOf(
  tx: ReadTransaction,
  { id, answersComplete, answersDeletedOn }: WaveRecord,
): Promise<SharedFileState> {
  if (answersDeletedOn !== null) return 'deleted';
  if ((await tx.get(SharingRulesRepository).released(id)) !== null) return 'released';
  return answersComplete ? 'unreleased' : 'arriving';
}
