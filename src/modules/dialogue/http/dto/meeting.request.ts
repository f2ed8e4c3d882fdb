import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { CalendarDate } from '../../../../platform/http/dto.js';
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
