import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/index.js';
import { NotIdempotent } from '../../../platform/http/index.js';
import { KeepCalendarAddress } from '../use-cases/keep-calendar-address.js';
import { CalendarAddressResponse } from './dto/calendar.response.js';

@ApiTags('notifications')
@Controller('workspaces/:workspaceId/notifications/calendar-address')
export class CalendarAddressController {
  constructor(private readonly address: KeepCalendarAddress) {}

  @Get()
  @Permit('notifications.own')
  @ApiOkResponse({ type: CalendarAddressResponse })
  async show(@CurrentActor() actor: Actor): Promise<CalendarAddressResponse> {
    return this.address.read(actor);
  }

  /** The former address is no longer valid. A stored answer would contain the secret, so each call makes a new one. */
  @Post()
  @Permit('notifications.own')
  @NotIdempotent()
  @HttpCode(200)
  @ApiOkResponse({ type: CalendarAddressResponse })
  async renew(@CurrentActor() actor: Actor): Promise<CalendarAddressResponse> {
    return this.address.renew(actor);
  }

  @Delete()
  @Permit('notifications.own')
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@CurrentActor() actor: Actor): Promise<void> {
    await this.address.remove(actor);
  }
}
