import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { SecurityEvent } from '../../../platform/http/security-log.interceptor.js';
import { AcceptGroupMembers } from '../use-cases/accept-group-members.js';
import { ReadConstituencyGroup } from '../use-cases/read-constituency-group.js';
import { DialogueResponses } from './dialogue-responses.js';
import {
  AcceptedResponse,
  AcceptGroupMemberRequest,
  ConfirmSpokespersonRequest,
  RefuseGroupMemberRequest,
} from './dto/group-access.request.js';
import { ConstituencyGroupResponse } from './dto/constituency-group.response.js';

/** The meetings of one constituency at a roundtable, for its own members. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId/roundtables/:roundtableId/group-meetings')
export class ConstituencyGroupController {
  constructor(private readonly group: ReadConstituencyGroup) {}

  @Get()
  @Permit('dialogue.roundtable.read')
  @ApiOkResponse({ type: ConstituencyGroupResponse })
  async show(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
  ): Promise<ConstituencyGroupResponse> {
    const { shown, ...read } = await this.group.execute(actor, roundtableId);
    return new DialogueResponses(actor, shown).constituencyGroup(read);
  }
}

/** Who takes part in the private meetings of a group: decided by the group itself. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId/roundtables/:roundtableId/group-members')
export class GroupMembersController {
  constructor(private readonly members: AcceptGroupMembers) {}

  @Post('acceptances')
  @SecurityEvent('group-member.accepted')
  @HttpCode(200)
  @Permit('dialogue.group-access.decide')
  @ApiOkResponse({ type: AcceptedResponse })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() { personId, earlier, letter = null }: AcceptGroupMemberRequest,
  ): Promise<AcceptedResponse> {
    return this.members.accept(actor, { roundtableId, personId, earlier, letter });
  }

  @Post('refusals')
  @SecurityEvent('group-member.refused')
  @HttpCode(204)
  @Permit('dialogue.group-access.decide')
  @ApiNoContentResponse()
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() body: RefuseGroupMemberRequest,
  ): Promise<void> {
    await this.members.refuse(actor, { roundtableId, ...body });
  }

  @Post('spokesperson')
  @SecurityEvent('group-spokesperson.confirmed')
  @HttpCode(204)
  @Permit('dialogue.group-access.decide')
  @ApiNoContentResponse()
  async confirmSpokesperson(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() { personId }: ConfirmSpokespersonRequest,
  ): Promise<void> {
    await this.members.confirmSpokesperson(actor, { roundtableId, personId });
  }
}
