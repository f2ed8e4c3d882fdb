import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { ChangeMeetingState } from '../use-cases/change-meeting-state.js';
import { PlanConstituencyMeeting } from '../use-cases/plan-constituency-meeting.js';
import { EditMeeting, PlanGroupMeeting, PlanMeeting } from '../use-cases/plan-meeting.js';
import {
  ChangeMeetingStateRequest,
  EditMeetingRequest,
  PlanMeetingRequest,
  PlanRoundtableMeetingRequest,
} from './dto/meeting.request.js';
import { MeetingStateResponse, PlannedMeetingResponse, PlannedMeetingsResponse } from './dto/meeting.response.js';
import { VersionResponse } from './dto/parts.response.js';

/** The meetings of roundtables and working groups; they are read together with those. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class MeetingsController {
  constructor(
    private readonly plan: PlanMeeting,
    private readonly planOfGroup: PlanGroupMeeting,
    private readonly planOfConstituency: PlanConstituencyMeeting,
    private readonly edit: EditMeeting,
    private readonly state: ChangeMeetingState,
  ) {}

  @Post('roundtables/:roundtableId/meetings')
  @Permit('dialogue.meeting.change')
  @ApiCreatedResponse({ type: PlannedMeetingsResponse })
  async add(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() body: PlanRoundtableMeetingRequest,
  ): Promise<PlannedMeetingsResponse> {
    return this.plan.execute(actor, { roundtableId, ...body });
  }

  @Post('working-groups/:workingGroupId/meetings')
  @Permit('dialogue.meeting.conduct')
  @ApiCreatedResponse({ type: PlannedMeetingResponse })
  async addToGroup(
    @CurrentActor() actor: Actor,
    @Param('workingGroupId', IdPipe) workingGroupId: string,
    @Body() body: PlanMeetingRequest,
  ): Promise<PlannedMeetingResponse> {
    return this.planOfGroup.execute(actor, { workingGroupId, ...body });
  }

  @Post('roundtables/:roundtableId/group-meetings')
  @Permit('dialogue.meeting.conduct')
  @ApiCreatedResponse({ type: PlannedMeetingResponse })
  async addToConstituency(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() body: PlanMeetingRequest,
  ): Promise<PlannedMeetingResponse> {
    return this.planOfConstituency.execute(actor, { roundtableId, ...body });
  }

  @Patch('meetings/:meetingId')
  @Permit('dialogue.meeting.conduct')
  @ApiOkResponse({ type: VersionResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @BaseVersion() baseVersion: number,
    @Body() changes: EditMeetingRequest,
  ): Promise<VersionResponse> {
    return this.edit.execute(actor, { meetingId, baseVersion, changes });
  }

  @Post('meetings/:meetingId/transitions')
  @HttpCode(200)
  @Permit('dialogue.meeting.conduct')
  @ApiOkResponse({ type: MeetingStateResponse })
  async move(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { to }: ChangeMeetingStateRequest,
  ): Promise<MeetingStateResponse> {
    return this.state.execute(actor, { meetingId, to });
  }
}
