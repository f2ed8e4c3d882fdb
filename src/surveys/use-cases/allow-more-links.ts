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
import { type LinkAllowance, LinkRepository } from '../persistence/link.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { noteAct } from './second-person.js';

export interface AllowanceView extends Omit<LinkAllowance, 'placeId' | 'parkId' | 'requestedBy' | 'decidedBy'> {
  readonly enterprise: LocalizedText;
  readonly park: LocalizedText;
  readonly requestedBy: LocalizedText | null;
  readonly decidedBy: LocalizedText | null;
  /** The reader requested it, and cannot decide. */
  readonly own: boolean;
}

/** More personal links for an enterprise than it had workers when the wave opened: requested by one, decided by another. */
@Injectable()
export class AllowMoreLinks {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly directory: DirectoryFacade,
  ) {}

  list(actor: Actor, waveId: string): Promise<AllowanceView[]> {
    return this.database.read(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.links.allow');
      if ((await tx.get(WaveRepository).find(waveId)) === null) throw surveyProblems.waveNotFound();
      const rows = await tx.get(LinkRepository).allowances(waveId);
      const places = await this.directory.places(tx, [
        ...new Set(rows.flatMap(({ placeId, parkId }) => [placeId, parkId])),
      ]);
      const ids = rows.flatMap(({ requestedBy, decidedBy }) => [requestedBy ?? [], decidedBy ?? []].flat());
      const names = new Map(
        [...places, ...(await this.identity.people(tx, [...new Set(ids)]))].map((x) => [x.id, x.name]),
      );
      return rows.map(({ placeId, parkId, requestedBy, decidedBy, ...row }) => ({
        ...row,
        own: requestedBy === actor.personId,
        enterprise: names.get(placeId) ?? { en: '', zh: '' },
        park: names.get(parkId) ?? { en: '', zh: '' },
        requestedBy: names.get(requestedBy ?? '') ?? null,
        decidedBy: names.get(decidedBy ?? '') ?? null,
      }));
    });
  }

  request(
    actor: Actor,
    waveId: string,
    asked: { readonly unitId: string; readonly links: number; readonly reason: string },
  ): Promise<void> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.links.issue');
      const { unitId, links } = asked;
      const unit = await tx.get(WaveRepository).unit(waveId, unitId);
      if (unit === null) throw surveyProblems.unitNotFound();
      const reason = asked.reason.trim();
      if (reason === '') throw secondPersonProblems.reasonMissing();
      const of = { workspaceId: tx.workspaceId, waveId, unitId };
      await tx.get(LinkRepository).requestMore(of, { links, reason, by: actor.personId, at: tx.now });
      await noteAct(tx, waveId, 'headcounts');
      const { placeId } = await tx.get(LinkRepository).ofUnit(unitId);
      const payload = { waveId, unitId, links, placeId };
      await tx.record({ type: surveyEvents.moreLinksRequested, subject: waveId, payload });
    });
  }

  decide(
    actor: Actor,
    at: { readonly waveId: string; readonly unitId: string },
    decision: { readonly agreed: boolean; readonly requestedAt: Date },
  ): Promise<void> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.links.allow');
      const { waveId, unitId } = at;
      const repository = tx.get(LinkRepository);
      const found = (await repository.allowances(waveId)).find((each) => each.unitId === unitId);
      if (found === undefined || found.decidedAt !== null) throw secondPersonProblems.requestNotFound();
      if (found.requestedBy === actor.personId) throw secondPersonProblems.ownRequest();
      const { agreed, requestedAt } = decision;
      if (!(await repository.decideMore(at, { agreed, requestedAt, by: actor.personId, at: tx.now })))
        throw secondPersonProblems.requestNotFound();
      await noteAct(tx, waveId, 'headcounts');
      const payload = { waveId, unitId, agreed, placeId: found.placeId };
      await tx.record({ type: surveyEvents.moreLinksDecided, subject: waveId, payload });
    });
  }
}
