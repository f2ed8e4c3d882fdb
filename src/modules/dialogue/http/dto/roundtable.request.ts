import { applyDecorators } from '@nestjs/common';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { CalendarDate, ListOf } from '../../../../platform/http/dto.js';
import { agendaItemStatuses, plannedKinds } from '../../domain/agenda.js';
import type { AgendaItemStatus, PlannedKind } from '../../domain/agenda.js';
import { openStates, organisationParts } from '../../domain/roundtable.js';
import type { OpenState, OrganisationPart } from '../../domain/roundtable.js';
import { seatFunctions, seatKinds } from '../../domain/seating.js';
import type { SeatFunction, SeatKind } from '../../domain/seating.js';
import { BilingualText, DialogueTextRequest, OptionalBilingualText } from './text.request.js';

export class RoundtableOrganisationRequest {
  @ApiProperty() @IsUUID() organisationId: string;
  @ApiProperty({ enum: organisationParts }) @IsIn(organisationParts) part: OrganisationPart;
}

export class CreateRoundtableRequest {
  @BilingualText() title: DialogueTextRequest;
  @OptionalBilingualText() note?: DialogueTextRequest | null;
  @CalendarDate() startsOn: string;
  @CalendarDate() endsOn: string;
  @ApiProperty({ type: String, required: false, nullable: true, example: '09:00' })
  @IsOptional()
  @IsString()
  @MaxLength(5)
  opensAt?: string | null;
  @ApiProperty({ example: 'Asia/Shanghai' }) @IsString() @MaxLength(64) timeZone: string;
  @ApiProperty({ type: String, required: false, nullable: true }) @IsOptional() @IsUUID() placeId?: string | null;
  @ApiProperty({
    type: String,
    required: false,
    nullable: true,
    description: 'An earlier roundtable whose seats and agenda topics are copied.',
  })
  @IsOptional()
  @IsUUID()
  asRoundtableId?: string | null;
  @ApiProperty({
    ...{ type: String, format: 'uuid', required: false, nullable: true },
    description:
      'A template for the agenda and the planned seats; then the topics of the earlier roundtable are not copied.',
  })
  @IsOptional()
  @IsUUID()
  agendaTemplateId?: string | null;
  @ListOf(RoundtableOrganisationRequest, { most: 50, optional: true })
  organisations?: RoundtableOrganisationRequest[];
}

function Quorum(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      type: 'integer',
      required: false,
      nullable: true,
      minimum: 0,
      maximum: 200,
      description: 'Titular seats of the group to be attended at a meeting. Null: more than half.',
    }),
    IsOptional(),
    IsInt(),
    Min(0),
    Max(200),
  );
}

export class EditRoundtableRequest {
  @Quorum() quorumGovernment?: number | null;
  @Quorum() quorumEmployers?: number | null;
  @Quorum() quorumWorkers?: number | null;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(500) titleEn?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(500) titleZh?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(20_000) noteEn?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(20_000) noteZh?: string;
  @CalendarDate({ optional: true }) startsOn?: string;
  @CalendarDate({ optional: true }) endsOn?: string;
  @ApiProperty({ type: String, required: false, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(5)
  opensAt?: string | null;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(64) timeZone?: string;
  @ApiProperty({ type: String, required: false, nullable: true }) @IsOptional() @IsUUID() placeId?: string | null;
}

export class ChangeStateRequest {
  @ApiProperty({ enum: openStates, description: 'To close a roundtable or return it to draft, use its live room.' })
  @IsIn(openStates)
  to: OpenState;
  @ApiProperty({ type: String, required: false, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string | null;
}

class SeatPersonRequest {
  @ApiProperty() @IsUUID() personId: string;
  @ApiProperty({ enum: seatKinds }) @IsIn(seatKinds) kind: SeatKind;
  @ApiProperty({ enum: seatFunctions, required: false, nullable: true })
  @IsOptional()
  @IsIn(seatFunctions)
  function?: SeatFunction | null;
}

export class SeatPeopleRequest {
  @ListOf(SeatPersonRequest, { least: 1, most: 200, description: 'All get their seats, or none.' })
  people: SeatPersonRequest[];
}

export class SeatListRequest {
  @ApiProperty({
    maxLength: 300_000,
    description: 'Comma-separated values, or cells copied from a spreadsheet. The first row names the columns.',
  })
  @IsString()
  @MaxLength(300_000)
  text: string;
  @ApiProperty({ type: 'integer', isArray: true, maxItems: 2_000, description: 'Numbers of rows to leave out.' })
  @IsArray()
  @ArrayMaxSize(2_000)
  @IsInt({ each: true })
  leaveOut: number[];
}

export class ChangeSeatRequest {
  @ApiProperty({ enum: seatKinds, required: false }) @IsOptional() @IsIn(seatKinds) kind?: SeatKind;
  @ApiProperty({ enum: seatFunctions, required: false, nullable: true })
  @IsOptional()
  @IsIn(seatFunctions)
  function?: SeatFunction | null;
}

export class ProposeTopicRequest {
  @BilingualText() title: DialogueTextRequest;
  @OptionalBilingualText() note?: DialogueTextRequest | null;
}

export class AddAgendaItemRequest extends ProposeTopicRequest {
  @ApiProperty({ enum: plannedKinds, required: false, description: 'Default: a topic. A break needs minutes.' })
  @IsOptional()
  @IsIn(plannedKinds)
  kind?: PlannedKind;
  @ApiProperty({
    type: String,
    required: false,
    nullable: true,
    description: 'Default: the current meeting of the roundtable.',
  })
  @IsOptional()
  @IsUUID()
  meetingId?: string | null;
  @ApiProperty({ type: String, required: false, nullable: true }) @IsOptional() @IsUUID() parentId?: string | null;
  @ApiProperty({ required: false, minimum: 1 }) @IsOptional() @IsInt() @Min(1) @Max(31) day?: number;
  @ApiProperty({ type: Number, required: false, nullable: true, minimum: 1, maximum: 1440 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1440)
  plannedMinutes?: number | null;
  @ApiProperty({ type: String, required: false, nullable: true }) @IsOptional() @IsUUID() presenterId?: string | null;
}

/** For an item of a named meeting. */
export class AddMeetingItemRequest extends OmitType(AddAgendaItemRequest, ['meetingId'] as const) {}

export class EditAgendaItemRequest {
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(500) titleEn?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(500) titleZh?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(20_000) noteEn?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(20_000) noteZh?: string;
  @ApiProperty({ type: Number, required: false, nullable: true, minimum: 1, maximum: 1440 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1440)
  plannedMinutes?: number | null;
  @ApiProperty({ type: String, required: false, nullable: true }) @IsOptional() @IsUUID() presenterId?: string | null;
}

export class MoveAgendaItemRequest {
  @ApiProperty({
    ...{ type: String, required: false, nullable: true },
    description: 'Another meeting of the same roundtable or group; by default that of the item.',
  })
  @IsOptional()
  @IsUUID()
  meetingId?: string | null;
  @ApiProperty({ type: String, required: false, nullable: true }) @IsOptional() @IsUUID() parentId?: string | null;
  @ApiProperty({ minimum: 1 }) @IsInt() @Min(1) @Max(31) day: number;
  @ApiProperty({ type: String, required: false, nullable: true }) @IsOptional() @IsUUID() beforeId?: string | null;
}

export class ItemStatusRequest {
  @ApiProperty({ enum: agendaItemStatuses }) @IsIn(agendaItemStatuses) to: AgendaItemStatus;
}

export class DeclineProposalRequest {
  @ApiProperty({ maxLength: 2000, description: 'The person who made the proposal reads it.' })
  @IsString()
  @MaxLength(2000)
  reason: string;
}

export class AcceptProposalRequest {
  @ApiProperty({
    type: String,
    required: false,
    nullable: true,
    description: 'Default: the current meeting of the roundtable.',
  })
  @IsOptional()
  @IsUUID()
  meetingId?: string | null;
  @ApiProperty({ required: false, minimum: 1 }) @IsOptional() @IsInt() @Min(1) @Max(31) day?: number;
  @ApiProperty({ type: Number, required: false, nullable: true, minimum: 1, maximum: 1440 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1440)
  plannedMinutes?: number | null;
}
