import { ApiProperty } from '@nestjs/swagger';
import { constituencies } from '../../../../kernel/actor.js';
import type { Constituency } from '../../../../kernel/actor.js';
import { GroupGuestResponse } from './group-guest.response.js';
import { MeetingResponse } from './meeting.response.js';
import { AgendaEntryResponse, DocumentResponse, SeatResponse } from './roundtable.response.js';

export class MemberAccessResponse {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty({ enum: ['accepted', 'proposed', 'waiting'] }) state: 'accepted' | 'proposed' | 'waiting';
  @ApiProperty({ description: 'Confirmed as spokesperson by a titular member.' }) spokesperson: boolean;
}

export class GroupRefusalResponse {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty() reason: string;
  @ApiProperty({ type: String, format: 'date-time' }) refusedAt: Date;
}

export class GroupAccessResponse {
  @ApiProperty({ description: 'The current user has been accepted.' }) accepted: boolean;
  @ApiProperty({ description: 'The current user may accept and refuse people.' }) decides: boolean;
  @ApiProperty({ description: 'Someone has been accepted.' }) begun: boolean;
  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description: 'When the last titular member with access left; null if someone has been accepted since.',
  })
  closedAt: Date | null;
  @ApiProperty({ description: 'The group has a confirmed spokesperson.' }) spokesperson: boolean;
  @ApiProperty({ type: [MemberAccessResponse] }) members: readonly MemberAccessResponse[];
  @ApiProperty({ type: [GroupRefusalResponse], description: 'Of the own organisation.' })
  refusals: readonly GroupRefusalResponse[];
}

export class ConstituencyGroupResponse {
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty({ type: [SeatResponse], description: 'Those with a seat of the constituency at the roundtable.' })
  members: SeatResponse[];
  @ApiProperty({ type: [MeetingResponse], description: 'In the order of their days.' }) meetings: MeetingResponse[];
  @ApiProperty({ type: [AgendaEntryResponse], description: 'The agendas of all meetings, in the same order.' })
  agenda: AgendaEntryResponse[];
  @ApiProperty({ type: [DocumentResponse] }) documents: DocumentResponse[];
  @ApiProperty({ type: [GroupGuestResponse], description: 'The guests of all meetings, in the order of admission.' })
  guests: GroupGuestResponse[];
  @ApiProperty({ description: 'Whether the current user may plan, convene and conduct the meetings of the group.' })
  conducts: boolean;
  @ApiProperty({ type: GroupAccessResponse }) access: GroupAccessResponse;
}
