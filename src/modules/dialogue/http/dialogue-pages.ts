import { Injectable } from '@nestjs/common';
import { holds } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import type { NamedResponse } from '../../../platform/http/dto.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { wholeTable } from '../domain/seating.js';
import type { Parity, Seat, ShownParity, Standing } from '../domain/seating.js';
import type { SpeakingSeat } from '../domain/speaking.js';
import { mayWithdraw, reservesAs } from '../domain/speaking.js';
import { behalfOf } from '../domain/conclusion.js';
import { dialoguePermissions } from '../domain/policy.js';
import { roundtableLabel } from '../domain/roundtable.js';
import { conclusionPage, conclusionRegister } from '../queries/conclusion-register.query.js';
import type { RegisterEntry, RegisterFilter } from '../queries/conclusion-register.query.js';
import { roundtableList } from '../queries/roundtable-list.query.js';
import { roundtablePage, seatRows } from '../queries/roundtable-page.query.js';
import type { AgendaRow, RoundtablePage } from '../queries/roundtable-page.query.js';
import { ownSeats } from '../queries/speaking-seats.query.js';
import { translationList } from '../queries/translation-list.query.js';
import { workingGroup, workingGroups } from '../queries/working-groups.query.js';
import type { WorkingGroupPage } from '../queries/working-groups.query.js';
import type {
  ConclusionDetailResponse,
  ConclusionListResponse,
  ConclusionResponse,
  TranslationListResponse,
} from './dto/conclusion.response.js';
import type { BehalfResponse, DialogueOrganisation, StandingResponse } from './dto/parts.response.js';
import type {
  CandidatesResponse,
  ParityResponse,
  RoundtableListResponse,
  RoundtableResponse,
} from './dto/roundtable.response.js';
import type { WorkingGroupListResponse, WorkingGroupResponse } from './dto/working-group.response.js';

/** The asking person with their seats at all roundtables. */
interface Speaker {
  readonly actor: Actor;
  readonly seats: readonly SpeakingSeat[];
}

const speaker = async (tx: ReadTransaction): Promise<Speaker> => ({ actor: tx.actor, seats: await ownSeats(tx) });

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

type Ids = readonly (string | null)[];

/** Whose names a page shows. */
interface Named {
  readonly people?: Ids;
  readonly organisations?: Ids;
  readonly places?: Ids;
}

const namedIn = (entries: readonly RegisterEntry[]): Required<Pick<Named, 'people' | 'organisations'>> => {
  const reservations = entries.flatMap((entry) => entry.reservations);
  return {
    people: reservations.flatMap(({ personId, withdrawnById }) => [personId, withdrawnById]),
    organisations: reservations.map(({ organisationId }) => organisationId),
  };
};

const standingOf = (seats: readonly Pick<Seat, 'personId' | 'organisationId'>[]): Named => ({
  people: seats.map(({ personId }) => personId),
  organisations: seats.map(({ organisationId }) => organisationId),
});

/** What `read` gives for these ids, without asking where there are none. */
async function recordsOf<Found>(ids: Ids, read: (ids: string[]) => Promise<Found[]>): Promise<Found[]> {
  const wanted = unique(ids.filter((id) => id !== null));
  return wanted.length === 0 ? [] : read(wanted);
}

function namedOn(page: RoundtablePage, conclusions: readonly RegisterEntry[]): Named {
  const reserved = namedIn(conclusions);
  return {
    people: [
      ...[...page.agenda, ...page.proposals].flatMap(({ presenterId, proposedById }) => [presenterId, proposedById]),
      ...page.seats.map(({ personId }) => personId),
      ...page.transitions.map(({ personId }) => personId),
      ...reserved.people,
    ],
    organisations: [
      ...[...page.organisations, ...page.seats].map((one) => one.organisationId),
      ...reserved.organisations,
    ],
    places: [page.placeId],
  };
}

/** Names that the directory and identity keep, for the ids on a page; read in the transaction of the page. */
class Names {
  constructor(
    private readonly people: ReadonlyMap<string, NamedResponse>,
    private readonly organisations: ReadonlyMap<string, DialogueOrganisation>,
    private readonly places: ReadonlyMap<string, NamedResponse>,
    private readonly showSex: boolean,
  ) {}

  person(id: string | null): NamedResponse | null {
    return id === null ? null : (this.people.get(id) ?? { id, name: { en: '', zh: '' } });
  }

  organisation(id: string | null): DialogueOrganisation | null {
    return id === null ? null : (this.organisations.get(id) ?? null);
  }

  place(id: string | null): NamedResponse | null {
    return id === null ? null : (this.places.get(id) ?? null);
  }

  standing(seat: Standing & { readonly personId: string }): StandingResponse {
    const { personId, organisationId, constituency, capacity, sex } = seat;
    const person = this.person(personId)!;
    const organisation = this.organisation(organisationId);
    return { person, constituency, capacity, sex: this.showSex ? sex : null, organisation };
  }

  parity(parity: Parity): ParityResponse {
    const shown: ShownParity = this.showSex ? parity : wholeTable(parity);
    const { rows, warnings, ...rest } = shown;
    return { ...rest, rows: [...rows], warnings: [...warnings] };
  }

  item(row: AgendaRow) {
    return { ...row, presenter: this.person(row.presenterId), proposedBy: this.person(row.proposedById) };
  }

  conclusion(entry: RegisterEntry, { actor, seats }: Speaker): ConclusionResponse {
    const there = seats.filter((seat) => seat.roundtableId === entry.roundtableId);
    const reservations = entry.reservations.map(({ personId, withdrawnById, ...reservation }) => ({
      ...reservation,
      organisation: this.organisation(reservation.organisationId),
      recordedBy: this.person(personId),
      withdrawnBy: this.person(withdrawnById),
      mayWithdraw: reservation.withdrawnAt === null && mayWithdraw(actor, { ...reservation, personId }, there),
    }));
    return { ...entry, reservations };
  }

  /** The groups and organisations at the table that somebody may speak for, in the order around it. */
  reserveFor(actor: Actor, seats: readonly Seat[]): BehalfResponse[] {
    const groups = unique(seats.flatMap(({ constituency }) => constituency ?? []));
    const organisations = unique(seats.flatMap(({ organisationId }) => organisationId ?? []));
    const sides = [
      ...organisations.map((organisationId) => ({ organisationId, constituency: null })),
      ...groups.map((constituency) => ({ organisationId: null, constituency })),
    ];
    return sides
      .filter((side) => reservesAs(actor, behalfOf(side), seats) !== null)
      .map(({ organisationId, constituency }) => ({ constituency, organisation: this.organisation(organisationId) }));
  }

  group(group: WorkingGroupPage): WorkingGroupResponse {
    const { roundtableNumber, members, composition, missing, ...rest } = group;
    return {
      ...rest,
      composition: [...composition],
      missing: [...missing],
      roundtableLabel: roundtableNumber === null ? null : roundtableLabel(roundtableNumber),
      members: members.map((member) => ({ ...member, ...this.standing(member) })),
    };
  }
}

@Injectable()
export class DialoguePages {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly directory: DirectoryFacade,
  ) {}

  async roundtables(actor: Actor): Promise<RoundtableListResponse> {
    return this.database.read(actor, async (tx) => {
      const rows = await roundtableList(tx);
      const names = await this.names(tx, { places: rows.map(({ placeId }) => placeId) });
      return { items: rows.map(({ placeId, ...row }) => ({ ...row, place: names.place(placeId) })) };
    });
  }

  async roundtable(actor: Actor, id: string): Promise<RoundtableResponse> {
    return this.database.read(actor, async (tx) => {
      const page = await roundtablePage(tx, id);
      const conclusions = await conclusionRegister(tx, { roundtableId: id });
      const asking = await speaker(tx);
      const names = await this.names(tx, namedOn(page, conclusions));
      const { fieldVersions: _versions, lastConclusion: _counter, placeId, ...rest } = page;
      return {
        ...rest,
        nextStates: [...page.nextStates],
        place: names.place(placeId),
        organisations: page.organisations.flatMap(({ organisationId, part }) => {
          const organisation = names.organisation(organisationId);
          return organisation === null ? [] : [{ organisation, part }];
        }),
        agenda: page.agenda.map((entry) => ({ ...entry, ...names.item(entry) })),
        proposals: page.proposals.map((row) => names.item(row)),
        seats: page.seats.map((seat) => ({ ...seat, ...names.standing(seat) })),
        parity: names.parity(page.parity),
        documents: [...page.documents],
        conclusions: conclusions.map((entry) => names.conclusion(entry, asking)),
        reserveFor: holds(actor, dialoguePermissions, 'dialogue.reservation.record')
          ? names.reserveFor(actor, page.seats)
          : [],
        transitions: page.transitions.map(({ personId, ...move }) => ({ ...move, person: names.person(personId) })),
      };
    });
  }

  async candidates(actor: Actor, id: string): Promise<CandidatesResponse> {
    return this.database.read(actor, async (tx) => {
      await roundtablePage(tx, id);
      const seated = new Set((await seatRows(tx, id)).map((seat) => seat.personId));
      const people = (await this.identity.people(tx))
        .filter((person) => !seated.has(person.id))
        .map((person) => ({ ...person, personId: person.id }));
      const names = await this.names(tx, standingOf(people));
      return { items: people.map((person) => names.standing(person)) };
    });
  }

  async conclusions(actor: Actor, filter: RegisterFilter): Promise<ConclusionListResponse> {
    return this.database.read(actor, async (tx) => {
      const entries = await conclusionRegister(tx, filter);
      const names = await this.names(tx, namedIn(entries));
      const asking = await speaker(tx);
      return { items: entries.map((entry) => names.conclusion(entry, asking)) };
    });
  }

  async conclusion(actor: Actor, id: string): Promise<ConclusionDetailResponse> {
    return this.database.read(actor, async (tx) => {
      const entry = await conclusionPage(tx, id);
      const { people, organisations } = namedIn([entry]);
      const writers = entry.texts.map(({ personId }) => personId);
      const names = await this.names(tx, { people: [...people, ...writers], organisations });
      const texts = entry.texts.map(({ personId, ...text }) => ({ ...text, person: names.person(personId) }));
      return { ...names.conclusion(entry, await speaker(tx)), texts };
    });
  }

  async translations(actor: Actor): Promise<TranslationListResponse> {
    return this.database.read(actor, async (tx) => ({ items: [...(await translationList(tx))] }));
  }

  async workingGroups(actor: Actor): Promise<WorkingGroupListResponse> {
    return this.database.read(actor, async (tx) => {
      const groups = await workingGroups(tx);
      const names = await this.names(tx, standingOf(groups.flatMap(({ members }) => members)));
      return { items: groups.map((group) => names.group(group)) };
    });
  }

  async workingGroup(actor: Actor, id: string): Promise<WorkingGroupResponse> {
    return this.database.read(actor, async (tx) => {
      const group = await workingGroup(tx, id);
      return (await this.names(tx, standingOf(group.members))).group(group);
    });
  }

  private async names(tx: ReadTransaction, named: Named): Promise<Names> {
    const people = await recordsOf(named.people ?? [], (ids) => this.identity.people(tx, ids));
    const organisations = await recordsOf(named.organisations ?? [], (ids) => this.directory.organisations(tx, ids));
    const places = await recordsOf(named.places ?? [], (ids) => this.directory.places(tx, ids));
    return new Names(
      new Map(people.map(({ id, name }) => [id, { id, name }])),
      new Map(organisations.map(({ id, name, constituency }) => [id, { id, name, constituency }])),
      new Map(places.map(({ id, name }) => [id, { id, name }])),
      holds(tx.actor, dialoguePermissions, 'dialogue.seat.read-sex'),
    );
  }
}
