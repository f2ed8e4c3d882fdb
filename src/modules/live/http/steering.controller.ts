import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { CloseRoom } from '../use-cases/close-room.js';
import { MoveCursor } from '../use-cases/move-cursor.js';
import { PauseRoom } from '../use-cases/pause-room.js';
import { ReadOpenMatters } from '../use-cases/read-open-matters.js';
import { ResumeRoom } from '../use-cases/resume-room.js';
import { CloseRoomRequest, MoveCursorRequest, RoomCommandRequest } from './dto/room-command.request.js';
import { OpenMattersResponse } from './dto/open-matters.response.js';
import { ReceiptResponse } from './dto/room.response.js';

/** The agenda cursor and the pause for clients without sockets, and the end of the meeting with its room. */
@ApiTags('live')
@Controller('workspaces/:workspaceId/live/rooms/:meetingId')
export class SteeringController {
  constructor(
    private readonly cursor: MoveCursor,
    private readonly pausing: PauseRoom,
    private readonly resuming: ResumeRoom,
    private readonly closing: CloseRoom,
    private readonly matters: ReadOpenMatters,
  ) {}

  /** Unsettled matters, shown before closing. */
  @Get('open-matters')
  @Permit('live.room.close')
  @ApiOkResponse({ type: OpenMattersResponse })
  async openMatters(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
  ): Promise<OpenMattersResponse> {
    return this.matters.ofMeeting(actor, meetingId);
  }

  /** Ends the speech and the item under discussion, and closes or cancels the meeting. */
  @Post('close')
  @HttpCode(200)
  @Permit('live.room.close')
  @ApiOkResponse({ type: ReceiptResponse })
  async close(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { commandId, to, reason = null, carryOver = [] }: CloseRoomRequest,
  ): Promise<ReceiptResponse> {
    return this.closing.execute(actor, { meetingId, commandId }, { to, reason, carryOver });
  }

  @Post('move-cursor')
  @HttpCode(200)
  @Permit('live.cursor.move')
  @ApiOkResponse({ type: ReceiptResponse })
  async moveCursor(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { commandId, ...move }: MoveCursorRequest,
  ): Promise<ReceiptResponse> {
    return this.cursor.execute(actor, { meetingId, commandId }, move);
  }

  @Post('pause')
  @HttpCode(200)
  @Permit('live.room.pause')
  @ApiOkResponse({ type: ReceiptResponse })
  async pause(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { commandId }: RoomCommandRequest,
  ): Promise<ReceiptResponse> {
    return this.pausing.execute(actor, { meetingId, commandId });
  }

  @Post('resume')
  @HttpCode(200)
  @Permit('live.room.pause')
  @ApiOkResponse({ type: ReceiptResponse })
  async resume(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { commandId }: RoomCommandRequest,
  ): Promise<ReceiptResponse> {
    return this.resuming.execute(actor, { meetingId, commandId });
  }
}
