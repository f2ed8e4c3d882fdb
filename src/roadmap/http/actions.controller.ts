import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { BaseVersion, IdPipe } from '../../platform/http/index.js';
import { EditAction } from '../use-cases/edit-action.js';
import { OpenAction } from '../use-cases/open-action.js';
import { ProposeOverdueActions } from '../use-cases/propose-overdue-actions.js';
import { ReadInbox } from '../use-cases/read-inbox.js';
import { ReadActions } from '../use-cases/read-actions.js';
import { askedActions, askedGroups } from './asked-actions.js';
import { boardResponse, detailResponse, groupsResponse, inboxResponse, listResponse } from './action-responses.js';
import { EditActionRequest, OpenActionRequest } from './dto/action.request.js';
import {
  ActionListResponse,
  ActionPlacesResponse,
  BoardResponse,
  GroupedActionsResponse,
} from './dto/action-list.response.js';
import {
  ActionDetailResponse,
  InboxResponse,
  OverdueProposalsResponse,
  ReportSearchResponse,
} from './dto/action.response.js';
import {
  FilterActionsRequest,
  GroupedActionsRequest,
  InboxRequest,
  ListActionsRequest,
  ReportSearchRequest,
} from './dto/list-actions.request.js';

@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap')
export class ActionsController {
  constructor(
    private readonly actions: ReadActions,
    private readonly open: OpenAction,
    private readonly edit: EditAction,
    private readonly overdue: ProposeOverdueActions,
    private readonly inbox: ReadInbox,
  ) {}

  @Get('actions')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: ActionListResponse })
  async list(@CurrentActor() actor: Actor, @Query() query: ListActionsRequest): Promise<ActionListResponse> {
    const { limit, offset, sort, language, ...filter } = query;
    return listResponse(actor, await this.actions.page(actor, askedActions(filter), { limit, offset, sort, language }));
  }

  @Get('groups')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: GroupedActionsResponse })
  async listGroups(
    @CurrentActor() actor: Actor,
    @Query() query: GroupedActionsRequest,
  ): Promise<GroupedActionsResponse> {
    return groupsResponse(actor, await this.actions.inGroups(actor, ...askedGroups(query)));
  }

  @Get('board')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: BoardResponse })
  async showBoard(@CurrentActor() actor: Actor, @Query() query: GroupedActionsRequest): Promise<BoardResponse> {
    return boardResponse(actor, await this.actions.board(actor, ...askedGroups(query)));
  }

  @Get('places')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: ActionPlacesResponse })
  async listPlaces(@CurrentActor() actor: Actor, @Query() filter: FilterActionsRequest): Promise<ActionPlacesResponse> {
    return { items: await this.actions.places(actor, askedActions(filter)) };
  }

  @Post('actions')
  @Permit('roadmap.action.open')
  @ApiCreatedResponse({ type: ActionDetailResponse })
  async add(@CurrentActor() actor: Actor, @Body() body: OpenActionRequest): Promise<ActionDetailResponse> {
    const { underWay, meetingId = null, ...input } = body;
    const stage = underWay === true && { stage: 'in-progress' as const };
    const { id } = await this.open.execute(actor, { ...input, ...stage }, meetingId);
    return detailResponse(actor, await this.actions.one(actor, id));
  }

  @Get('actions/:actionId')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: ActionDetailResponse })
  async show(@CurrentActor() actor: Actor, @Param('actionId', IdPipe) actionId: string): Promise<ActionDetailResponse> {
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }

  @Patch('actions/:actionId')
  @Permit('roadmap.action.edit')
  @ApiOkResponse({ type: ActionDetailResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @BaseVersion() baseVersion: number,
    @Body() { reason = '', isWording = false, ...changes }: EditActionRequest,
  ): Promise<ActionDetailResponse> {
    await this.edit.execute(actor, { actionId, baseVersion, changes, reason, isWording });
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }

  @Get('inbox')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: InboxResponse })
  async showInbox(@CurrentActor() actor: Actor, @Query() { organisationId }: InboxRequest): Promise<InboxResponse> {
    return inboxResponse(actor, await this.inbox.execute(actor, organisationId));
  }

  @Get('reports')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: ReportSearchResponse })
  async findReports(
    @CurrentActor() actor: Actor,
    @Query() { words }: ReportSearchRequest,
  ): Promise<ReportSearchResponse> {
    return { items: await this.actions.reports(actor, words) };
  }

  @Post('overdue-proposals')
  @HttpCode(200)
  @Permit('roadmap.overdue.propose')
  @ApiOkResponse({ type: OverdueProposalsResponse })
  async proposeOverdue(@CurrentActor() actor: Actor): Promise<OverdueProposalsResponse> {
    return this.overdue.execute(actor);
  }
}
