import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { CloseRoundtable } from '../use-cases/close-roundtable.js';
import { ReadOpenMatters } from '../use-cases/read-open-matters.js';
import { OpenMattersResponse } from './dto/open-matters.response.js';
import { CloseRoundtableRequest } from './dto/room-command.request.js';
import { ReceiptResponse } from './dto/room.response.js';

/** The end of a roundtable together with the rooms of its meetings. */
@ApiTags('live')
@Controller('workspaces/:workspaceId/live/roundtables/:roundtableId')
export class ClosingController {
  constructor(
    private readonly closing: CloseRoundtable,
    private readonly matters: ReadOpenMatters,
  ) {}

  /** Unsettled matters of all meetings, shown before closing. */
  @Get('open-matters')
  @Permit('live.roundtable.close')
  @ApiOkResponse({ type: OpenMattersResponse })
  async openMatters(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
  ): Promise<OpenMattersResponse> {
    return this.matters.ofRoundtable(actor, roundtableId);
  }

  /** Ends the speeches and discussions in the open rooms, and closes the roundtable or returns it to draft. */
  @Post('close')
  @HttpCode(200)
  @Permit('live.roundtable.close')
  @ApiOkResponse({ type: ReceiptResponse })
  async close(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() { commandId, to, reason = null, carryOver = [] }: CloseRoundtableRequest,
  ): Promise<ReceiptResponse> {
    return this.closing.execute(actor, { roundtableId, commandId }, { to, reason, carryOver });
  }
}
