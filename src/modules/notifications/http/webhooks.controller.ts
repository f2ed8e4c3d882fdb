import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/index.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { IdPipe, NotIdempotent } from '../../../platform/http/index.js';
import { KeepWebhooks } from '../use-cases/keep-webhooks.js';
import { AddWebhookRequest, ChangeWebhookRequest } from './dto/webhook.request.js';
import { AddedWebhookResponse, WebhookListResponse } from './dto/webhook.response.js';

@ApiTags('notifications')
@Controller('workspaces/:workspaceId/notifications/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: KeepWebhooks) {}

  @Get()
  @Permit('notifications.webhooks.manage')
  @ApiOkResponse({ type: WebhookListResponse })
  async list(@CurrentActor() actor: Actor): Promise<WebhookListResponse> {
    const items = await this.webhooks.list(actor);
    return {
      items: items.map(({ workspaceId: _, personId: _p, deliveries, ...webhook }) => ({
        ...webhook,
        deliveries: deliveries.map(({ source: _s, body: _b, workspaceId: _w, webhookId: _h, ...shown }) => shown),
      })),
    };
  }

  /** A stored answer would contain the secret. */
  @Post()
  @Permit('notifications.webhooks.manage')
  @NotIdempotent()
  @ApiCreatedResponse({ type: AddedWebhookResponse })
  async add(@CurrentActor() actor: Actor, @Body() body: AddWebhookRequest): Promise<AddedWebhookResponse> {
    return this.webhooks.add(actor, body);
  }

  @Put(':webhookId')
  @Permit('notifications.webhooks.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  async change(
    @CurrentActor() actor: Actor,
    @Param('webhookId', IdPipe) id: string,
    @BaseVersion() baseVersion: number,
    @Body() body: ChangeWebhookRequest,
  ): Promise<void> {
    await this.webhooks.change(actor, { ...body, id, baseVersion });
  }

  @Delete(':webhookId')
  @Permit('notifications.webhooks.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@CurrentActor() actor: Actor, @Param('webhookId', IdPipe) webhookId: string): Promise<void> {
    await this.webhooks.remove(actor, webhookId);
  }

  /** Sends a message of type `test` soon. */
  @Post(':webhookId/test')
  @Permit('notifications.webhooks.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  async test(@CurrentActor() actor: Actor, @Param('webhookId', IdPipe) webhookId: string): Promise<void> {
    await this.webhooks.test(actor, webhookId);
  }
}
