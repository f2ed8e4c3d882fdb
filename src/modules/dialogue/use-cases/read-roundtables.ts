import { Injectable } from '@nestjs/common';
import { demand, holds } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { IdentityFacade } from '../../identity/index.js';
import { dialoguePermissions, maySee } from '../domain/policy.js';
import { roundtableNotFound } from '../domain/problems.js';
import type { Standing } from '../domain/seating.js';
import type { SpeakingSeat } from '../domain/speaking.js';
import { foundTextKinds } from '../domain/text.js';
import { conclusionRegister, type RegisterEntry } from '../queries/conclusion-register.query.js';
import { type RoundtableRow, roundtableList } from '../queries/roundtable-list.query.js';
import { type RoundtablePage, roundtablePage } from '../queries/roundtable-page.query.js';
import { ownSeats } from '../queries/speaking-seats.query.js';
import { type FoundText, textSearch } from '../queries/text-search.query.js';
import { namedIn } from './read-conclusions.js';
import { ReadShownRecords, type ShownRecords } from './shown-records.js';

export interface ReadRoundtable {
  readonly roundtable: RoundtablePage;
  readonly conclusions: readonly RegisterEntry[];
  /** The seats of the current user at all roundtables. */
  readonly ownSeats: readonly SpeakingSeat[];
  readonly shown: ShownRecords;
  readonly readAt: Date;
}

export interface Candidate extends Standing {
  readonly personId: string;
}

/** Maximum number of results for each kind of text, latest roundtables first. */
const mostOfAKind = 6;

/** Drafts are shown only to people who prepare them. */
@Injectable()
export class ReadRoundtables {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly records: ReadShownRecords,
  ) {}

  list(actor: Actor): Promise<{ items: RoundtableRow[]; shown: ShownRecords }> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.read');
    return this.database.read(actor, async (tx) => {
      const items = (await roundtableList(tx)).filter((row) => maySee(actor, row));
      return { items, shown: await this.records.for(tx, { places: items.map(({ placeId }) => placeId) }) };
    });
  }

  /** Includes the conclusions, so both permissions are required. */
  one(actor: Actor, id: string): Promise<ReadRoundtable> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.read');
    demand(actor, dialoguePermissions, 'dialogue.conclusion.read');
    return this.database.read(actor, async (tx) => {
      const roundtable = await this.page(tx, id);
      const conclusions = await conclusionRegister(tx, { roundtableId: id });
      const shown = await this.records.for(tx, shownOn(roundtable, conclusions));
      return { roundtable, conclusions, ownSeats: await ownSeats(tx), shown, readAt: tx.now };
    });
  }

  /** People of the workspace who have no seat yet. */
  candidates(actor: Actor, id: string): Promise<{ items: Candidate[]; shown: ShownRecords }> {
    demand(actor, dialoguePermissions, 'dialogue.seat.change');
    return this.database.read(actor, async (tx) => {
      const { seats } = await this.page(tx, id);
      const seated = new Set(seats.map(({ personId }) => personId));
      const people = (await this.identity.people(tx)).filter((person) => !seated.has(person.id));
      const organisations = people.map(({ organisationId }) => organisationId);
      const { organisations: found } = await this.records.for(tx, { organisations });
      return {
        items: people.map((person) => ({ ...person, personId: person.id })),
        shown: { people, organisations: found, places: [] },
      };
    });
  }

  /** Agenda items, reservations and documents that contain the search words. */
  texts(actor: Actor, words: string): Promise<Omit<FoundText, 'state'>[]> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.read');
    return this.database.read(actor, async (tx) => {
      const found = (await textSearch(tx, words)).filter(({ state }) =>
        state === null ? holds(actor, dialoguePermissions, 'dialogue.working-group.read') : maySee(actor, { state }),
      );
      return foundTextKinds.flatMap((kind) =>
        found
          .filter((text) => text.kind === kind)
          .slice(0, mostOfAKind)
          .map(({ state: _, ...text }) => text),
      );
    });
  }

  private async page(tx: ReadTransaction, id: string): Promise<RoundtablePage> {
    const page = await roundtablePage(tx, id);
    if (page === undefined || !maySee(tx.actor, page)) throw roundtableNotFound();
    return page;
  }
}

function shownOn(page: RoundtablePage, conclusions: readonly RegisterEntry[]) {
  const reserving = namedIn(conclusions);
  return {
    people: [
      ...[...page.agenda, ...page.proposals, ...page.declined].flatMap(({ presenterId, proposedById }) => [
        presenterId,
        proposedById,
      ]),
      ...[...page.seats, ...page.transitions].map(({ personId }) => personId),
      ...reserving.people,
    ],
    organisations: [
      ...[...page.organisations, ...page.seats].map(({ organisationId }) => organisationId),
      ...reserving.organisations,
    ],
    places: [page.placeId, ...page.meetings.map(({ placeId }) => placeId)],
  };
}
