import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { replacementProblems } from '../domain/problems-of-replacements.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { hashOfCode, newCode } from './codes.js';

/**
 * Creates personal links for workers drawn in one enterprise. The codes are shown once, here; only their hashes are
 * stored.
 */
@Injectable()
export class IssueInvitations {
  constructor(private readonly database: Database) {}

  execute(
    actor: Actor,
    waveId: string,
    request: { readonly unitId: string; readonly count: number },
  ): Promise<string[]> {
    const codes = Array.from({ length: request.count }, newCode);
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.frame.key');
      const waves = tx.get(WaveRepository);
      const wave = await waves.find(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      if (wave.state === 'closed') throw surveyProblems.transition('closed', 'invite');
      const unit = await waves.unit(waveId, request.unitId);
      if (unit === null) throw surveyProblems.unitNotFound();
      if (unit.replacedAt !== null) throw replacementProblems.already();
      await waves.addLinks(wave, unit, codes.map(hashOfCode));
      await tx.record({
        type: surveyEvents.invitationsIssued,
        subject: waveId,
        payload: { waveId, count: codes.length },
      });
      return codes;
    });
  }
}
