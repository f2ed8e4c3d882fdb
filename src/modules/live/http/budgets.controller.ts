import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { SetBudget } from '../use-cases/set-budget.js';
import { SetBudgetRequest } from './dto/room-command.request.js';
import { ReceiptResponse } from './dto/room.response.js';

/** Time budgets of agenda items and groups for clients without sockets. */
@ApiTags('live')
@Controller('workspaces/:workspaceId/live/rooms/:meetingId')
export class BudgetsController {
  constructor(private readonly budgets: SetBudget) {}

  /** Plans minutes for an item, or for a group within it. They are shown and never enforced. */
  @Post('set-budget')
  @HttpCode(200)
  @Permit('live.cursor.move')
  @ApiOkResponse({ type: ReceiptResponse })
  async setBudget(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { commandId, ...wish }: SetBudgetRequest,
  ): Promise<ReceiptResponse> {
    return this.budgets.execute(actor, { meetingId, commandId }, wish);
  }
}
