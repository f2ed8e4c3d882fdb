import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, holds } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database } from '../../platform/database/index.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { dataTables } from '../domain/files/data-tables.js';
import type { DescribedFile } from '../domain/files/ddi-codebook.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { flagNames, rulesOfWave } from './flag-answers.js';
import { describedWeights, WeightSource } from './weight-source.js';

/** Describes the data files of a wave, for its codebooks, with the time of reading. It contains no answers. */
@Injectable()
export class ReadCodebook {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly weights: WeightSource,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, waveId: string): Promise<DescribedFile & { readonly readAt: Date }> {
    return this.database.read(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.fieldwork.read');
      const wave = await tx.get(WaveRepository).find(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      const definition = await tx.get(WaveRepository).definitionOfAnswers(wave);
      const places = await this.directory.places(tx, await tx.get(ResponseRepository).parks(waveId));
      const parks = new Map(places.map((place) => [place.id, place.name]));
      const { title, startsOn, endsOn } = wave;
      const weights = await this.weights.read(tx, waveId);
      // a condition can ask for any answer, so its name is for those who may read single answers
      const mayRead = holds(actor, surveysPermissions, 'surveys.microdata.export');
      const flags = mayRead ? flagNames(await rulesOfWave(tx, wave)) : {};
      const files = dataTables(definition, { parks, flags }, describedWeights(weights));
      return { title, startsOn, endsOn, files, readAt: this.clock.now() };
    });
  }
}
