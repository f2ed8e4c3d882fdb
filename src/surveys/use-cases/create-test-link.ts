import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { AuthenticationKey } from '../../platform/sealing/index.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { newPoster } from './codes.js';

/** The code by which a draft is tried on a phone; its answers are checked and never stored. */
@Injectable()
export class CreateTestLink {
  constructor(
    private readonly database: Database,
    private readonly key: AuthenticationKey,
  ) {}

  /** The same code each time. */
  execute(actor: Actor, waveId: string): Promise<string> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.wave.edit');
      const waves = tx.get(WaveRepository);
      const wave = await waves.findForChange(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      if (wave.state !== 'draft') throw surveyProblems.transition(wave.state, 'test');
      const known = await waves.testCode(waveId);
      if (known !== null) return known;
      const link = newPoster(this.key, wave, { kind: 'test', parkId: await waves.anyPark(waveId), unitId: null });
      await waves.addPosters(wave, [link]);
      return link.code;
    });
  }
}
