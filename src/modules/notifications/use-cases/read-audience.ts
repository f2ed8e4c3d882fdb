import { Injectable } from '@nestjs/common';
import type { Role } from '../../../kernel/actor.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { RoadmapFacade } from '../../../roadmap/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import type { Reader } from '../../identity/index.js';
import type { Audience } from '../domain/notice.js';

const overseeing: readonly Role[] = ['administrator', 'facilitator'];

/** Finds the people whom a notice concerns. */
@Injectable()
export class ReadAudience {
  constructor(
    private readonly dialogue: DialogueFacade,
    private readonly roadmap: RoadmapFacade,
  ) {}

  async of(tx: ReadTransaction, audience: Audience, everyone: readonly Reader[]): Promise<readonly Reader[]> {
    switch (audience.of) {
      case 'people':
        return among(everyone, audience.personIds);
      case 'seats':
        return among(
          everyone,
          (await this.dialogue.seats(tx, audience.bodyId)).map(({ personId }) => personId),
        );
      case 'parties':
        return this.parties(tx, audience.roundtableId, everyone);
      case 'constituency':
        return everyone.filter(({ actor }) => actor.constituency === audience.group);
      case 'organisation':
        return everyone.filter(({ actor }) => actor.organisationId === audience.organisationId);
      case 'asked': {
        const asked = (await this.dialogue.confirmationRequest(tx, audience.conclusionId))?.organisations ?? [];
        const open = asked.filter(({ answered }) => !answered).map(({ organisationId }) => organisationId);
        return everyone.filter(({ actor }) => actor.organisationId !== null && open.includes(actor.organisationId));
      }
      case 'proposer':
        return among(everyone, [await this.dialogue.proposerOf(tx, audience.agendaItemId)]);
      case 'overseers': {
        const spokespersons = await this.dialogue.spokespersons(tx);
        return everyone.filter(
          ({ actor }) =>
            actor.roles.some((role) => overseeing.includes(role)) || spokespersons.includes(actor.personId),
        );
      }
      case 'roles':
        return everyone.filter(({ actor }) => actor.roles.some((role) => audience.roles.includes(role)));
      default:
        return this.ofAction(tx, audience, everyone);
    }
  }

  private async parties(tx: ReadTransaction, roundtableId: string, everyone: readonly Reader[]): Promise<Reader[]> {
    const seats = await this.dialogue.seats(tx, roundtableId);
    const deciding = seats.filter(({ kind }) => kind === 'titular' || kind === 'substitute');
    const organisationIds = deciding.flatMap(({ organisationId }) => organisationId ?? []);
    return everyone.filter(
      ({ actor }) =>
        seats.some(({ personId }) => personId === actor.personId) ||
        organisationIds.includes(actor.organisationId ?? ''),
    );
  }

  private ofAction(
    tx: ReadTransaction,
    audience: Extract<Audience, { readonly actionId: string }>,
    everyone: readonly Reader[],
  ): Promise<readonly Reader[]> {
    switch (audience.of) {
      case 'owners':
        return this.owners(tx, audience.actionId, everyone);
      case 'reporters':
        return this.reporters(tx, audience.actionId, everyone);
      case 'respondents':
        return this.respondents(tx, audience.actionId, everyone);
      case 'confirming':
        return this.confirming(tx, audience, everyone);
      case 'public-voices':
        return this.publicVoices(tx, audience, everyone);
    }
  }

  private async owners(tx: ReadTransaction, actionId: string, everyone: readonly Reader[]): Promise<Reader[]> {
    const people = everyone.map(({ actor }) => actor);
    const owners = await this.roadmap.owners(tx, actionId, people);
    return everyone.filter(({ actor }) => owners.includes(actor));
  }

  private async reporters(tx: ReadTransaction, actionId: string, everyone: readonly Reader[]): Promise<Reader[]> {
    const [action] = await this.roadmap.actions(tx, { ids: [actionId] });
    const owners = await this.owners(tx, actionId, everyone);
    const author = among(everyone, [action?.claim?.personId ?? null]);
    return [...new Set([...owners, ...author])];
  }

  private async respondents(tx: ReadTransaction, actionId: string, everyone: readonly Reader[]): Promise<Reader[]> {
    const able = await this.roadmap.respondents(
      tx,
      actionId,
      everyone.map(({ actor }) => actor),
    );
    return everyone.filter(({ actor }) => able.includes(actor));
  }

  private async confirming(
    tx: ReadTransaction,
    { actionId, groups, personIds }: Extract<Audience, { of: 'confirming' }>,
    everyone: readonly Reader[],
  ): Promise<Reader[]> {
    const people = everyone.map(({ actor }) => actor);
    const able = await this.roadmap.speakers(tx, { actionId, groups }, people);
    return everyone.filter(({ actor }) => able.includes(actor) || personIds.includes(actor.personId ?? ''));
  }

  private async publicVoices(
    tx: ReadTransaction,
    proposed: Extract<Audience, { of: 'public-voices' }>,
    everyone: readonly Reader[],
  ): Promise<Reader[]> {
    const people = everyone.map(({ actor }) => actor);
    const able = await this.roadmap.publicVoices(tx, proposed, people);
    return everyone.filter(({ actor }) => able.includes(actor));
  }
}

function among(everyone: readonly Reader[], ids: readonly (string | null)[]): Reader[] {
  return everyone.filter(({ actor }) => ids.includes(actor.personId));
}
