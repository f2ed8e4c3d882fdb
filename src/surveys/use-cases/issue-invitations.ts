import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { AuthenticationKey } from '../../platform/sealing/index.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { replacementProblems } from '../domain/problems-of-replacements.js';
import { secondPersonProblems } from '../domain/problems-of-second-persons.js';
import { LinkRepository } from '../persistence/link.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { hashOfCode, newCode, newLink } from './codes.js';
import { noteAct } from './second-person.js';

/**
 * Creates personal links for workers drawn in one enterprise: at most as many as it had workers when the wave opened. Links
 * that are replaced are closed first. The codes are shown once, here; only their hashes are stored.
 */
@Injectable()
export class IssueInvitations {
  constructor(
    private readonly database: Database,
    private readonly key: AuthenticationKey,
  ) {}

  execute(
    actor: Actor,
    waveId: string,
    request: { readonly unitId: string; readonly count: number; readonly replaced?: readonly string[] },
  ): Promise<string[]> {
    const codes = Array.from({ length: request.count }, newCode);
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.links.issue');
      const waves = tx.get(WaveRepository);
      const wave = await waves.find(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      if (wave.state === 'closed') throw surveyProblems.transition('closed', 'invite');
      const unit = await waves.unit(waveId, request.unitId);
      if (unit === null) throw surveyProblems.unitNotFound();
      if (unit.replacedAt !== null) throw replacementProblems.already();
      const links = tx.get(LinkRepository);
      const replaced = [...new Set((request.replaced ?? []).map(hashOfCode))];
      const { allowed, issued, placeId } = await links.ofUnit(unit.id);
      if (replaced.length > 0 && (await links.close(unit.id, replaced)) < replaced.length)
        throw secondPersonProblems.linksNotClosed();
      const left = Math.max(0, allowed - issued + replaced.length);
      if (codes.length > left) throw secondPersonProblems.tooManyLinks(left, allowed);
      const place = { unitId: unit.id, parkId: unit.parkId };
      const issuedNow = codes.map((code) => newLink(this.key, wave, { code, ...place }));
      await waves.addLinks(wave, unit, issuedNow);
      await noteAct(tx, waveId, 'links');
      await tx.record({
        type: surveyEvents.invitationsIssued,
        subject: waveId,
        payload: { waveId, count: codes.length, placeId },
      });
      return codes;
    });
  }
}
