import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit, Public } from '../../../platform/auth/decorators.js';
import { BaseVersion, IdPipe, NotIdempotent } from '../../../platform/http/index.js';
import { seatListFaultWords } from '../domain/seat-list-problems.js';
import { AcceptDelegates } from '../use-cases/accept-delegates.js';
import { AskForDelegates } from '../use-cases/ask-for-delegates.js';
import { NameDelegates } from '../use-cases/name-delegates.js';
import { ReadReplySlips, type ReplySlip } from '../use-cases/read-reply-slips.js';
import * as requests from './dto/reply-slip.request.js';
import * as responses from './dto/reply-slip.response.js';
import { VersionResponse } from './dto/parts.response.js';

/** Reply slips on which organisations name their delegates. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class ReplySlipsController {
  constructor(
    private readonly slips: ReadReplySlips,
    private readonly asking: AskForDelegates,
    private readonly naming: NameDelegates,
    private readonly accepting: AcceptDelegates,
  ) {}

  @Get('roundtables/:roundtableId/reply-slips')
  @Permit('dialogue.seat.change')
  @ApiOkResponse({ type: responses.ReplySlipsResponse })
  async list(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
  ): Promise<responses.ReplySlipsResponse> {
    return { items: (await this.slips.list(actor, roundtableId)).map(toResponse) };
  }

  @Post('roundtables/:roundtableId/reply-slips')
  @Permit('dialogue.seat.change')
  @ApiCreatedResponse({ type: responses.AskedForDelegatesResponse })
  async ask(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() body: requests.AskForDelegatesRequest,
  ): Promise<responses.AskedForDelegatesResponse> {
    return this.asking.execute(actor, { roundtableId, ...body });
  }

  /** A slip that arrived on paper. */
  @Put('reply-slips/:slipId/delegates')
  @Permit('dialogue.seat.change')
  @ApiOkResponse({ type: VersionResponse })
  async enter(
    @CurrentActor() actor: Actor,
    @Param('slipId', IdPipe) slipId: string,
    @BaseVersion() baseVersion: number,
    @Body() body: requests.NameDelegatesRequest,
  ): Promise<VersionResponse> {
    return this.naming.fromPaper(actor, slipId, { ...body, baseVersion });
  }

  /** Shows what accepting each delegate does. */
  @Get('reply-slips/:slipId/seats')
  @Permit('dialogue.seat.change')
  @ApiOkResponse({ type: responses.PlannedDelegatesResponse })
  async check(
    @CurrentActor() actor: Actor,
    @Param('slipId', IdPipe) slipId: string,
  ): Promise<responses.PlannedDelegatesResponse> {
    const rows = await this.accepting.check(actor, slipId);
    return {
      items: rows.map(({ row, adds, faults, cells }) => ({
        ...{ row, adds: adds !== null },
        errors: faults.map(({ kind, column }) => ({
          ...{ column, value: cells[column] ?? '', detail: seatListFaultWords(kind) },
        })),
      })),
    };
  }

  @Post('reply-slips/:slipId/seats')
  @Permit('dialogue.seat.change')
  @ApiCreatedResponse({ type: responses.AcceptedDelegatesResponse })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('slipId', IdPipe) slipId: string,
    @BaseVersion() baseVersion: number,
    @Body() { leaveOut }: requests.AcceptDelegatesRequest,
  ): Promise<responses.AcceptedDelegatesResponse> {
    return this.accepting.execute(actor, { slipId, baseVersion, leaveOut });
  }
}

/** The link of an organisation. Only a PUT names delegates, because programs that check emails open links. */
@ApiTags('dialogue')
@Controller('dialogue/reply-slips/:token')
@NotIdempotent()
export class OpenReplySlipsController {
  constructor(
    private readonly slips: ReadReplySlips,
    private readonly naming: NameDelegates,
  ) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: responses.OpenedSlipResponse })
  async open(@Param('token') token: string): Promise<responses.OpenedSlipResponse> {
    const slip = await this.slips.open(token);
    return { ...toResponse(slip), workspace: slip.workspace, roundtable: slip.roundtable };
  }

  @Put()
  @Public()
  @ApiOkResponse({ type: VersionResponse })
  async name(
    @Param('token') token: string,
    @BaseVersion() baseVersion: number,
    @Body() body: requests.NameDelegatesRequest,
  ): Promise<VersionResponse> {
    return this.naming.byLink(token, { ...body, baseVersion });
  }

  /** Reads the delegates of a file; stores nothing. */
  @Post('lists')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: responses.DelegatesResponse })
  async read(
    @Param('token') token: string,
    @Body() { text }: requests.DelegateListRequest,
  ): Promise<responses.DelegatesResponse> {
    return { items: await this.naming.read(token, text) };
  }
}

function toResponse(slip: ReplySlip): responses.ReplySlipResponse {
  const { id, organisation, titularSeats, substituteSeats, delegates, letter, contact, source, state } = slip;
  const { asksSex, askedAt, answeredAt, acceptedAt, version } = slip;
  return {
    ...{ id, organisation, titularSeats, substituteSeats, delegates, letter, contact, source, state },
    ...{ asksSex, askedAt, answeredAt, acceptedAt, version },
  };
}
