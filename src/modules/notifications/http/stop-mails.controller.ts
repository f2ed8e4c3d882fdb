import { Controller, Get, HttpCode, Param, Post, Redirect } from '@nestjs/common';
import { ApiFoundResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../../../platform/auth/index.js';
import { NotIdempotent } from '../../../platform/http/index.js';
import { ChangeSettings } from '../use-cases/change-settings.js';

/**
 * The address of List-Unsubscribe in each email (RFC 8058). Only a POST stops the emails, because scanners open links;
 * a reader who opens the address gets the page with the button.
 */
@ApiTags('notifications')
@Controller('notifications/stop/:token')
@NotIdempotent()
export class StopMailsController {
  constructor(private readonly settings: ChangeSettings) {}

  @Get()
  @Public()
  @Redirect()
  @ApiFoundResponse({ description: 'To the page that asks before it stops the emails.' })
  page(@Param('token') token: string): { readonly url: string } {
    return { url: `/notifications/stop#${encodeURIComponent(token)}` };
  }

  @Post()
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  async stop(@Param('token') token: string): Promise<void> {
    await this.settings.stopMails(token);
  }
}
