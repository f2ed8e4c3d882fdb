import { ApiProperty } from '@nestjs/swagger';
import { constituencies, sexes } from '../../../../kernel/actor.js';
import type { Constituency, Sex } from '../../../../kernel/actor.js';
import { LocalizedTextResponse, NamedResponse } from '../../../../platform/http/dto.js';
import { agendaItemKinds, agendaItemStatuses } from '../../domain/agenda.js';
import type { AgendaItemKind, AgendaItemStatus } from '../../domain/agenda.js';
import { conveningGapKinds } from '../../domain/convening.js';
import type { ConveningGapKind } from '../../domain/convening.js';
import { organisationParts, roundtableStates } from '../../domain/roundtable.js';
import type { OrganisationPart, RoundtableState } from '../../domain/roundtable.js';
import type { PlannedSeats } from '../../domain/seat-frame.js';
import { seatFunctions, seatKinds } from '../../domain/seating.js';
import type { SeatFunction, SeatKind } from '../../domain/seating.js';
import { seatListColumns } from '../../domain/seat-list.js';
import type { SeatListColumn } from '../../domain/seat-list.js';
import { ConclusionResponse } from './conclusion.response.js';
import { MeetingResponse } from './meeting.response.js';
import { BehalfResponse, DialogueOrganisation, StandingResponse } from './parts.response.js';

class RoundtableHead {
  @ApiProperty() id: string;
  @ApiProperty() number: number;
  @ApiProperty({ example: 'RT2' }) label: string;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedTextResponse;
  @ApiProperty({ example: '2019-12-04' }) startsOn: string;
  @ApiProperty() endsOn: string;
  @ApiProperty({ example: 'Asia/Shanghai' }) timeZone: string;
  @ApiProperty({ type: NamedResponse, nullable: true }) place: NamedResponse | null;
  @ApiProperty({ enum: roundtableStates }) state: RoundtableState;
}

export class RoundtableRowResponse extends RoundtableHead {
  @ApiProperty() titularSeats: number;
  @ApiProperty() seats: number;
  @ApiProperty() agendaItems: number;
  @ApiProperty() proposals: number;
  @ApiProperty() conclusions: number;
  @ApiProperty() reservations: number;
}

export class RoundtableListResponse {
  @ApiProperty({ type: [RoundtableRowResponse] }) items: RoundtableRowResponse[];
}

export class SexCountsResponse {
  @ApiProperty() female: number;
  @ApiProperty() male: number;
  @ApiProperty() 'not-stated': number;
}

export class ParityRowResponse {
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty() titular: number;
  @ApiProperty({
    type: SexCountsResponse,
    nullable: true,
    description: 'Null if the current user may only see the totals.',
  })
  bySex: SexCountsResponse | null;
}

export class ParityWarningResponse {
  @ApiProperty({ enum: ['constituency-empty', 'fewer-than-others', 'sex-imbalance'] }) kind: string;
  @ApiProperty({ enum: constituencies, required: false }) constituency?: Constituency;
  @ApiProperty({ enum: ['female', 'male'], required: false }) sex?: string;
  @ApiProperty({ required: false }) share?: number;
}

export class ParityResponse {
  @ApiProperty({ type: [ParityRowResponse] }) rows: ParityRowResponse[];
  @ApiProperty() titular: number;
  @ApiProperty({ type: SexCountsResponse }) bySex: SexCountsResponse;
  @ApiProperty() balanced: boolean;
  @ApiProperty({ type: [ParityWarningResponse] }) warnings: ParityWarningResponse[];
}

export class SeatResponse extends StandingResponse {
  @ApiProperty() id: string;
  @ApiProperty({ enum: seatKinds }) kind: SeatKind;
  @ApiProperty({ enum: seatFunctions, nullable: true }) function: SeatFunction | null;
  @ApiProperty() version: number;
}

export class PlannedSeatsResponse implements PlannedSeats {
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
  @ApiProperty({ enum: seatKinds, nullable: true, description: 'Null for a row about a function.' })
  kind: SeatKind | null;
  @ApiProperty({ enum: seatFunctions, nullable: true, description: 'Null for a row about a kind of seat.' })
  function: SeatFunction | null;
  @ApiProperty({ type: 'integer' }) count: number;
  @ApiProperty({ type: 'integer' }) assigned: number;
}

export class SubstitutionResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid', description: 'Seat of the titular member.' }) seatId: string;
  @ApiProperty({ format: 'uuid' }) substituteSeatId: string;
  @ApiProperty() startsAt: Date;
  @ApiProperty() endsAt: Date;
}

/** People of the workspace without a seat at this roundtable, with the affiliation that a seat would record. */
export class CandidatesResponse {
  @ApiProperty({ type: [StandingResponse] }) items: StandingResponse[];
}

export class CreatedRoundtableResponse {
  @ApiProperty() id: string;
  @ApiProperty() number: number;
  @ApiProperty({ description: 'People of the copied roundtable who cannot have the same seat today.' })
  notSeated: number;
}

export class SeatedResponse {
  @ApiProperty({ type: [String] }) ids: string[];
  @ApiProperty({ type: ParityResponse }) parity: ParityResponse;
}

export class SeatListErrorResponse {
  @ApiProperty({ enum: seatListColumns }) column: SeatListColumn;
  @ApiProperty() value: string;
  @ApiProperty({ type: LocalizedTextResponse, description: 'What to do.' }) detail: LocalizedTextResponse;
}

export class SeatListNamesakeResponse {
  @ApiProperty({ type: LocalizedTextResponse }) name: LocalizedTextResponse;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
  @ApiProperty({ type: DialogueOrganisation, nullable: true }) organisation: DialogueOrganisation | null;
}

export class SeatListRowResponse {
  @ApiProperty({ description: 'As a spreadsheet shows it: the names of the columns are in row 1.' }) row: number;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'As in the list.' }) email: string;
  @ApiProperty({
    ...{ type: String, enum: ['new', 'replaces'], nullable: true },
    description: 'The email is kept for invitations, or replaces the one kept before. Null: nothing changes.',
  })
  keepsEmail: 'new' | 'replaces' | null;
  @ApiProperty({ description: 'The person is added to the directory.' }) adds: boolean;
  @ApiProperty({
    ...{ type: SeatListNamesakeResponse, nullable: true },
    description: 'A person of the directory with the same name as the person who is added.',
  })
  namesake: SeatListNamesakeResponse | null;
  @ApiProperty({ enum: sexes, description: 'Of the seat: as the directory states it, or else the list.' }) sex: Sex;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
  @ApiProperty({ type: DialogueOrganisation, nullable: true }) organisation: DialogueOrganisation | null;
  @ApiProperty({ enum: seatKinds }) kind: SeatKind;
  @ApiProperty({ enum: seatFunctions, nullable: true }) function: SeatFunction | null;
  @ApiProperty({ type: [SeatListErrorResponse] }) errors: SeatListErrorResponse[];
}

export class CheckedSeatListResponse {
  @ApiProperty({ type: [SeatListRowResponse] }) rows: SeatListRowResponse[];
  @ApiProperty({ type: 'integer' }) leftOut: number;
  @ApiProperty({ type: [String], description: 'Columns that were not recognised.' }) ignored: string[];
}

export class SeatedByListResponse extends SeatedResponse {
  @ApiProperty({ type: 'integer', description: 'People added to the directory.' }) added: number;
}

export class ParityAfterResponse {
  @ApiProperty({ type: ParityResponse }) parity: ParityResponse;
}

export class ChangedSeatResponse extends ParityAfterResponse {
  @ApiProperty() version: number;
}

export class ProposalResponse {
  @ApiProperty() id: string;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedTextResponse;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true }) note: LocalizedTextResponse | null;
  @ApiProperty({ type: Number, nullable: true }) plannedMinutes: number | null;
  @ApiProperty({ type: NamedResponse, nullable: true }) presenter: NamedResponse | null;
  @ApiProperty({ type: NamedResponse, nullable: true }) proposedBy: NamedResponse | null;
  @ApiProperty({ enum: agendaItemKinds }) kind: AgendaItemKind;
  @ApiProperty({ enum: agendaItemStatuses }) status: AgendaItemStatus;
  @ApiProperty({ type: String, nullable: true }) sourceType: string | null;
  @ApiProperty({ type: String, nullable: true }) sourceId: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'RT1', description: 'If it comes from another roundtable.' })
  carriedFromLabel: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Number of the earlier meeting that it comes from.' })
  carriedFromMeeting: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Number of the meeting from which it was moved.' })
  movedFromMeeting: number | null;
  @ApiProperty() version: number;
}

export class OpenProposalResponse extends ProposalResponse {
  @ApiProperty({ description: 'The reader proposed it, and can take it back until it is decided.' }) own: boolean;
}

export class DeclinedProposalResponse extends ProposalResponse {
  @ApiProperty({ type: String, nullable: true, description: 'Null if it was declined before reasons were stored.' })
  reason: string | null;
}

export class AgendaEntryResponse extends ProposalResponse {
  @ApiProperty({ type: String, nullable: true, description: 'The meeting on whose agenda the item is.' })
  meetingId: string | null;
  @ApiProperty({ type: String, nullable: true }) parentId: string | null;
  @ApiProperty() day: number;
  @ApiProperty() position: number;
  @ApiProperty({ example: '2.1', description: 'Stays from convening on. Empty for a break.' }) label: string;
  @ApiProperty() depth: number;
  @ApiProperty({ type: Number, nullable: true }) minutes: number | null;
  @ApiProperty() date: string;
  @ApiProperty({ type: String, nullable: true, example: '09:30' }) startsAt: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Number of the meeting to which it was carried over.' })
  carriedToMeeting: number | null;
  @ApiProperty({ type: String, nullable: true, example: 'RT3', description: 'The roundtable to which it was.' })
  carriedToLabel: string | null;
}

export class NextStateResponse {
  @ApiProperty({ enum: roundtableStates }) to: RoundtableState;
  @ApiProperty() needsReason: boolean;
}

export class ConveningGapResponse {
  @ApiProperty({ enum: conveningGapKinds }) kind: ConveningGapKind;
  @ApiProperty({ enum: constituencies, nullable: true, description: 'The group without a titular seat.' })
  constituency: Constituency | null;
}

export class RoundtableOrganisationResponse {
  @ApiProperty({ type: DialogueOrganisation }) organisation: DialogueOrganisation;
  @ApiProperty({ enum: organisationParts }) part: OrganisationPart;
}

export class TransitionResponse {
  @ApiProperty({ enum: roundtableStates }) from: RoundtableState;
  @ApiProperty({ enum: roundtableStates }) to: RoundtableState;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
  @ApiProperty({ type: NamedResponse, nullable: true }) person: NamedResponse | null;
  @ApiProperty() changedAt: Date;
}

export class DocumentResponse {
  @ApiProperty() id: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: a document of the roundtable as a whole.' })
  meetingId: string | null;
  @ApiProperty({ type: String, nullable: true }) agendaItemId: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Given when the meeting is convened; null before.' })
  number: number | null;
  @ApiProperty() title: string;
  @ApiProperty() fileName: string;
  @ApiProperty() mediaType: string;
  @ApiProperty() bytes: number;
  @ApiProperty() sha256: string;
  @ApiProperty() attachedAt: Date;
}

export class RoundtableResponse extends RoundtableHead {
  @ApiProperty({ type: LocalizedTextResponse, nullable: true }) note: LocalizedTextResponse | null;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true }) basis: LocalizedTextResponse | null;
  @ApiProperty({ type: String, nullable: true, example: '09:00' }) opensAt: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Titular seats to be attended; null: more than half.' })
  quorumGovernment: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) quorumEmployers: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) quorumWorkers: number | null;
  @ApiProperty() version: number;
  @ApiProperty({ type: [NextStateResponse] }) nextStates: NextStateResponse[];
  @ApiProperty({ type: [ConveningGapResponse], description: 'With gaps, convening the draft needs a reason.' })
  conveningGaps: ConveningGapResponse[];
  @ApiProperty({ type: [RoundtableOrganisationResponse] }) organisations: RoundtableOrganisationResponse[];
  @ApiProperty({ type: [MeetingResponse], description: 'In the order of their days.' }) meetings: MeetingResponse[];
  @ApiProperty({ type: [AgendaEntryResponse], description: 'The agendas of all meetings, in the same order.' })
  agenda: AgendaEntryResponse[];
  @ApiProperty({ type: [OpenProposalResponse] }) proposals: OpenProposalResponse[];
  @ApiProperty({ type: [DeclinedProposalResponse] }) declined: DeclinedProposalResponse[];
  @ApiProperty({ type: [SeatResponse] }) seats: SeatResponse[];
  @ApiProperty({ type: [SubstitutionResponse], description: 'Past, current and planned, in the order of time.' })
  substitutions: SubstitutionResponse[];
  @ApiProperty({ type: ParityResponse }) parity: ParityResponse;
  @ApiProperty({ type: [PlannedSeatsResponse], description: 'The seats of the template, and how many are assigned.' })
  plannedSeats: PlannedSeatsResponse[];
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the workspace, in percent of titular seats.' })
  womenShareTarget: number | null;
  @ApiProperty({ type: [DocumentResponse] }) documents: DocumentResponse[];
  @ApiProperty({ type: [ConclusionResponse] }) conclusions: ConclusionResponse[];
  @ApiProperty({ type: [BehalfResponse], description: 'Groups and organisations that the current user may speak for.' })
  reserveFor: BehalfResponse[];
  @ApiProperty({ type: [TransitionResponse] }) transitions: TransitionResponse[];
}

export class StateChangedResponse {
  @ApiProperty({ enum: roundtableStates }) state: RoundtableState;
  @ApiProperty() version: number;
}

export class ItemStatusResponse {
  @ApiProperty({ enum: agendaItemStatuses }) status: AgendaItemStatus;
}

export class MovedResponse {
  @ApiProperty() moved: number;
}

export class CarriedOverResponse {
  @ApiProperty() id: string;
  @ApiProperty({ type: String, nullable: true }) roundtableId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null if the item was proposed to another roundtable.' })
  meetingId: string | null;
}
