import { ApiProperty } from '@nestjs/swagger';
import { constituencies } from '../../../../kernel/actor.js';
import type { Constituency } from '../../../../kernel/actor.js';
import { NamedResponse } from '../../../../platform/http/dto.js';
import { type GuestKind, guestKinds } from '../../domain/group-guests.js';
import { MeetingResponse } from './meeting.response.js';
import { AgendaEntryResponse, DocumentResponse } from './roundtable.response.js';

export class AdmittedGuestResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'False while a second titular member has to admit the person too.' }) admitted: boolean;
}

export class GroupGuestResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) meetingId: string;
  @ApiProperty({ type: NamedResponse }) person: NamedResponse;
  @ApiProperty({ enum: guestKinds }) kind: GuestKind;
  @ApiProperty({
    enum: ['admitted', 'proposed', 'ended'],
    description: 'An admission ends with the meeting, or when it is withdrawn.',
  })
  state: 'admitted' | 'proposed' | 'ended';
}

export class GuestMeetingResponse {
  @ApiProperty({ enum: constituencies, description: 'The group that meets.' }) constituency: Constituency;
  @ApiProperty({ enum: guestKinds, description: 'In what capacity the current user attends.' }) kind: GuestKind;
  @ApiProperty({ type: MeetingResponse }) meeting: MeetingResponse;
  @ApiProperty({ type: [AgendaEntryResponse] }) agenda: AgendaEntryResponse[];
  @ApiProperty({ type: [DocumentResponse] }) documents: DocumentResponse[];
}

export class GuestMeetingsResponse {
  @ApiProperty({ type: [GuestMeetingResponse] }) items: GuestMeetingResponse[];
}
