import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { mayBecome } from '../domain/wave.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { changeBasis } from './sign-answers.js';

/** Closes a wave. Drafts that are still on phones are accepted during the hours of grace that the wave states. */
@Injectable()
export class CloseWave {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, waveId: string): Promise<void> {
    return this.database.write(actor, (tx) =>
      changeBasis(tx, waveId, async () => {
        demand(actor, surveysPermissions, 'surveys.wave.close');
        const waves = tx.get(WaveRepository);
        const wave = await waves.findForChange(waveId);
        if (wave === null) throw surveyProblems.waveNotFound();
        if (!mayBecome(wave.state, 'closed')) throw surveyProblems.transition(wave.state, 'closed');
        await waves.change(waveId, { state: 'closed', closedAt: tx.now, version: wave.version + 1 });
        await tx.record({ type: surveyEvents.waveClosed, subject: waveId, payload: { waveId, number: wave.number } });
      }),
    );
  }
}
