import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/index.js';
import { PageBeforeRequest } from '../../../platform/http/dto.js';
import type { NotificationSettings } from '../domain/settings.js';
import { type Delivery, type Topic, topics } from '../domain/topic.js';
import { ChangeSettings } from '../use-cases/change-settings.js';
import { MarkRead } from '../use-cases/mark-read.js';
import { ReadNotifications } from '../use-cases/read-notifications.js';
import { ReadSettings } from '../use-cases/read-settings.js';
import { MarkReadRequest, NotificationSettingsRequest } from './dto/notification.request.js';
import {
  NotificationPageResponse,
  NotificationSettingsResponse,
  UnreadNotificationsResponse,
} from './dto/notification.response.js';

@ApiTags('notifications')
@Controller('workspaces/:workspaceId/notifications')
export class NotificationsController {
  constructor(
    private readonly notifications: ReadNotifications,
    private readonly settings: ReadSettings,
    private readonly markRead: MarkRead,
    private readonly changeSettings: ChangeSettings,
  ) {}

  @Get()
  @Permit('notifications.own')
  @ApiOkResponse({ type: NotificationPageResponse })
  async list(
    @CurrentActor() actor: Actor,
    @Query() { before, limit }: PageBeforeRequest,
  ): Promise<NotificationPageResponse> {
    return this.notifications.page(actor, { before: before ?? null, limit });
  }

  @Get('unread')
  @Permit('notifications.own')
  @ApiOkResponse({ type: UnreadNotificationsResponse })
  async unread(@CurrentActor() actor: Actor): Promise<UnreadNotificationsResponse> {
    return { unread: await this.notifications.unread(actor) };
  }

  @Post('read')
  @Permit('notifications.own')
  @HttpCode(204)
  @ApiNoContentResponse()
  async read(@CurrentActor() actor: Actor, @Body() { ids }: MarkReadRequest): Promise<void> {
    await this.markRead.execute(actor, ids ?? null);
  }

  @Get('settings')
  @Permit('notifications.own')
  @ApiOkResponse({ type: NotificationSettingsResponse })
  async own(@CurrentActor() actor: Actor): Promise<NotificationSettingsResponse> {
    return settingsResponse(await this.settings.execute(actor));
  }

  @Put('settings')
  @Permit('notifications.own')
  @ApiOkResponse({ type: NotificationSettingsResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Body() { topics: chosen, quietHours, reminderDays }: NotificationSettingsRequest,
  ): Promise<NotificationSettingsResponse> {
    const byTopic = Object.fromEntries(chosen.map(({ topic, delivery }) => [topic, delivery])) as Partial<
      Record<Topic, Delivery>
    >;
    await this.changeSettings.execute(actor, { topics: byTopic, quietHours: quietHours ?? null, reminderDays });
    return settingsResponse(await this.settings.execute(actor));
  }
}

function settingsResponse({ topics: chosen, ...rest }: NotificationSettings): NotificationSettingsResponse {
  return { ...rest, topics: topics.map((topic) => ({ topic, delivery: chosen[topic] ?? 'app' })) };
}
