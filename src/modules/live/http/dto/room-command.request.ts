import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import type { ShutState } from '../../../dialogue/index.js';
import { type OverrideReason, overrideReasons } from '../../domain/room/events.js';
import { type SpeechKind, speechKinds } from '../../domain/room/state.js';

export class RoomCommandRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client. Sent again, the command is carried out once.' })
  @IsUUID()
  commandId: string;
}

export class RaiseHandRequest extends RoomCommandRequest {
  @ApiProperty({ enum: speechKinds })
  @IsIn(speechKinds)
  kind: SpeechKind;
}

export class LowerHandRequest extends RoomCommandRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'Whose hand; without it the own one.' })
  @IsOptional()
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional({ enum: speechKinds, description: 'Which request; without it whatever was asked for.' })
  @IsOptional()
  @IsIn(speechKinds)
  kind?: SpeechKind;
}

export class GiveFloorRequest extends RoomCommandRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  personId: string;

  @ApiPropertyOptional({ enum: speechKinds, nullable: true, description: 'Which request is met; else the first.' })
  @IsOptional()
  @IsIn(speechKinds)
  kind?: SpeechKind | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 1,
    description:
      'The speech that is meant to end by it; null when nobody speaks. Refused where somebody else was faster.',
  })
  @ValidateIf((request: GiveFloorRequest) => request.replaces !== null)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  replaces: number | null;

  @ApiPropertyOptional({ type: 'integer', nullable: true, minimum: 15, maximum: 3600, description: 'Time granted.' })
  @IsOptional()
  @IsInt()
  @Min(15)
  @Max(3600)
  limitSeconds?: number | null;

  @ApiPropertyOptional({ enum: overrideReasons, nullable: true, description: 'Why the proposal is passed over.' })
  @IsOptional()
  @IsIn(overrideReasons)
  override?: OverrideReason | null;
}

export class EndFloorRequest extends RoomCommandRequest {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Number of the event that gave the floor.' })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  speechId: number;
}

const shutStates: readonly ShutState[] = ['closed', 'draft'];

export class CloseRoomRequest extends RoomCommandRequest {
  @ApiProperty({ enum: shutStates, description: '`draft` takes a convened roundtable back and needs a reason.' })
  @IsIn(shutStates)
  to: ShutState;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 2000 })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string | null;
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
    description: 'The item under discussion that the sender sees. Refused where somebody else was faster.',
  })
  @ValidateIf((request: MoveCursorRequest) => request.replaces !== null)
  @IsUUID()
  replaces: string | null;
}
