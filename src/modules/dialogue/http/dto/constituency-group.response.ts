import { ApiProperty } from '@nestjs/swagger';
import { constituencies } from '../../../../kernel/actor.js';
import type { Constituency } from '../../../../kernel/actor.js';
import { MeetingResponse } from './meeting.response.js';
import { AgendaEntryResponse, DocumentResponse, SeatResponse } from './roundtable.response.js';

export class ConstituencyGroupResponse {
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty({ type: [SeatResponse], description: 'Those with a seat of the constituency at the roundtable.' })
  members: SeatResponse[];
  @ApiProperty({ type: [MeetingResponse], description: 'In the order of their days.' }) meetings: MeetingResponse[];
  @ApiProperty({ type: [AgendaEntryResponse], description: 'The agendas of all meetings, in the same order.' })
  agenda: AgendaEntryResponse[];
  @ApiProperty({ type: [DocumentResponse] }) documents: DocumentResponse[];
  @ApiProperty({ description: 'Whether the current user may plan, convene and conduct the meetings of the group.' })
  conducts: boolean;
}
