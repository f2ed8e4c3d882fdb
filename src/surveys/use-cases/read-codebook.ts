import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database } from '../../platform/database/index.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { dataTables } from '../domain/files/data-tables.js';
import { ddiCodebook } from '../domain/files/ddi-codebook.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { WeightSource } from './weight-source.js';

/** The codebook of the data files of a wave, in DDI-Codebook 2.5 and both languages. It contains no answers. */
@Injectable()
export class ReadCodebook {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly weights: WeightSource,
  ) {}

  async execute(actor: Actor, waveId: string): Promise<string> {
    return this.database.read(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.fieldwork.read');
      const wave = await tx.get(WaveRepository).find(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      const definition = await tx.get(WaveRepository).definitionOfAnswers(wave);
      const places = await this.directory.places(tx, await tx.get(ResponseRepository).parks(waveId));
      const parks = new Map(places.map((place) => [place.id, place.name]));
      const { title, startsOn, endsOn } = wave;
      const weights = await this.weights.read(tx, waveId);
      const files = dataTables(definition, parks, weights?.version ?? null);
      return ddiCodebook({ title, startsOn, endsOn, files });
    });
  }
}
