import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit, Public } from '../../../platform/auth/decorators.js';
import { Settings } from '../../../platform/config/environment.js';
import { publicOrigin } from '../../../platform/config/public-origin.js';
import { IdPipe, NotIdempotent } from '../../../platform/http/index.js';
import { LimitEach } from '../../../platform/http/rate-limit.guard.js';
import { WaitingScreensGateway } from '../realtime/waiting-screens.gateway.js';
import { PairScreen } from '../use-cases/pair-screen.js';
import { ReadScreen } from '../use-cases/read-screen.js';
import { PairScreenRequest } from './dto/screen.request.js';
import { PairedScreenResponse, PairedScreensResponse, ShownScreenResponse } from './dto/screen.response.js';

/** Requests a minute for each screen, which asks every 1.5 s. */
const mostOfScreen = 120;

/** Screens without an account: paired by a code, until they are removed or the meeting ends. */
@ApiTags('live')
@Controller()
@NotIdempotent()
export class ScreensController {
  constructor(
    private readonly screens: PairScreen,
    private readonly shown: ReadScreen,
    private readonly waiting: WaitingScreensGateway,
    private readonly settings: Settings,
  ) {}

  @Get('workspaces/:workspaceId/live/rooms/:meetingId/screens')
  @Permit('live.screen.pair')
  @ApiOkResponse({ type: PairedScreensResponse })
  async list(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
  ): Promise<PairedScreensResponse> {
    return { items: await this.screens.list(actor, meetingId) };
  }

  /** The screen that shows the code begins to show the meeting. */
  @Post('workspaces/:workspaceId/live/rooms/:meetingId/screens')
  @HttpCode(200)
  @Permit('live.screen.pair')
  @ApiOkResponse({ type: PairedScreenResponse })
  async pair(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Body() { code }: PairScreenRequest,
  ): Promise<PairedScreenResponse> {
    const isWaiting = (): Promise<boolean> => this.waiting.isWaiting(code);
    const { secret, screen } = await this.screens.pair(actor, meetingId, { code, isWaiting });
    this.waiting.paired(code, { workspaceId: actor.workspaceId ?? '', secret });
    return screen;
  }

  @Delete('workspaces/:workspaceId/live/rooms/:meetingId/screens/:screenId')
  @HttpCode(204)
  @Permit('live.screen.pair')
  @ApiNoContentResponse()
  async remove(
    @CurrentActor() actor: Actor,
    @Param('meetingId', IdPipe) meetingId: string,
    @Param('screenId', IdPipe) screenId: string,
  ): Promise<void> {
    await this.screens.remove(actor, meetingId, screenId);
  }

  /** What a paired screen shows. The secret is the credential. */
  @Get('live/screens/:workspaceKey/:secret')
  @Public()
  @LimitEach({ of: (request: Request) => String(request.params['secret']), most: mostOfScreen })
  @ApiOkResponse({ type: ShownScreenResponse })
  async show(
    @Param('workspaceKey', IdPipe) workspaceKey: string,
    @Param('secret') secret: string,
  ): Promise<ShownScreenResponse> {
    const { workspaceSlug, ...shown } = await this.shown.execute(workspaceKey, secret);
    const joinLink = `${publicOrigin(this.settings)}/w/${workspaceSlug}/meetings/${shown.view.meeting.id}/live/phone`;
    return { ...shown, joinLink };
  }
}
