import { ApiProperty } from '@nestjs/swagger';
import { constituencies } from '../../../../kernel/actor.js';
import type { Constituency } from '../../../../kernel/actor.js';
import { memberFunctions } from '../../domain/working-group.js';
import type { MemberFunction } from '../../domain/working-group.js';
import { DialogueText, StandingResponse } from './parts.response.js';

export class WorkingGroupMemberResponse extends StandingResponse {
  @ApiProperty() id: string;
  @ApiProperty({ enum: memberFunctions }) function: MemberFunction;
}

export class WorkingGroupResponse {
  @ApiProperty() id: string;
  @ApiProperty({ type: DialogueText }) name: DialogueText;
  @ApiProperty({ type: DialogueText, nullable: true }) mandate: DialogueText | null;
  @ApiProperty({ enum: constituencies, isArray: true }) composition: Constituency[];
  @ApiProperty({ enum: constituencies, isArray: true }) missing: Constituency[];
  @ApiProperty({ type: DialogueText, nullable: true }) membership: DialogueText | null;
  @ApiProperty({ type: String, nullable: true }) roundtableId: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'RT1' }) roundtableLabel: string | null;
  @ApiProperty({ type: String, nullable: true }) formedOn: string | null;
  @ApiProperty({ type: DialogueText, nullable: true }) basis: DialogueText | null;
  @ApiProperty() version: number;
  @ApiProperty({ type: [WorkingGroupMemberResponse] }) members: WorkingGroupMemberResponse[];
}

export class WorkingGroupListResponse {
  @ApiProperty({ type: [WorkingGroupResponse] }) items: WorkingGroupResponse[];
}
