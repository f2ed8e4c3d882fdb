import { ApiProperty } from '@nestjs/swagger';
import { type Constituency, constituencies } from '../../../../kernel/actor.js';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import { type OutcomeKind, outcomeKinds } from '../../../../kernel/outcome-kind.js';
import type {
  CarriedTo,
  MeetingRecord,
  RecordedAction,
  RecordedAnswer,
  RecordedAttendee,
  RecordedSubstitution,
  RecordedBudget,
  RecordedAdoption,
  ConclusionLink,
  RecordedConclusion,
  RecordedCorrigendum,
  RecordedConfirmation,
  RecordedDocument,
  RecordedFloor,
  RecordedItem,
  RecordedMeeting,
  RecordedOutcome,
  RecordedOutcomes,
  RecordedQuorum,
  RecordedReservation,
  RecordedTurn,
} from '../../domain/meeting-record.js';

const text = { type: LocalizedTextResponse };
const textOrNull = { ...text, nullable: true };
const stringOrNull = { type: String, nullable: true };
const answers = ['confirmed', 'confirmed-with-comments', 'confirmed-with-reservation', 'not-confirmed'];
const timeOrNull = { type: String, format: 'date-time', nullable: true };
const group = { enum: constituencies, nullable: true };

class RecordedBodyResponse {
  @ApiProperty({ enum: ['roundtable', 'working-group', 'constituency-group'] }) kind: string;
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ ...stringOrNull, example: 'RT2', description: 'Null for a group.' }) label: string | null;
  @ApiProperty(text) title: LocalizedTextResponse;
  @ApiProperty() timeZone: string;
  @ApiProperty({ ...stringOrNull, description: 'Only for a group meeting: its roundtable.' })
  groupRoundtableId: string | null;
}

class RecordedMeetingResponse implements RecordedMeeting {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer' }) number: number;
  @ApiProperty(textOrNull) title: LocalizedTextResponse | null;
  @ApiProperty() state: string;
  @ApiProperty({ description: 'False until the meeting is closed; the record can still change.' }) final: boolean;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty(stringOrNull) opensAt: string | null;
  @ApiProperty(stringOrNull) closesAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When its session began.' })
  beganAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it ended; null before.' })
  endedAt: Date | null;

  @ApiProperty(textOrNull) place: LocalizedTextResponse | null;
}

class RecordedSubstitutionResponse implements RecordedSubstitution {
  @ApiProperty(text) name: LocalizedTextResponse;
  @ApiProperty() startsAt: Date;
  @ApiProperty() endsAt: Date;
}

class RecordedAttendeeResponse implements RecordedAttendee {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty(text) name: LocalizedTextResponse;
  @ApiProperty(textOrNull) organisation: LocalizedTextResponse | null;
  @ApiProperty() kind: string;
  @ApiProperty(stringOrNull) function: string | null;
  @ApiProperty(group) constituency: Constituency | null;
  @ApiProperty({ enum: ['absent', 'present', 'left', 'replaced'] }) status: string;
  @ApiProperty(timeOrNull) arrivedAt: Date | null;
  @ApiProperty(timeOrNull) leftAt: Date | null;
  @ApiProperty(textOrNull) substitute: LocalizedTextResponse | null;
  @ApiProperty({ type: [RecordedSubstitutionResponse], description: 'Planned, while the meeting was held.' })
  substitutions: readonly RecordedSubstitutionResponse[];
  @ApiProperty({ type: [RecordedSubstitutionResponse], description: 'Members whose seats this substitute had.' })
  inPlaceOf: readonly RecordedSubstitutionResponse[];
}

class RecordedQuorumResponse implements RecordedQuorum {
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty({ type: 'integer' }) titular: number;
  @ApiProperty({ type: 'integer' }) attended: number;
  @ApiProperty({ type: 'integer' }) needed: number;
  @ApiProperty() reached: boolean;
}

class RecordedAttendanceResponse {
  @ApiProperty({ type: [RecordedAttendeeResponse] }) people: readonly RecordedAttendeeResponse[];
  @ApiProperty({ type: [RecordedQuorumResponse] }) groups: readonly RecordedQuorumResponse[];
  @ApiProperty() quorum: boolean;
}

class CarriedToResponse implements CarriedTo {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the same roundtable or group.' })
  meetingNumber: number | null;
  @ApiProperty({ ...stringOrNull, example: 'RT3' }) roundtableLabel: string | null;
}

class RecordedItemResponse implements RecordedItem {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '2.1' }) label: string;
  @ApiProperty() isBreak: boolean;
  @ApiProperty({ type: 'integer' }) depth: number;
  @ApiProperty(text) title: LocalizedTextResponse;
  @ApiProperty() status: string;
  @ApiProperty({ type: CarriedToResponse, nullable: true, description: 'With neither: the next roundtable.' })
  carriedTo: CarriedToResponse | null;
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty({ ...stringOrNull, description: 'Planned local time.' }) startsAt: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) plannedMinutes: number | null;
  @ApiProperty({ ...timeOrNull, description: 'When it first came under discussion.' }) startedAt: Date | null;
  @ApiProperty(timeOrNull) endedAt: Date | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Under discussion, without pauses.' })
  milliseconds: number | null;
}

class RecordedTurnResponse implements RecordedTurn {
  @ApiProperty(text) name: LocalizedTextResponse;
  @ApiProperty(group) constituency: Constituency | null;
  @ApiProperty({ ...textOrNull, description: 'Kind of the speech and whom it concerned; null for a statement.' })
  note: LocalizedTextResponse | null;
  @ApiProperty({ ...stringOrNull, description: 'Number of the agenda item.' }) item: string | null;
  @ApiProperty({ format: 'date-time' }) startedAt: Date;
  @ApiProperty({ type: 'integer' }) milliseconds: number;
}

class RecordedGroupFloorResponse implements RecordedFloor<Constituency | null> {
  @ApiProperty(group) key: Constituency | null;
  @ApiProperty({ type: 'integer' }) milliseconds: number;
  @ApiProperty({ type: 'integer' }) turns: number;
  @ApiProperty({ type: 'integer' }) people: number;
}

class RecordedSexFloorResponse implements RecordedFloor<string> {
  @ApiProperty() key: string;
  @ApiProperty({ type: 'integer' }) milliseconds: number;
  @ApiProperty({ type: 'integer' }) turns: number;
  @ApiProperty({ type: 'integer' }) people: number;
}

class RecordedBudgetResponse implements RecordedBudget {
  @ApiProperty({ ...stringOrNull, description: 'Number of the agenda item.' }) item: string | null;
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty({ type: 'integer', description: 'Planned speaking time.' }) minutes: number;
  @ApiProperty({ type: 'integer', description: 'Used.' }) milliseconds: number;
}

class RecordedDocumentResponse implements RecordedDocument {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer', nullable: true, example: 3 }) number: number | null;
  @ApiProperty() title: string;
  @ApiProperty(stringOrNull) item: string | null;
}

class RecordedReservationResponse implements RecordedReservation {
  @ApiProperty() kind: string;
  @ApiProperty(group) constituency: Constituency | null;
  @ApiProperty(textOrNull) organisation: LocalizedTextResponse | null;
  @ApiProperty(text) statement: LocalizedTextResponse;
  @ApiProperty({ type: 'integer', description: 'Version of the text to which it refers.' }) textVersion: number;
  @ApiProperty({ description: 'Whether the text has been revised since.' }) textChanged: boolean;
}

class RecordedAnswerResponse implements RecordedAnswer {
  @ApiProperty(textOrNull) organisation: LocalizedTextResponse | null;
  @ApiProperty(group) constituency: Constituency | null;
  @ApiProperty({ enum: [...answers, 'waiting', 'silent'] }) status: string;
  @ApiProperty({ enum: answers, nullable: true, description: 'Also to an earlier text.' })
  answer: string | null;
  @ApiProperty({ description: 'Whether the text has been revised since the answer, which then does not count.' })
  textChanged: boolean;
  @ApiProperty(stringOrNull) note: string | null;
  @ApiProperty({ ...stringOrNull, description: 'Title of the attached document.' }) paper: string | null;
  @ApiProperty({ ...stringOrNull, description: 'Number of the letter.' }) letterNumber: string | null;
  @ApiProperty({ ...stringOrNull, format: 'date' }) letterDate: string | null;
  @ApiProperty({ ...stringOrNull, description: 'Of the person who signed the letter.' })
  signatoryFunction: string | null;
  @ApiProperty({ enum: ['each', 'majority', 'for-group'], description: 'By the mandate of its group.' })
  rule: RecordedAnswer['rule'];
  @ApiProperty({ description: 'Entered by a facilitator or rapporteur, from a paper.' }) onBehalf: boolean;
  @ApiProperty(timeOrNull) answeredAt: Date | null;
}

class RecordedConfirmationResponse implements RecordedConfirmation {
  @ApiProperty({
    enum: ['confirmed', 'not-confirmed', 'waiting', 'silent', 'no-term', 'no-one'],
    description:
      'As of the time of reading. confirmed: by every organisation, or as the mandates of the groups provide.',
  })
  state: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueOn: string | null;
  @ApiProperty({ type: [RecordedAnswerResponse] }) organisations: readonly RecordedAnswerResponse[];
}

class SeatsAtConclusionResponse implements Omit<RecordedQuorum, 'reached'> {
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty({ type: 'integer' }) titular: number;
  @ApiProperty({ type: 'integer' }) attended: number;
  @ApiProperty({ type: 'integer' }) needed: number;
}

class QuorumAtConclusionResponse {
  @ApiProperty() reached: boolean;
  @ApiProperty({ type: [SeatsAtConclusionResponse] }) groups: readonly SeatsAtConclusionResponse[];
}

class RecordedAdoptionResponse implements RecordedAdoption {
  @ApiProperty({ example: 'RT3' }) roundtableLabel: string;
  @ApiProperty({ type: 'integer' }) meetingNumber: number;
  @ApiProperty({ format: 'date' }) on: string;
}

class RecordedCorrigendumObjectionResponse {
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty() reason: string;
}

class RecordedCorrigendumResponse implements RecordedCorrigendum {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer' }) number: number;
  @ApiProperty({ ...text, description: 'The corrected text.' }) text: LocalizedTextResponse;
  @ApiProperty({ description: 'What the clerical error is.' }) error: string;
  @ApiProperty({ format: 'date', description: 'The last day for objections.' }) objectBy: string;
  @ApiProperty({ enum: ['open', 'objected', 'in-effect'] }) state: RecordedCorrigendum['state'];
  @ApiProperty({ type: RecordedCorrigendumObjectionResponse, nullable: true })
  objection: RecordedCorrigendumObjectionResponse | null;
}

class ConclusionLinkResponse implements ConclusionLink {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'RT2/D-07' }) label: string;
}

class RecordedReplacementResponse extends ConclusionLinkResponse {
  @ApiProperty({ enum: ['replaced', 'pending'] }) state: 'replaced' | 'pending';
}

class MeetingConclusionResponse implements RecordedConclusion {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'RT2/D-07' }) label: string;
  @ApiProperty(text) text: LocalizedTextResponse;
  @ApiProperty() agreement: string;
  @ApiProperty({ format: 'date' }) agreedOn: string;
  @ApiProperty(stringOrNull) item: string | null;
  @ApiProperty({
    enum: ['en', 'zh'],
    nullable: true,
    description: 'The language whose text is older than the original.',
  })
  staleLanguage: 'en' | 'zh' | null;
  @ApiProperty({ enum: ['en', 'zh', 'both'] }) agreedIn: 'en' | 'zh' | 'both';
  @ApiProperty({ type: [RecordedReservationResponse] }) reservations: readonly RecordedReservationResponse[];
  @ApiProperty({
    type: RecordedConfirmationResponse,
    nullable: true,
    description: 'Null: agreed without confirmation.',
  })
  confirmation: RecordedConfirmationResponse | null;
  @ApiProperty({
    type: QuorumAtConclusionResponse,
    nullable: true,
    description: 'When it was taken. Null: attendance was not recorded.',
  })
  quorum: QuorumAtConclusionResponse | null;
  @ApiProperty({ enum: ['groups', 'members'], nullable: true, type: String, description: 'What was missing.' })
  shortfall: 'groups' | 'members' | null;
  @ApiProperty({ description: 'Taken without a quorum, and neither confirmed nor adopted since.' })
  provisional: boolean;
  @ApiProperty({ type: RecordedAdoptionResponse, nullable: true, description: 'The meeting that adopted it.' })
  adoption: RecordedAdoptionResponse | null;
  @ApiProperty({ type: [RecordedCorrigendumResponse] }) corrigenda: readonly RecordedCorrigendumResponse[];
  @ApiProperty({ type: ConclusionLinkResponse, nullable: true }) replaces: ConclusionLinkResponse | null;
  @ApiProperty({ type: RecordedReplacementResponse, nullable: true }) replacedBy: RecordedReplacementResponse | null;
}

class RecordedOutcomeResponse implements RecordedOutcome {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(text) text: LocalizedTextResponse;
  @ApiProperty(stringOrNull) item: string | null;
  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description: 'When a position was shared with the roundtable.',
  })
  sharedAt: Date | null;
  @ApiProperty({ type: [String], description: 'Roundtables to which a recommendation was proposed.' })
  proposedTo: readonly string[];
  @ApiProperty({ type: [String], description: 'Conclusions that roundtables made of a recommendation.' })
  conclusions: readonly string[];
}

class RecordedOutcomesResponse implements RecordedOutcomes {
  @ApiProperty({ enum: outcomeKinds }) kind: OutcomeKind;
  @ApiProperty({ type: [RecordedOutcomeResponse] }) entries: readonly RecordedOutcomeResponse[];
}

class RecordedActionResponse implements RecordedAction {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'A-012' }) label: string;
  @ApiProperty(text) title: LocalizedTextResponse;
  @ApiProperty({ type: [String], description: 'The conclusions of the meeting that it follows from.' })
  conclusions: readonly string[];
  @ApiProperty(textOrNull) owner: LocalizedTextResponse | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueOn: string | null;
  @ApiProperty() status: string;
}

export class MeetingRecordResponse implements MeetingRecord {
  @ApiProperty({ format: 'date-time' }) readAt: Date;
  @ApiProperty({ type: RecordedBodyResponse, description: 'The roundtable or group of the meeting.' })
  body: RecordedBodyResponse;
  @ApiProperty({ type: RecordedMeetingResponse }) meeting: RecordedMeetingResponse;
  @ApiProperty({ type: RecordedAttendanceResponse }) attendance: RecordedAttendanceResponse;
  @ApiProperty({ type: [RecordedItemResponse] }) agenda: readonly RecordedItemResponse[];
  @ApiProperty({ type: [RecordedTurnResponse] }) speeches: readonly RecordedTurnResponse[];
  @ApiProperty({ type: [RecordedGroupFloorResponse] }) floor: readonly RecordedGroupFloorResponse[];
  @ApiProperty({
    type: [RecordedSexFloorResponse],
    nullable: true,
    description: 'Null if it could reveal individuals.',
  })
  floorBySex: readonly RecordedSexFloorResponse[] | null;
  @ApiProperty({ type: [RecordedBudgetResponse] }) budgets: readonly RecordedBudgetResponse[];
  @ApiProperty({ type: [RecordedDocumentResponse] }) documents: readonly RecordedDocumentResponse[];
  @ApiProperty({ type: [MeetingConclusionResponse] }) conclusions: readonly MeetingConclusionResponse[];
  @ApiProperty({
    type: [RecordedOutcomesResponse],
    description: 'What else this kind of meeting records, also kinds of which it recorded none.',
  })
  outcomes: readonly RecordedOutcomesResponse[];
  @ApiProperty({ description: 'The current user can share positions of this group.' }) sharesPositions: boolean;
  @ApiProperty({ type: [RecordedActionResponse] }) actions: readonly RecordedActionResponse[];
}
