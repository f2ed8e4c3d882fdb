import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, holds } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { IdentityFacade, type Reader } from '../../modules/identity/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { secondPersonProblems } from '../domain/problems-of-second-persons.js';
import {
  type ExportReason,
  type ExportState,
  mayExport,
  openAfterNotice,
  reasonsFor,
} from '../domain/second-person.js';
import { SecondPersonRepository } from '../persistence/second-person.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { standingOf } from './second-person.js';

export interface ExportRequest {
  readonly personId: string;
  readonly name: LocalizedText;
  readonly requestedAt: Date;
  readonly reasons: readonly ExportReason[];
}

export interface AgreementView {
  readonly state: ExportState;
  readonly reasons: readonly ExportReason[];
  readonly requestedAt: Date | null;
  /** Who was asked; empty: no one else had the right. */
  readonly asked: readonly LocalizedText[];
  readonly openFrom: Date | null;
  readonly decidedBy: LocalizedText | null;
  readonly decidedAt: Date | null;
  /** Requests of others on which the reader can decide. */
  readonly requests: readonly ExportRequest[];
}

/**
 * Requests for and decisions on the export of single answers by a person who needs a second one (docs/adr/0086). Who can
 * decide is fixed with the request: a right that was given afterwards does not help.
 */
@Injectable()
export class AgreeToExport {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  read(actor: Actor, waveId: string): Promise<AgreementView> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.shared');
      await demandWave(tx, waveId);
      return this.view(tx, waveId);
    });
  }

  request(actor: Actor, waveId: string): Promise<AgreementView> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.shared');
      await demandWave(tx, waveId);
      const { state } = await standingOf(tx, waveId, actor);
      if (mayExport(state) || actor.personId === null) throw secondPersonProblems.notNeeded();
      const askedIds = await this.eligible(tx, waveId, actor.personId);
      const openFrom = askedIds.length === 0 ? openAfterNotice(tx.now) : null;
      await tx
        .get(SecondPersonRepository)
        .request(
          { workspaceId: tx.workspaceId, waveId },
          { personId: actor.personId, requestedAt: tx.now, askedIds, openFrom, agreed: null },
        );
      const payload = { waveId, askedIds, alone: openFrom !== null };
      await tx.record({ type: surveyEvents.exportRequested, subject: waveId, payload });
      return this.view(tx, waveId);
    });
  }

  decide(
    actor: Actor,
    waveId: string,
    decision: { readonly personId: string; readonly requestedAt: Date; readonly agreed: boolean },
  ): Promise<AgreementView> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.export');
      await demandWave(tx, waveId);
      const { personId, requestedAt, agreed } = decision;
      const repository = tx.get(SecondPersonRepository);
      const found = await repository.agreement(waveId, personId);
      if (found === null || found.agreed !== null) throw secondPersonProblems.requestNotFound();
      const by = actor.personId;
      const eligible = await this.eligible(tx, waveId, personId);
      if (by === null || !found.askedIds.includes(by) || !eligible.includes(by)) throw secondPersonProblems.notAsked();
      if (!(await repository.decide(waveId, personId, { by, at: tx.now, agreed, requestedAt })))
        throw secondPersonProblems.requestNotFound();
      await tx.record({ type: surveyEvents.exportDecided, subject: waveId, payload: { waveId, personId, agreed } });
      return this.view(tx, waveId);
    });
  }

  /** Others with the right who would need no agreement themselves. */
  private async eligible(tx: Transaction, waveId: string, personId: string): Promise<string[]> {
    const acts = await tx.get(SecondPersonRepository).acts(waveId);
    const isEligible = ({ actor }: Reader): boolean => {
      const own = acts.filter((done) => done.personId === actor.personId);
      return (
        actor.personId !== personId &&
        holds(actor, surveysPermissions, 'surveys.microdata.export') &&
        reasonsFor(actor.roles, own).length === 0
      );
    };
    return (await this.identity.readers(tx)).filter(isEligible).map(({ actor }) => actor.personId);
  }

  private async view(tx: Transaction, waveId: string): Promise<AgreementView> {
    const repository = tx.get(SecondPersonRepository);
    const { state, reasons, agreement } = await standingOf(tx, waveId, tx.actor);
    const me = tx.actor.personId;
    const acts = await repository.acts(waveId);
    const open = (await repository.agreements(waveId)).filter(
      ({ personId, agreed, askedIds }) => personId !== me && agreed === null && askedIds.includes(me ?? ''),
    );
    const ids = [...open.map(({ personId }) => personId), ...(agreement?.askedIds ?? []), agreement?.decidedBy ?? []];
    const people = new Map((await this.identity.readers(tx, ids.flat())).map(({ actor }) => [actor.personId, actor]));
    const named = await this.identity.people(tx, [...new Set(ids.flat())]);
    const names = new Map(named.map(({ id, name }) => [id, name]));
    const nameOf = (id: string): LocalizedText => names.get(id) ?? { en: '', zh: '' };
    return {
      ...{ state, reasons, requestedAt: agreement?.requestedAt ?? null, openFrom: agreement?.openFrom ?? null },
      asked: (agreement?.askedIds ?? []).map(nameOf),
      decidedBy: agreement?.decidedBy ? nameOf(agreement.decidedBy) : null,
      decidedAt: agreement?.decidedAt ?? null,
      requests: open.map(({ personId, requestedAt }) => ({
        ...{ personId, requestedAt, name: nameOf(personId) },
        reasons: reasonsFor(
          people.get(personId)?.roles ?? [],
          acts.filter((done) => done.personId === personId),
        ),
      })),
    };
  }
}

async function demandWave(tx: Transaction, waveId: string): Promise<void> {
  if ((await tx.get(WaveRepository).find(waveId)) === null) throw surveyProblems.waveNotFound();
}
