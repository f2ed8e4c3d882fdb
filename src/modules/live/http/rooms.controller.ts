import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { ProposeNextSpeaker } from '../use-cases/propose-next-speaker.js';
import { ReadFloorTime } from '../use-cases/read-floor-time.js';
import { ReadRecord } from '../use-cases/read-record.js';
import { ReadRoom } from '../use-cases/read-room.js';
import { ReadStanding } from '../use-cases/read-standing.js';
import { AfterRequest, StateRequest } from './dto/room-reading.request.js';
import { RoomRecordResponse } from './dto/record.response.js';
import {
  FloorTimeResponse,
  NextSpeakerResponse,
  RoomResponse,
  RoomStandingResponse,
  StateResponse,
} from './dto/room.response.js';

/** Reads a live room over HTTP; the sockets of namespace `/live` send the same as it happens. */
@ApiTags('live')
@Controller('workspaces/:workspaceId/live/rooms/:meetingId')
export class RoomsController {
  constructor(
    private readonly room: ReadRoom,
    private readonly standing: ReadStanding,
    private readonly proposals: ProposeNextSpeaker,
    private readonly time: ReadFloorTime,
    private readonly record: ReadRecord,
  ) {}

  @Get()
  @Permit('live.room.join')
  @ApiOkResponse({ type: RoomResponse })
  async readRoom(@CurrentActor() actor: Actor, @Param('meetingId', IdPipe) id: string): Promise<RoomResponse> {
    return this.room.execute(actor, id);
  }

  /** Events after a number; for number 0 the whole state. */
  @Get('events')
  @Permit('live.room.join')
  @ApiOkResponse({ type: RoomStandingResponse })
  async readEvents(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) id: string,
    @Query() query: AfterRequest,
  ): Promise<RoomStandingResponse> {
    const { seq, hash, state, events } = await this.standing.execute(actor, id, query.after);
    return { seq, hash, state, events };
  }

  /** The state and its fingerprint at a number, so that a client can compare its own. */
  @Get('state')
  @Permit('live.room.join')
  @ApiOkResponse({ type: StateResponse })
  async readState(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) id: string,
    @Query() query: StateRequest,
  ): Promise<StateResponse> {
    return this.standing.at(actor, id, query.at);
  }

  @Get('proposal')
  @Permit('live.floor.propose')
  @ApiOkResponse({ type: NextSpeakerResponse })
  async proposal(@CurrentActor() actor: Actor, @Param('meetingId', IdPipe) id: string): Promise<NextSpeakerResponse> {
    return this.proposals.execute(actor, id);
  }

  /** The speeches, with who gave the floor and why someone other than the proposed speaker was called. */
  @Get('record')
  @Permit('live.room.join')
  @ApiOkResponse({ type: RoomRecordResponse })
  async readRecord(@CurrentActor() actor: Actor, @Param('meetingId', IdPipe) id: string): Promise<RoomRecordResponse> {
    return this.record.execute(actor, id);
  }

  @Get('floor-time')
  @Permit('live.room.join')
  @ApiOkResponse({ type: FloorTimeResponse })
  async floorTime(@CurrentActor() actor: Actor, @Param('meetingId', IdPipe) id: string): Promise<FloorTimeResponse> {
    return this.time.execute(actor, id);
  }
}
