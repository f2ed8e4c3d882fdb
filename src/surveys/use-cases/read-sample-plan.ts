import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database } from '../../platform/database/index.js';
import { surveysPermissions } from '../domain/policy.js';
import { expectedOf, planned, type SamplePlan } from '../domain/sample.js';
import { leastPersons } from '../domain/wave.js';
import { strataNow } from './strata-now.js';

export interface PlanToTry {
  /** Null: every enterprise. */
  readonly sample: SamplePlan | null;
  readonly target: number;
  /** The expected value of a share, and how alike the workers of one enterprise are in it. */
  readonly share: number;
  readonly correlation: number;
}

/** What a sample of the current frame would be, and how precise a share would be. Nothing is drawn. */
@Injectable()
export class ReadSamplePlan {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  execute(actor: Actor, { sample, target, share, correlation }: PlanToTry) {
    demand(actor, surveysPermissions, 'surveys.wave.edit');
    return this.database.read(actor, async (tx) => {
      const strata = planned(
        await strataNow(tx, this.directory),
        target,
        sample && { ...sample, minimumPersons: leastPersons },
      );
      const parks = await this.directory.places(tx, [...new Set(strata.map(({ parkId }) => parkId))]);
      const names = new Map<string, LocalizedText>(parks.map(({ id, name }) => [id, name]));
      return {
        expected: expectedOf(strata, { share, correlation }),
        strata: strata.map(
          ({ stratum, parkId, sizeClasses, certainty, units, drawn, probability, target: answers }) => ({
            ...{ stratum, park: names.get(parkId)!, sizeClasses, certainty },
            ...{ enterprises: units.length, drawn, probability, target: answers },
          }),
        ),
      };
    });
  }
}
