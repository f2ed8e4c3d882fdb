import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { type WavePage, wavePage } from '../queries/wave-page.query.js';
import { type CountedWave, countedWaves } from '../queries/wave-summaries.js';

@Injectable()
export class ReadWaves {
  constructor(private readonly database: Database) {}

  all(actor: Actor): Promise<CountedWave[]> {
    demand(actor, surveysPermissions, 'surveys.wave.read');
    return this.database.read(actor, (tx) => countedWaves(tx));
  }

  async one(actor: Actor, waveId: string): Promise<WavePage> {
    demand(actor, surveysPermissions, 'surveys.wave.read');
    const page = await this.database.read(actor, (tx) => wavePage(tx, waveId));
    if (page === undefined) throw surveyProblems.waveNotFound();
    return page;
  }
}
