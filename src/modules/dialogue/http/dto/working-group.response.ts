import { ApiProperty } from '@nestjs/swagger';
import { constituencies } from '../../../../kernel/actor.js';
import type { Constituency } from '../../../../kernel/actor.js';
import { LocalizedTextResponse, NamedResponse } from '../../../../platform/http/dto.js';
import { memberFunctions } from '../../domain/working-group.js';
import type { MemberFunction } from '../../domain/working-group.js';
import { MeetingResponse } from './meeting.response.js';
import { StandingResponse } from './parts.response.js';
import { AgendaEntryResponse, DocumentResponse } from './roundtable.response.js';

export class WorkingGroupMemberResponse extends StandingResponse {
  @ApiProperty() id: string;
  @ApiProperty({ enum: memberFunctions }) function: MemberFunction;
  @ApiProperty() version: number;
  @ApiProperty({ description: 'Whether it is the turn of the person as convenor.' }) leads: boolean;
}

export class ConvenorTurnResponse {
  @ApiProperty() id: string;
  @ApiProperty({ type: NamedResponse }) person: NamedResponse;
  @ApiProperty({ description: 'The person leads the group from this day until the day of the next turn.' })
  startsOn: string;
  @ApiProperty({ description: 'Whether it is the turn of today, in the time zone of the workspace.' }) current: boolean;
}

export class WorkingGroupResponse {
  @ApiProperty() id: string;
  @ApiProperty({ type: LocalizedTextResponse }) name: LocalizedTextResponse;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true }) mandate: LocalizedTextResponse | null;
  @ApiProperty({ enum: constituencies, isArray: true }) composition: Constituency[];
  @ApiProperty({ enum: constituencies, isArray: true }) missing: Constituency[];
  @ApiProperty({ type: LocalizedTextResponse, nullable: true }) membership: LocalizedTextResponse | null;
  @ApiProperty({ type: String, nullable: true }) roundtableId: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'RT1' }) roundtableLabel: string | null;
  @ApiProperty({ type: String, nullable: true }) formedOn: string | null;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true }) basis: LocalizedTextResponse | null;
  @ApiProperty({ type: String, nullable: true, description: 'Term of the mandate; null if there is no limit.' })
  termFrom: string | null;
  @ApiProperty({ type: String, nullable: true }) termUntil: string | null;
  @ApiProperty() version: number;
  @ApiProperty({ type: [WorkingGroupMemberResponse] }) members: WorkingGroupMemberResponse[];
  @ApiProperty({ description: 'Meetings that were not cancelled.' }) meetingCount: number;
  @ApiProperty({ type: String, nullable: true, description: 'First day of the earliest meeting that has not ended.' })
  nextMeetingOn: string | null;
}

export class WorkingGroupDetailResponse extends WorkingGroupResponse {
  @ApiProperty({ type: [ConvenorTurnResponse], description: 'Who leads the group from which day, by their days.' })
  turns: ConvenorTurnResponse[];
  @ApiProperty({ type: [MeetingResponse], description: 'In the order of their days.' }) meetings: MeetingResponse[];
  @ApiProperty({ type: [AgendaEntryResponse], description: 'The agendas of all meetings, in the same order.' })
  agenda: AgendaEntryResponse[];
  @ApiProperty({ type: [DocumentResponse] }) documents: DocumentResponse[];
  @ApiProperty({ description: 'Whether the current user may plan, convene and conduct the meetings of the group.' })
  conducts: boolean;
}

export class WorkingGroupListResponse {
  @ApiProperty({ type: [WorkingGroupResponse] }) items: WorkingGroupResponse[];
}
