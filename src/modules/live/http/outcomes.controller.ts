import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { ReadOutcomes } from '../use-cases/read-outcomes.js';
import { MeetingOutcomesResponse } from './dto/outcomes.response.js';

/** What a meeting recorded beside conclusions. */
@ApiTags('live')
@Controller('workspaces/:workspaceId/live/rooms/:meetingId/outcomes')
export class RoomOutcomesController {
  constructor(private readonly read: ReadOutcomes) {}

  @Get()
  @Permit('live.room.join')
  @ApiOkResponse({ type: MeetingOutcomesResponse })
  async readOutcomes(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
  ): Promise<MeetingOutcomesResponse> {
    return this.read.execute(actor, meetingId);
  }
}
