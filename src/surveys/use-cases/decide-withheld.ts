import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { secondPersonProblems } from '../domain/problems-of-second-persons.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { type WithheldUnit, WithheldRepository } from '../persistence/withheld.repository.js';
import { actsOf, noteAct } from './second-person.js';

export interface WithheldView extends Omit<WithheldUnit, 'placeId' | 'parkId' | 'decidedBy'> {
  readonly enterprise: LocalizedText;
  readonly park: LocalizedText;
  readonly decidedBy: LocalizedText | null;
}

/**
 * Enterprises whose rows are withheld, and the decision on them, by someone who did not issue links, print posters or
 * import answers of the wave. Whoever decides needs a second person for the own exports from then on, so that releasing
 * the rows and reading them is never one person's.
 */
@Injectable()
export class DecideWithheld {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly directory: DirectoryFacade,
  ) {}

  list(actor: Actor, waveId: string): Promise<WithheldView[]> {
    return this.database.read(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.withheld.decide');
      if ((await tx.get(WaveRepository).find(waveId)) === null) throw surveyProblems.waveNotFound();
      const units = await tx.get(WithheldRepository).list(waveId);
      const places = await this.directory.places(tx, [
        ...new Set(units.flatMap(({ placeId, parkId }) => [placeId, parkId])),
      ]);
      const people = await this.identity.people(tx, [...new Set(units.flatMap(({ decidedBy }) => decidedBy ?? []))]);
      const names = new Map([...places, ...people].map(({ id, name }) => [id, name]));
      return units.map(({ placeId, parkId, decidedBy, ...unit }) => ({
        ...unit,
        enterprise: names.get(placeId) ?? { en: '', zh: '' },
        park: names.get(parkId) ?? { en: '', zh: '' },
        decidedBy: names.get(decidedBy ?? '') ?? null,
      }));
    });
  }

  decide(
    actor: Actor,
    at: { readonly waveId: string; readonly unitId: string },
    decision: { readonly released: boolean; readonly reason: string },
  ): Promise<void> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.withheld.decide');
      const { waveId, unitId } = at;
      if ((await tx.get(WaveRepository).find(waveId)) === null) throw surveyProblems.waveNotFound();
      const reason = decision.reason.trim();
      if (reason === '') throw secondPersonProblems.reasonMissing();
      const done = (await actsOf(tx, waveId, actor.personId)).filter(({ act }) => act !== 'decision');
      if (actor.kind === 'person' && done.length > 0) throw secondPersonProblems.ownRequest();
      const { released } = decision;
      const decided = { released, reason, by: actor.personId, at: tx.now };
      if (!(await tx.get(WithheldRepository).decide(at, decided))) throw secondPersonProblems.withheldNotFound();
      await noteAct(tx, waveId, 'decision');
      await tx.record({ type: surveyEvents.withheldDecided, subject: waveId, payload: { waveId, unitId, released } });
    });
  }
}
