import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { parksOf, surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { fieldworkCounts, type FieldworkView } from '../queries/fieldwork.query.js';
import { flagNames, rulesOfWave } from './flag-answers.js';
import { waveRecords } from '../queries/wave-summaries.js';
import type { FlaggedList } from './review-flagged.js';
import { WeightSource, type WaveWeights } from './weight-source.js';

export interface Fieldwork extends FieldworkView, Pick<FlaggedList, 'flagNames'> {
  /** Of data files; outdated: computed from other answers. Null: answers still arrive, or by park. */
  readonly weights: 'none' | 'outdated' | 'current' | null;
}

/** The progress of a wave, for the field team; park coordinators see only their own park. */
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
      const view = await fieldworkCounts(tx, waveId, parks);
      const [complete] = await waveRecords(tx, waveId);
      const files = parks === null && complete!.answersComplete ? await this.weights.read(tx, waveId) : undefined;
      return { ...view, weights: stateOf(files), flagNames: flagNames(await rulesOfWave(tx, wave)) };
    });
  }
}

/** Undefined: not asked. */
function stateOf(weights: WaveWeights | null | undefined): Fieldwork['weights'] {
  if (weights === undefined) return null;
  if (weights === null) return 'none';
  return weights.version === 'outdated' ? 'outdated' : 'current';
}
