import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { type Constituency, constituencies } from '../../../../kernel/actor.js';
import { type MeetingEnd, meetingEnds, type ShutState } from '../../../dialogue/index.js';
import { type OverrideReason, overrideReasons } from '../../domain/room/events.js';
import { type SpeechKind, speechKinds, mostJointly } from '../../domain/room/state.js';
import { mostBudgetMinutes } from '../../domain/room/budget.js';

/** As many as all meetings of a roundtable are likely to leave. */
const mostCarriedItems = 1000;

export class RoomCommandRequest {
  @ApiProperty({ format: 'uuid', description: 'Created by the client. A repeated command is carried out only once.' })
  @IsUUID()
  commandId: string;
}

export class RaiseHandRequest extends RoomCommandRequest {
  @ApiProperty({ enum: speechKinds })
  @IsIn(speechKinds)
  kind: SpeechKind;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description:
      '`joint`: the person whose joint request you confirm because it names you. From whoever runs the room: the person with a seat whose request is entered. By default you ask for the floor yourself.',
  })
  @IsOptional()
  @IsUUID()
  personId?: string | null;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description:
      '`reply`: a person who speaks or has spoken at this meeting; by default the current speaker, or the last.',
  })
  @IsOptional()
  @IsUUID()
  replyTo?: string | null;

  @ApiPropertyOptional({ enum: constituencies, nullable: true, description: '`on-behalf`: the other group.' })
  @IsOptional()
  @IsIn(constituencies)
  constituency?: Constituency | null;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: '`on-behalf`: another organisation with a seat.',
  })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null;

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    maxItems: mostJointly,
    description: '`joint`: the other people with a seat who are invited to make the statement jointly.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(mostJointly)
  @IsUUID(undefined, { each: true })
  withIds?: string[];
}

export class LowerHandRequest extends RoomCommandRequest {
  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'The person whose request is withdrawn; by default the current user. A person who is named in a `joint` request of another leaves it.',
  })
  @IsOptional()
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional({ enum: speechKinds, description: 'The type of request; by default any.' })
  @IsOptional()
  @IsIn(speechKinds)
  kind?: SpeechKind;
}

export class GiveFloorRequest extends RoomCommandRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  personId: string;

  @ApiPropertyOptional({
    enum: speechKinds,
    nullable: true,
    description: 'The request that is granted; by default the first.',
  })
  @IsOptional()
  @IsIn(speechKinds)
  kind?: SpeechKind | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 1,
    description:
      'The speech that this command ends; null if no one is speaking. Refused if another command arrived first.',
  })
  @ValidateIf((request: GiveFloorRequest) => request.replaces !== null)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  replaces: number | null;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 15,
    maximum: 3600,
    description: 'Speaking time in seconds.',
  })
  @IsOptional()
  @IsInt()
  @Min(15)
  @Max(3600)
  limitSeconds?: number | null;

  @ApiPropertyOptional({
    enum: overrideReasons,
    nullable: true,
    description: 'Reason for calling another person than proposed.',
  })
  @IsOptional()
  @IsIn(overrideReasons)
  override?: OverrideReason | null;

  @ApiPropertyOptional({ description: 'The current speech waits and can be continued afterwards; by default it ends.' })
  @IsOptional()
  @IsBoolean()
  interrupts?: boolean;
}

export class EndFloorRequest extends RoomCommandRequest {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Number of the event that gave the floor.' })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  speechId: number;
}

export class ExtendFloorRequest extends EndFloorRequest {
  @ApiProperty({
    type: 'integer',
    minimum: 15,
    description: 'The limit in seconds that the sender sees. If it was extended already, nothing changes.',
  })
  @IsInt()
  @Min(15)
  @Max(86_400)
  limitSeconds: number;
}

export class CedeFloorRequest extends EndFloorRequest {
  @ApiProperty({ format: 'uuid', description: 'A person of the same group.' })
  @IsUUID()
  personId: string;
}

export class SetBudgetRequest extends RoomCommandRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  agendaItemId: string;

  @ApiProperty({ enum: constituencies, nullable: true, description: 'Null for the item as a whole.' })
  @ValidateIf((request: SetBudgetRequest) => request.constituency !== null)
  @IsIn(constituencies)
  constituency: Constituency | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 1,
    maximum: mostBudgetMinutes,
    description: 'Null: none for the group; for the item those of the agenda.',
  })
  @ValidateIf((request: SetBudgetRequest) => request.minutes !== null)
  @IsInt()
  @Min(1)
  @Max(mostBudgetMinutes)
  minutes: number | null;
}

class EndRequest extends RoomCommandRequest {
  @ApiPropertyOptional({
    ...{ type: [String], format: 'uuid', maxItems: mostCarriedItems },
    description: 'Unfinished agenda items that are carried over.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(mostCarriedItems)
  @IsUUID(undefined, { each: true })
  carryOver?: string[];

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 2000 })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string | null;
}

export class CloseRoomRequest extends EndRequest {
  @ApiProperty({ enum: meetingEnds, description: 'Cancelling a convened meeting needs a reason.' })
  @IsIn(meetingEnds)
  to: MeetingEnd;
}

const shutStates: readonly ShutState[] = ['closed', 'draft'];

export class CloseRoundtableRequest extends EndRequest {
  @ApiProperty({ enum: shutStates, description: '`draft` returns a convened roundtable to draft and needs a reason.' })
  @IsIn(shutStates)
  to: ShutState;
}

export class MoveCursorRequest extends RoomCommandRequest {
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The item under discussion; null for none.',
  })
  @ValidateIf((request: MoveCursorRequest) => request.agendaItemId !== null)
  @IsUUID()
  agendaItemId: string | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The item under discussion as seen by the sender. Refused if another command arrived first.',
  })
  @ValidateIf((request: MoveCursorRequest) => request.replaces !== null)
  @IsUUID()
  replaces: string | null;
}
