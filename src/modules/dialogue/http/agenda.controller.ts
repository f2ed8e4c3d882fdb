import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { CarryOverAgendaItem } from '../use-cases/carry-over-agenda-item.js';
import { DecideProposal } from '../use-cases/decide-proposal.js';
import { EditAgendaItem } from '../use-cases/edit-agenda-item.js';
import { ChangeAgendaItemStatus, MoveAgendaItem } from '../use-cases/move-agenda-item.js';
import { AddAgendaItem, ProposeTopic } from '../use-cases/plan-agenda-item.js';
import { CreatedResponse, VersionResponse } from './dto/parts.response.js';
import * as requests from './dto/roundtable.request.js';
import * as responses from './dto/roundtable.response.js';

@ApiTags('dialogue')
@Controller('workspaces/:workspaceId/roundtables/:roundtableId')
export class AgendaController {
  constructor(
    private readonly addItem: AddAgendaItem,
    private readonly proposeTopic: ProposeTopic,
  ) {}

  @Post('agenda-items')
  @Permit('dialogue.agenda.change')
  @ApiCreatedResponse({ type: CreatedResponse })
  async add(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() body: requests.AddAgendaItemRequest,
  ): Promise<CreatedResponse> {
    return this.addItem.execute(actor, { roundtableId, ...body });
  }

  @Post('agenda-proposals')
  @Permit('dialogue.agenda.propose')
  @ApiCreatedResponse({ type: CreatedResponse })
  async propose(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() body: requests.ProposeTopicRequest,
  ): Promise<CreatedResponse> {
    return this.proposeTopic.execute(actor, { roundtableId, ...body });
  }
}

@ApiTags('dialogue')
@Controller('workspaces/:workspaceId/meetings/:meetingId')
export class MeetingAgendaController {
  constructor(private readonly addItem: AddAgendaItem) {}

  @Post('agenda-items')
  @Permit('dialogue.agenda.arrange')
  @ApiCreatedResponse({ type: CreatedResponse })
  async addToMeeting(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() body: requests.AddMeetingItemRequest,
  ): Promise<CreatedResponse> {
    return this.addItem.execute(actor, { ...body, meetingId });
  }
}

@ApiTags('dialogue')
@Controller('workspaces/:workspaceId/agenda-items/:agendaItemId')
export class AgendaItemsController {
  constructor(
    private readonly edit: EditAgendaItem,
    private readonly moveItem: MoveAgendaItem,
    private readonly status: ChangeAgendaItemStatus,
    private readonly proposals: DecideProposal,
    private readonly carry: CarryOverAgendaItem,
  ) {}

  @Patch()
  @Permit('dialogue.agenda.arrange')
  @ApiOkResponse({ type: VersionResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('agendaItemId', IdPipe) agendaItemId: string,
    @BaseVersion() baseVersion: number,
    @Body() changes: requests.EditAgendaItemRequest,
  ): Promise<VersionResponse> {
    return this.edit.execute(actor, { agendaItemId, baseVersion, changes });
  }

  @Post('move')
  @HttpCode(200)
  @Permit('dialogue.agenda.arrange')
  @ApiOkResponse({ type: responses.MovedResponse })
  async move(
    @CurrentActor() actor: Actor,
    @Param('agendaItemId', IdPipe) id: string,
    @Body() { parentId = null, day, beforeId = null, meetingId = null }: requests.MoveAgendaItemRequest,
  ): Promise<responses.MovedResponse> {
    return this.moveItem.execute(actor, { id, parentId, day, beforeId, meetingId });
  }

  @Post('status')
  @HttpCode(200)
  @Permit('dialogue.agenda.arrange')
  @ApiOkResponse({ type: responses.ItemStatusResponse })
  async changeStatus(
    @CurrentActor() actor: Actor,
    @Param('agendaItemId', IdPipe) agendaItemId: string,
    @Body() { to }: requests.ItemStatusRequest,
  ): Promise<responses.ItemStatusResponse> {
    const { status } = await this.status.execute(actor, { agendaItemId, to });
    return { status };
  }

  @Post('acceptance')
  @HttpCode(200)
  @Permit('dialogue.agenda.decide-proposal')
  @ApiOkResponse({ type: responses.ItemStatusResponse })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('agendaItemId', IdPipe) agendaItemId: string,
    @Body() body: requests.AcceptProposalRequest,
  ): Promise<responses.ItemStatusResponse> {
    return this.proposals.execute(actor, { agendaItemId, accept: true, ...body });
  }

  @Post('refusal')
  @HttpCode(200)
  @Permit('dialogue.agenda.decide-proposal')
  @ApiOkResponse({ type: responses.ItemStatusResponse })
  async decline(
    @CurrentActor() actor: Actor,
    @Param('agendaItemId', IdPipe) agendaItemId: string,
    @Body() { reason }: requests.DeclineProposalRequest,
  ): Promise<responses.ItemStatusResponse> {
    return this.proposals.execute(actor, { agendaItemId, accept: false, reason });
  }

  @Post('carry-over')
  @HttpCode(200)
  @Permit('dialogue.agenda.arrange')
  @ApiOkResponse({ type: responses.CarriedOverResponse })
  async carryOver(
    @CurrentActor() actor: Actor,
    @Param('agendaItemId', IdPipe) agendaItemId: string,
  ): Promise<responses.CarriedOverResponse> {
    return this.carry.execute(actor, agendaItemId);
  }
}
