import { holds } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import type { NamedResponse } from '../../../platform/http/dto.js';
import { isOwnProposal } from '../domain/agenda.js';
import { behalfOf } from '../domain/conclusion.js';
import { answersAs, isFinal, mayAttach } from '../domain/confirmation.js';
import { objectsAs } from '../domain/corrigendum.js';
import { dialoguePermissions } from '../domain/policy.js';
import { roundtableLabel } from '../domain/roundtable.js';
import { rightsOf, wholeTable } from '../domain/seating.js';
import type { Parity, Seat, ShownParity, Standing } from '../domain/seating.js';
import type { SpeakingSeat } from '../domain/speaking.js';
import { mayWithdraw, reservesAs } from '../domain/speaking.js';
import type { RegisterEntry, TextVersion } from '../queries/conclusion-register.query.js';
import type { CorrigendumRow } from '../queries/corrigenda.query.js';
import type { MeetingPage } from '../queries/meetings.query.js';
import type { AgendaRow } from '../queries/roundtable-page.query.js';
import type { ReadRoundtable } from '../use-cases/read-roundtables.js';
import type { ReadGroupMeetings } from '../use-cases/read-constituency-group.js';
import type { GuestMeeting } from '../use-cases/read-guest-meetings.js';
import type { GroupAndTurn, ReadGroup } from '../use-cases/read-working-groups.js';
import type { ShownRecords } from '../use-cases/shown-records.js';
import type { ConclusionResponse, ConfirmationResponse } from './dto/conclusion.response.js';
import type { CorrigendumResponse } from './dto/corrigendum.response.js';
import type { BehalfResponse, DialogueOrganisation, StandingResponse } from './dto/parts.response.js';
import type { ConstituencyGroupResponse } from './dto/constituency-group.response.js';
import type { GuestMeetingResponse } from './dto/group-guest.response.js';
import type { MeetingResponse } from './dto/meeting.response.js';
import type { ParityResponse, RoundtableResponse } from './dto/roundtable.response.js';
import type { WorkingGroupDetailResponse, WorkingGroupResponse } from './dto/working-group.response.js';

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

const byId = <Item extends { readonly id: string }>(items: readonly Item[]) =>
  new Map(items.map((item) => [item.id, item]));

/** Maps query results to responses: adds names to ids, and the sex of seats for readers who may see it. */
export class DialogueResponses {
  private readonly people: ReadonlyMap<string, NamedResponse>;
  private readonly organisations: ReadonlyMap<string, DialogueOrganisation>;
  private readonly places: ReadonlyMap<string, NamedResponse>;
  private readonly showSex: boolean;

  constructor(
    private readonly actor: Actor,
    { people, organisations, places }: ShownRecords,
  ) {
    this.people = byId(people.map(({ id, name }) => ({ id, name })));
    this.organisations = byId(organisations.map(({ id, name, constituency }) => ({ id, name, constituency })));
    this.places = byId(places.map(({ id, name }) => ({ id, name })));
    this.showSex = holds(actor, dialoguePermissions, 'dialogue.seat.read-sex');
  }

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

  private seat(seat: Seat) {
    const { id, kind, version } = seat;
    return { id, kind, function: seat.function, version, ...this.standing(seat) };
  }

  parity(parity: Parity): ParityResponse {
    const shown: ShownParity = this.showSex ? parity : wholeTable(parity);
    const { rows, warnings, ...rest } = shown;
    return { ...rest, rows: [...rows], warnings: [...warnings] };
  }

  item<Row extends AgendaRow>(row: Row) {
    const { presenterId, proposedById, roundtableId: _roundtable, carriedFromId: _from, ...rest } = row;
    const { fieldVersions: _versions, createdAt: _created, declinedReason: _reason, number: _number, ...item } = rest;
    return { ...item, presenter: this.person(presenterId), proposedBy: this.person(proposedById) };
  }

  private proposal(row: AgendaRow) {
    const { meetingId: _meeting, parentId: _parent, day: _day, position: _position, ...rest } = this.item(row);
    const { carriedToMeeting: _to, carriedToLabel: _label, ...proposal } = rest;
    return proposal;
  }

  conclusion(entry: RegisterEntry, ownSeats: readonly SpeakingSeat[]): ConclusionResponse {
    const there = ownSeats.filter((seat) => seat.roundtableId === entry.roundtableId);
    const { roundtableNumber: _, ...conclusion } = entry;
    const reservations = entry.reservations.map((each) => {
      const { personId, withdrawnById, organisationId, conclusionId: _conclusion, ...reservation } = each;
      return {
        ...reservation,
        organisation: this.organisation(organisationId),
        recordedBy: this.person(personId),
        withdrawnBy: this.person(withdrawnById),
        mayWithdraw: each.withdrawnAt === null && mayWithdraw(this.actor, each, there),
      };
    });
    const corrigenda = entry.corrigenda.map((one) => this.corrigendum(one));
    const records =
      holds(this.actor, dialoguePermissions, 'dialogue.conclusion.record') ||
      there.some((seat) => rightsOf(seat).recordsConclusions);
    const isCorrectable = entry.settled && corrigenda.every(({ state }) => state !== 'open');
    return {
      ...{ ...conclusion, reservations, corrigenda, mayCorrect: records && isCorrectable },
      confirmation: this.confirmation(entry.confirmation),
    };
  }

  private corrigendum({ personId, objection, groups, conclusionId: _, ...rest }: CorrigendumRow): CorrigendumResponse {
    const permitted = holds(this.actor, dialoguePermissions, 'dialogue.corrigendum.object');
    const own = permitted ? groups.filter((group) => objectsAs(this.actor, group) !== null) : [];
    return {
      ...{ ...rest, person: this.person(personId), objectFor: own.map(({ constituency }) => constituency) },
      objection: objection && {
        ...{ constituency: objection.constituency, reason: objection.reason, recordedAs: objection.recordedAs },
        ...{ person: this.person(objection.personId), objectedAt: objection.objectedAt },
      },
    };
  }

  private confirmation(confirmation: RegisterEntry['confirmation']): ConfirmationResponse | null {
    if (confirmation === null) return null;
    const permitted = holds(this.actor, dialoguePermissions, 'dialogue.confirmation.answer');
    const { open, ...shown } = confirmation;
    return {
      ...shown,
      terms: confirmation.terms.map(({ personId, ...term }) => ({ ...term, person: this.person(personId) })),
      organisations: confirmation.organisations.map((each) => {
        const { id: _i, organisationId, documentId, documentTitle, personId, conclusionId: _c, ...rest } = each;
        const by = permitted ? answersAs(this.actor, organisationId) : null;
        return {
          ...rest,
          organisation: this.organisation(organisationId),
          paper: documentId === null ? null : { id: documentId, title: documentTitle ?? '' },
          recordedBy: this.person(personId),
          mayAnswer: by !== null && open && !isFinal(each, by),
          mayAttach: by !== null && mayAttach(each, by),
        };
      }),
    };
  }

  /** The groups and organisations with a seat for which a person may speak, in the order around the table. */
  reserveFor(seats: readonly Seat[]): BehalfResponse[] {
    if (!holds(this.actor, dialoguePermissions, 'dialogue.reservation.record')) return [];
    const groups = unique(seats.flatMap(({ constituency }) => constituency ?? []));
    const organisations = unique(seats.flatMap(({ organisationId }) => organisationId ?? []));
    const sides = [
      ...organisations.map((organisationId) => ({ organisationId, constituency: null })),
      ...groups.map((constituency) => ({ organisationId: null, constituency })),
    ];
    return sides
      .filter((side) => reservesAs(this.actor, behalfOf(side), seats) !== null)
      .map(({ organisationId, constituency }) => ({ constituency, organisation: this.organisation(organisationId) }));
  }

  roundtable({ roundtable, conclusions, ownSeats }: ReadRoundtable): RoundtableResponse {
    const { fieldVersions: _versions, lastConclusion: _counter, placeId, ...rest } = roundtable;
    return {
      ...rest,
      nextStates: [...roundtable.nextStates],
      conveningGaps: [...roundtable.conveningGaps],
      place: this.place(placeId),
      organisations: roundtable.organisations.flatMap(({ organisationId, part }) => {
        const organisation = this.organisation(organisationId);
        return organisation === null ? [] : [{ organisation, part }];
      }),
      meetings: roundtable.meetings.map((meeting) => this.meeting(meeting)),
      agenda: roundtable.agenda.map((entry) => this.item(entry)),
      proposals: roundtable.proposals.map((row) => ({
        ...{ ...this.proposal(row), own: isOwnProposal(row, this.actor.personId) },
      })),
      declined: roundtable.declined.map((row) => ({ ...this.proposal(row), reason: row.declinedReason })),
      seats: roundtable.seats.map((seat) => this.seat(seat)),
      parity: this.parity(roundtable.parity),
      plannedSeats: [...roundtable.plannedSeats],
      substitutions: [...roundtable.substitutions],
      documents: [...roundtable.documents],
      conclusions: conclusions.map((entry) => this.conclusion(entry, ownSeats)),
      reserveFor: this.reserveFor(roundtable.seats),
      transitions: roundtable.transitions.map(({ personId, ...move }) => ({ ...move, person: this.person(personId) })),
    };
  }

  meeting({ roundtableId: _r, workingGroupId: _w, constituencyGroupId: _c, ...rest }: MeetingPage): MeetingResponse {
    const { placeId, nextStates, ...meeting } = rest;
    return { ...meeting, nextStates: [...nextStates], place: this.place(placeId) };
  }

  texts(texts: readonly TextVersion[]) {
    return texts.map(({ personId, ...text }) => ({ ...text, person: this.person(personId) }));
  }

  group({ group, turn }: GroupAndTurn): WorkingGroupResponse {
    const { roundtableNumber, members, turns: _turns, composition, missing, fieldVersions: _versions, ...rest } = group;
    return {
      ...rest,
      composition: [...composition],
      missing: [...missing],
      roundtableLabel: roundtableNumber === null ? null : roundtableLabel(roundtableNumber),
      members: members.map((member) => {
        const { id, function: role, version } = member;
        return { id, function: role, version, leads: member.personId === turn?.personId, ...this.standing(member) };
      }),
    };
  }

  constituencyGroup({ group, conducts, access }: Omit<ReadGroupMeetings, 'shown'>): ConstituencyGroupResponse {
    const { constituency, members, meetings, agenda, documents, guests } = group;
    return {
      constituency,
      guests: guests.map(({ id, meetingId, personId, kind, since, endedAt }) => ({
        ...{ id, meetingId, kind, person: this.person(personId)! },
        state: endedAt !== null ? 'ended' : since === null ? 'proposed' : 'admitted',
      })),
      members: members.map((seat) => this.seat(seat)),
      meetings: meetings.map((meeting) => this.meeting(meeting)),
      agenda: agenda.map((entry) => this.item(entry)),
      documents: [...documents],
      ...{ conducts, access },
    };
  }

  /** Guests see that one meeting, and conduct nothing. */
  guestMeeting({ meeting, agenda, documents, kind, constituency }: GuestMeeting): GuestMeetingResponse {
    return {
      ...{ kind, constituency, meeting: this.meeting({ ...meeting, nextStates: [] }) },
      agenda: agenda.map((entry) => this.item(entry)),
      documents: [...documents],
    };
  }

  groupDetail({ group, conducts, turn }: Omit<ReadGroup, 'shown'>): WorkingGroupDetailResponse {
    const { meetings, agenda, documents, ...head } = group;
    return {
      ...this.group({ group: head, turn }),
      turns: group.turns.map(({ id, personId, startsOn }) => {
        return { id, person: this.person(personId)!, startsOn, current: id === turn?.id };
      }),
      meetings: meetings.map((meeting) => this.meeting(meeting)),
      agenda: agenda.map((entry) => this.item(entry)),
      documents: [...documents],
      conducts,
    };
  }
}
