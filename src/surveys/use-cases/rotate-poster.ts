import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { AuthenticationKey } from '../../platform/sealing/index.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { newPoster } from './codes.js';
import { FieldWaves } from './field-waves.js';
import { noteAct } from './second-person.js';

/**
 * Gives a poster a new code, for example after it was photographed. The old code is closed: at once in this process, within
 * a minute in others. Answers that were sent by it stay.
 */
@Injectable()
export class RotatePoster {
  constructor(
    private readonly database: Database,
    private readonly waves: FieldWaves,
    private readonly key: AuthenticationKey,
  ) {}

  async execute(actor: Actor, waveId: string, posterId: string): Promise<void> {
    await this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.links.issue');
      const waves = tx.get(WaveRepository);
      const wave = await waves.findForChange(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      if (wave.state === 'closed') throw surveyProblems.transition('closed', 'rotate');
      const poster = (await waves.posters(waveId)).find(({ id }) => id === posterId);
      if (poster === undefined) throw surveyProblems.posterNotFound();
      const next = newPoster(this.key, wave, poster);
      await waves.addPosters(wave, [next]);
      await waves.closePoster(wave, { id: posterId, successorId: next.id, at: tx.now });
      await noteAct(tx, waveId, 'posters');
      const payload = { waveId, unitId: poster.unitId };
      await tx.record({ type: surveyEvents.posterRotated, subject: waveId, payload });
    });
    this.waves.forgetPosters();
  }
}
