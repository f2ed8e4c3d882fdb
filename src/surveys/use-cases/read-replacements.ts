import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database } from '../../platform/database/index.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { replacedUnits, reserveCounts } from '../queries/replacements.query.js';

/** Which enterprises of a sample were replaced, and how many reserves are left. */
@Injectable()
export class ReadReplacements {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  execute(actor: Actor, waveId: string) {
    demand(actor, surveysPermissions, 'surveys.frame.key');
    return this.database.read(actor, async (tx) => {
      if ((await tx.get(WaveRepository).find(waveId)) === null) throw surveyProblems.waveNotFound();
      const units = await replacedUnits(tx, waveId);
      const reserves = await reserveCounts(tx, waveId);
      const ids = [
        ...units.flatMap(({ placeId, parkId, substituteId }) => [placeId, parkId, substituteId]),
        ...reserves.flatMap(({ nextId }) => nextId ?? []),
      ];
      const names = new Map((await this.directory.places(tx, [...new Set(ids)])).map(({ id, name }) => [id, name]));
      return {
        reserves: reserves.map(({ nextId, ...reserve }) => ({ ...reserve, next: names.get(nextId ?? '') ?? null })),
        replaced: units.map(({ placeId, parkId, substituteId, ...unit }) => ({
          ...unit,
          ...{ enterprise: names.get(placeId)!, park: names.get(parkId)!, substitute: names.get(substituteId)! },
        })),
      };
    });
  }
}
