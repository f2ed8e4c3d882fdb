import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { SecurityEvent } from '../../../platform/http/security-log.interceptor.js';
import { AdmitGuests } from '../use-cases/admit-guests.js';
import { ReadGuestMeetings } from '../use-cases/read-guest-meetings.js';
import { DialogueResponses } from './dialogue-responses.js';
import { AdmitGuestRequest } from './dto/group-guest.request.js';
import { AdmittedGuestResponse, GuestMeetingsResponse } from './dto/group-guest.response.js';

/** Guests of one private meeting of a group: admitted by the group itself. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class GroupGuestsController {
  constructor(
    private readonly guests: AdmitGuests,
    private readonly meetings: ReadGuestMeetings,
  ) {}

  @Get('roundtables/:roundtableId/guest-meetings')
  @Permit('dialogue.roundtable.read')
  @ApiOkResponse({ type: GuestMeetingsResponse })
  async list(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
  ): Promise<GuestMeetingsResponse> {
    const { meetings, shown } = await this.meetings.execute(actor, roundtableId);
    const responses = new DialogueResponses(actor, shown);
    return { items: meetings.map((one) => responses.guestMeeting(one)) };
  }

  @Post('meetings/:meetingId/guests')
  @Permit('dialogue.group-access.decide')
  @SecurityEvent('group-guest.admitted')
  @ApiCreatedResponse({ type: AdmittedGuestResponse })
  async admit(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() body: AdmitGuestRequest,
  ): Promise<AdmittedGuestResponse> {
    return this.guests.admit(actor, { meetingId, ...body });
  }

  @Delete('meetings/:meetingId/guests/:guestId')
  @HttpCode(204)
  @Permit('dialogue.group-access.decide')
  @SecurityEvent('group-guest.withdrawn')
  @ApiNoContentResponse()
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Param('guestId', IdPipe) guestId: string,
  ): Promise<void> {
    await this.guests.withdraw(actor, { meetingId, guestId });
  }
}
