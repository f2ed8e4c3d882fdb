import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateBy } from 'class-validator';
import { CalendarDate, isDate } from '../../../../platform/http/dto.js';
import { mostFurtherDays } from '../../domain/agenda-template-problems.js';
import { meetingSteps } from '../../domain/meeting.js';
import type { MeetingStep } from '../../domain/meeting.js';
import { DialogueTextRequest, OptionalBilingualText } from './text.request.js';

export class PlanMeetingRequest {
  @OptionalBilingualText() title?: DialogueTextRequest | null;
  @CalendarDate() startsOn: string;
  @CalendarDate() endsOn: string;
  @ApiProperty({ type: String, required: false, nullable: true, example: '09:00' })
  @IsOptional()
  @IsString()
  @MaxLength(5)
  opensAt?: string | null;
  @ApiProperty({ type: String, required: false, nullable: true, example: '17:30' })
  @IsOptional()
  @IsString()
  @MaxLength(5)
  closesAt?: string | null;
  @ApiProperty({ type: String, required: false, nullable: true }) @IsOptional() @IsUUID() placeId?: string | null;
}

/** A further meeting of a roundtable, or several with the same plan. */
export class PlanRoundtableMeetingRequest extends PlanMeetingRequest {
  @ApiProperty({
    ...{ type: [String], format: 'date', required: false, maxItems: mostFurtherDays },
    description: 'First days of further meetings with the same length, times, place and agenda.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(mostFurtherDays)
  @ValidateBy(isDate, { each: true })
  furtherDays?: string[];
  @ApiProperty({
    ...{ type: String, format: 'uuid', required: false, nullable: true },
    description: 'A meeting of the roundtable whose topics are copied.',
  })
  @IsOptional()
  @IsUUID()
  agendaOfMeetingId?: string | null;
  @ApiProperty({
    ...{ type: String, format: 'uuid', required: false, nullable: true },
    description: 'A template for the agenda.',
  })
  @IsOptional()
  @IsUUID()
  agendaTemplateId?: string | null;
}

export class EditMeetingRequest {
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(500) titleEn?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(500) titleZh?: string;
  @CalendarDate({ optional: true }) startsOn?: string;
  @CalendarDate({ optional: true }) endsOn?: string;
  @ApiProperty({ type: String, required: false, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(5)
  opensAt?: string | null;
  @ApiProperty({ type: String, required: false, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(5)
  closesAt?: string | null;
  @ApiProperty({ type: String, required: false, nullable: true }) @IsOptional() @IsUUID() placeId?: string | null;
}

export class ChangeMeetingStateRequest {
  @ApiProperty({ enum: meetingSteps, description: 'To close or cancel a meeting, use its live room.' })
  @IsIn(meetingSteps)
  to: MeetingStep;
}
