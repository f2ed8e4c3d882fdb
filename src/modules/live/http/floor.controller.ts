import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { EndFloor } from '../use-cases/end-floor.js';
import { GiveFloor } from '../use-cases/give-floor.js';
import { LowerHand } from '../use-cases/lower-hand.js';
import { RaiseHand } from '../use-cases/raise-hand.js';
import { UndoFloor } from '../use-cases/undo-floor.js';
import { EndFloorRequest, GiveFloorRequest, LowerHandRequest, RaiseHandRequest } from './dto/room-command.request.js';
import { ReceiptResponse } from './dto/room.response.js';

/** Hands and the floor for clients without sockets. */
@ApiTags('live')
@Controller('workspaces/:workspaceId/live/rooms/:meetingId')
export class FloorController {
  constructor(
    private readonly raise: RaiseHand,
    private readonly lower: LowerHand,
    private readonly give: GiveFloor,
    private readonly end: EndFloor,
    private readonly undo: UndoFloor,
  ) {}

  @Post('raise-hand')
  @HttpCode(200)
  @Permit('live.hand.raise')
  @ApiOkResponse({ type: ReceiptResponse })
  async raiseHand(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body()
    { commandId, replyTo = null, constituency = null, organisationId = null, withIds = [], ...hand }: RaiseHandRequest,
  ): Promise<ReceiptResponse> {
    const wish = { ...hand, replyTo, constituency, organisationId, withIds };
    return this.raise.execute(actor, { meetingId, commandId }, wish);
  }

  @Post('lower-hand')
  @HttpCode(200)
  @Permit('live.hand.lower')
  @ApiOkResponse({ type: ReceiptResponse })
  async lowerHand(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { commandId, personId, kind }: LowerHandRequest,
  ): Promise<ReceiptResponse> {
    return this.lower.execute(actor, { meetingId, commandId }, { personId: personId ?? null, kind: kind ?? null });
  }

  @Post('give-floor')
  @HttpCode(200)
  @Permit('live.floor.give')
  @ApiOkResponse({ type: ReceiptResponse })
  async giveFloor(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body()
    { commandId, kind = null, limitSeconds = null, override = null, interrupts = false, ...wish }: GiveFloorRequest,
  ): Promise<ReceiptResponse> {
    return this.give.execute(actor, { meetingId, commandId }, { ...wish, kind, limitSeconds, override, interrupts });
  }

  @Post('end-floor')
  @HttpCode(200)
  @Permit('live.floor.end')
  @ApiOkResponse({ type: ReceiptResponse })
  async endFloor(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { commandId, speechId }: EndFloorRequest,
  ): Promise<ReceiptResponse> {
    return this.end.execute(actor, { meetingId, commandId }, speechId);
  }

  /** Undoes a mistaken `give-floor`, within ten seconds. */
  @Post('undo-floor')
  @HttpCode(200)
  @Permit('live.floor.give')
  @ApiOkResponse({ type: ReceiptResponse })
  async undoFloor(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { commandId, speechId }: EndFloorRequest,
  ): Promise<ReceiptResponse> {
    return this.undo.execute(actor, { meetingId, commandId }, speechId);
  }
}
