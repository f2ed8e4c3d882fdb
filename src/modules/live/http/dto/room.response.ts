import { ApiProperty } from '@nestjs/swagger';
import {
  type Capacity,
  capacities,
  type Constituency,
  constituencies,
  type Sex,
  sexes,
} from '../../../../kernel/actor.js';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import type { FloorTime, FloorTotal } from '../../domain/floor-time.js';
import type { RoomEvent } from '../../domain/room/events.js';
import type { RoomState } from '../../domain/room/state.js';
import type { Proposal, RoomAgendaItem, RoomDocument, RoomSeat, RoomView } from '../../domain/room/view.js';

const orNull = { nullable: true };

export class ReceiptResponse {
  @ApiProperty({ type: 'integer', description: 'The event number after the command.' }) seq: number;
}

class RoomBodyResponse {
  @ApiProperty({ enum: ['roundtable', 'working-group', 'constituency-group'] }) kind: string;
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, ...orNull, example: 'RT2', description: 'Null for a group.' })
  label: string | null;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedTextResponse;
  @ApiProperty({ type: String, ...orNull, description: 'Only for a group meeting: its roundtable.' })
  groupRoundtableId: string | null;
}

class RoomMeetingResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer', description: 'Number of the meeting in its roundtable or group.' })
  number: number;
  @ApiProperty({ type: LocalizedTextResponse, ...orNull }) title: LocalizedTextResponse | null;
  @ApiProperty() state: string;
  @ApiProperty({ description: 'Whether people can act: from convening until the end of the meeting.' }) open: boolean;
  @ApiProperty({ example: 'Asia/Shanghai', description: 'Of the days and times.' }) timeZone: string;
  @ApiProperty({ type: String, ...orNull, example: '09:00' }) opensAt: string | null;
  @ApiProperty({ type: String, ...orNull, example: '17:30' }) closesAt: string | null;
}

class RoomAgendaItemResponse implements RoomAgendaItem {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() label: string;
  @ApiProperty({ type: 'integer' }) depth: number;
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty({ type: String, ...orNull }) startsAt: string | null;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedTextResponse;
  @ApiProperty({ type: LocalizedTextResponse, ...orNull }) note: LocalizedTextResponse | null;
  @ApiProperty({ type: 'integer', ...orNull }) minutes: number | null;
  @ApiProperty({ description: 'It is not discussed.' }) isBreak: boolean;
  @ApiProperty({ description: 'A working group recommends what its description says.' }) isRecommendation: boolean;
}

class RoomDocumentResponse implements RoomDocument {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) agendaItemId: string;
  @ApiProperty({ type: 'integer', ...orNull, example: 3 }) number: number | null;
  @ApiProperty() title: string;
}

class RoomSeatResponse implements RoomSeat {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty({ type: LocalizedTextResponse }) name: LocalizedTextResponse;
  @ApiProperty() kind: string;
  @ApiProperty({ type: String, ...orNull }) function: string | null;
  @ApiProperty({ enum: constituencies, ...orNull }) constituency: Constituency | null;
  @ApiProperty({ enum: capacities, ...orNull }) capacity: Capacity | null;
  @ApiProperty({ type: String, format: 'uuid', ...orNull }) organisationId: string | null;
  @ApiProperty({ type: LocalizedTextResponse, ...orNull }) organisation: LocalizedTextResponse | null;
  @ApiProperty({ type: String, format: 'uuid', ...orNull, description: 'The substitute who has this seat now.' })
  replacedById: string | null;
  @ApiProperty({ type: String, format: 'uuid', ...orNull, description: 'The member whose seat this substitute has.' })
  inPlaceOfId: string | null;
  @ApiProperty({ description: 'False for interpreters, and while a substitute has the seat.' }) takesFloor: boolean;
}

class RoomReaderResponse {
  @ApiProperty({ type: String, format: 'uuid', ...orNull }) personId: string | null;
  @ApiProperty() moderates: boolean;
  @ApiProperty() seated: boolean;
  @ApiProperty({
    ...{ enum: ['interpreter', 'replaced'], ...orNull },
    description: 'Why this person cannot ask for the floor now.',
  })
  silent: 'interpreter' | 'replaced' | null;
  @ApiProperty({ description: 'Whether the function of the seat allows to record conclusions.' }) records: boolean;
}

export class RoomResponse implements RoomView {
  @ApiProperty({ type: 'integer', description: 'A higher number is a later view of the session.' })
  version: number;

  @ApiProperty({ type: RoomBodyResponse, description: 'The roundtable or group of the meeting.' })
  body: RoomBodyResponse;
  @ApiProperty({ type: RoomMeetingResponse }) meeting: RoomMeetingResponse;
  @ApiProperty({ type: [RoomAgendaItemResponse] }) agenda: readonly RoomAgendaItemResponse[];
  @ApiProperty({ type: [RoomDocumentResponse] }) documents: readonly RoomDocumentResponse[];
  @ApiProperty({ type: [RoomSeatResponse] }) seats: readonly RoomSeatResponse[];
  @ApiProperty({
    ...{ type: Number, ...orNull },
    description: 'When a substitution begins or ends next, in milliseconds since 1970: read this view again then.',
  })
  seatsChangeAt: number | null;
  @ApiProperty({ type: RoomReaderResponse }) you: RoomReaderResponse;
}

const anything = { type: 'object' as const, additionalProperties: true };

export class RoomStandingResponse {
  @ApiProperty({ type: 'integer' }) seq: number;
  @ApiProperty({ description: 'SHA-256 of the canonical state at `seq`.' }) hash: string;
  @ApiProperty({ ...anything, ...orNull, description: 'Sent instead of events if there are too many.' })
  state: RoomState | null;
  @ApiProperty({ type: 'array', items: anything }) events: readonly RoomEvent[];
}

export class StateResponse {
  @ApiProperty({ type: 'integer' }) seq: number;
  @ApiProperty({ description: 'SHA-256 of the canonical state.' }) hash: string;
  @ApiProperty(anything) state: RoomState;
}

export class NextSpeakerResponse implements Proposal {
  @ApiProperty({ type: 'integer' }) seq: number;
  @ApiProperty({ type: String, format: 'uuid', ...orNull }) personId: string | null;
  @ApiProperty({ type: LocalizedTextResponse, ...orNull }) sentence: LocalizedTextResponse | null;
}

class GroupFloorResponse implements FloorTotal<Constituency | null> {
  @ApiProperty({ enum: constituencies, ...orNull }) key: Constituency | null;
  @ApiProperty({ type: 'integer' }) milliseconds: number;
  @ApiProperty({ type: 'integer' }) turns: number;
  @ApiProperty({ type: 'integer' }) people: number;
}

class SexFloorResponse implements FloorTotal<Sex> {
  @ApiProperty({ enum: sexes }) key: Sex;
  @ApiProperty({ type: 'integer' }) milliseconds: number;
  @ApiProperty({ type: 'integer' }) turns: number;
  @ApiProperty({ type: 'integer' }) people: number;
}

export class FloorTimeResponse implements FloorTime {
  @ApiProperty({ type: 'integer' }) milliseconds: number;
  @ApiProperty({ type: [GroupFloorResponse] }) byConstituency: readonly GroupFloorResponse[];
  @ApiProperty({ type: [SexFloorResponse], ...orNull, description: 'Null if not visible to the current user.' })
  bySex: readonly SexFloorResponse[] | null;
}
