import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { constituencies } from '../../../../kernel/actor.js';
import type { Constituency } from '../../../../kernel/actor.js';
import { CalendarDate } from '../../../../platform/http/dto.js';
import { memberFunctions } from '../../domain/working-group.js';
import type { MemberFunction } from '../../domain/working-group.js';
import { BilingualText, DialogueTextRequest, OptionalBilingualText } from './text.request.js';

export class FormWorkingGroupRequest {
  @BilingualText() name: DialogueTextRequest;
  @OptionalBilingualText() mandate?: DialogueTextRequest | null;
  @ApiProperty({ enum: constituencies, isArray: true })
  @IsIn(constituencies, { each: true })
  @ArrayMaxSize(3)
  composition: Constituency[];
  @ApiProperty({ type: String, required: false, nullable: true }) @IsOptional() @IsUUID() roundtableId?: string | null;
  @CalendarDate({ optional: true, nullable: true }) formedOn?: string | null;
  @CalendarDate({ optional: true, nullable: true }) termFrom?: string | null;
  @CalendarDate({ optional: true, nullable: true }) termUntil?: string | null;
}

export class EditWorkingGroupRequest {
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(20_000) nameEn?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(20_000) nameZh?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(20_000) mandateEn?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(20_000) mandateZh?: string;
  @ApiProperty({ enum: constituencies, isArray: true, required: false })
  @IsOptional()
  @IsArray()
  @IsIn(constituencies, { each: true })
  @ArrayMaxSize(3)
  composition?: Constituency[];
  @ApiProperty({ type: String, required: false, nullable: true }) @IsOptional() @IsUUID() roundtableId?: string | null;
  @CalendarDate({ optional: true, nullable: true }) formedOn?: string | null;
  @CalendarDate({ optional: true, nullable: true }) termFrom?: string | null;
  @CalendarDate({ optional: true, nullable: true }) termUntil?: string | null;
}

export class ChangeMemberRequest {
  @ApiProperty({ enum: memberFunctions }) @IsIn(memberFunctions) function: MemberFunction;
}

export class SetConvenorTurnRequest {
  @ApiProperty({ description: 'A convenor of the group.' }) @IsUUID() personId: string;
  @CalendarDate({ description: 'The first day on which the person leads the group.' }) startsOn: string;
}

export class JoinWorkingGroupRequest {
  @ApiProperty() @IsUUID() personId: string;
  @ApiProperty({ enum: memberFunctions }) @IsIn(memberFunctions) function: MemberFunction;
}
