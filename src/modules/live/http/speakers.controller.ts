import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { CedeFloor } from '../use-cases/cede-floor.js';
import { CloseList } from '../use-cases/close-list.js';
import { ContinueFloor } from '../use-cases/continue-floor.js';
import { ExtendFloor } from '../use-cases/extend-floor.js';
import { ReopenList } from '../use-cases/reopen-list.js';
import {
  CedeFloorRequest,
  EndFloorRequest,
  ExtendFloorRequest,
  RoomCommandRequest,
} from './dto/room-command.request.js';
import { ReceiptResponse } from './dto/room.response.js';

/** The course of a speech and the list of speakers, for clients without sockets. */
@ApiTags('live')
@Controller('workspaces/:workspaceId/live/rooms/:meetingId')
export class SpeakersController {
  constructor(
    private readonly ceding: CedeFloor,
    private readonly extending: ExtendFloor,
    private readonly continuing: ContinueFloor,
    private readonly closing: CloseList,
    private readonly reopening: ReopenList,
  ) {}

  /** The speaker gives the rest of the time to a person of the same group. */
  @Post('cede-floor')
  @HttpCode(200)
  @Permit('live.floor.end')
  @ApiOkResponse({ type: ReceiptResponse })
  async cedeFloor(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { commandId, ...ceded }: CedeFloorRequest,
  ): Promise<ReceiptResponse> {
    return this.ceding.execute(actor, { meetingId, commandId }, ceded);
  }

  /** Adds a minute to the limit of the current speech. */
  @Post('extend-floor')
  @HttpCode(200)
  @Permit('live.floor.give')
  @ApiOkResponse({ type: ReceiptResponse })
  async extendFloor(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { commandId, ...extended }: ExtendFloorRequest,
  ): Promise<ReceiptResponse> {
    return this.extending.execute(actor, { meetingId, commandId }, extended);
  }

  /** Gives the floor back to the speaker who was interrupted. */
  @Post('continue-floor')
  @HttpCode(200)
  @Permit('live.floor.give')
  @ApiOkResponse({ type: ReceiptResponse })
  async continueFloor(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { commandId, speechId }: EndFloorRequest,
  ): Promise<ReceiptResponse> {
    return this.continuing.execute(actor, { meetingId, commandId }, speechId);
  }

  /** Afterwards only points of order and replies can be asked for. */
  @Post('close-list')
  @HttpCode(200)
  @Permit('live.floor.give')
  @ApiOkResponse({ type: ReceiptResponse })
  async closeList(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { commandId }: RoomCommandRequest,
  ): Promise<ReceiptResponse> {
    return this.closing.execute(actor, { meetingId, commandId });
  }

  /** People can ask for the floor again. */
  @Post('reopen-list')
  @HttpCode(200)
  @Permit('live.floor.give')
  @ApiOkResponse({ type: ReceiptResponse })
  async reopenList(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { commandId }: RoomCommandRequest,
  ): Promise<ReceiptResponse> {
    return this.reopening.execute(actor, { meetingId, commandId });
  }
}
