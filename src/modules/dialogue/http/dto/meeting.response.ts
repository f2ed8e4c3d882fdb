import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse, NamedResponse } from '../../../../platform/http/dto.js';
import { meetingStates } from '../../domain/meeting.js';
import type { MeetingState } from '../../domain/meeting.js';

export class NextMeetingStateResponse {
  @ApiProperty({ enum: meetingStates }) to: MeetingState;
  @ApiProperty() needsReason: boolean;
}

export class MeetingResponse {
  @ApiProperty({ description: 'The first meeting of a roundtable has the id of the roundtable.' }) id: string;
  @ApiProperty({ description: '1, 2, 3 … in the roundtable or working group; never reused.' }) number: number;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true, description: 'Null: shown by its number.' })
  title: LocalizedTextResponse | null;
  @ApiProperty({ example: 'Asia/Shanghai', description: 'Of the days and times.' }) timeZone: string;
  @ApiProperty({ example: '2019-12-04' }) startsOn: string;
  @ApiProperty() endsOn: string;
  @ApiProperty({ type: String, nullable: true, example: '09:00' }) opensAt: string | null;
  @ApiProperty({ type: String, nullable: true, example: '17:30', description: 'Planned end of each day.' })
  closesAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When its session first began.' })
  beganAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When its session last ended.' })
  endedAt: Date | null;

  @ApiProperty({ type: NamedResponse, nullable: true }) place: NamedResponse | null;
  @ApiProperty({ enum: meetingStates }) state: MeetingState;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was cancelled.' }) reason: string | null;
  @ApiProperty() version: number;
  @ApiProperty() agendaItems: number;
  @ApiProperty({ type: [NextMeetingStateResponse] }) nextStates: NextMeetingStateResponse[];
}

export class PlannedMeetingResponse {
  @ApiProperty() id: string;
  @ApiProperty() number: number;
}

export class PlannedMeetingsResponse extends PlannedMeetingResponse {
  @ApiProperty({ type: [PlannedMeetingResponse], description: 'On the further days.' })
  further: PlannedMeetingResponse[];
}

export class MeetingStateResponse {
  @ApiProperty({ enum: meetingStates }) state: MeetingState;
}
