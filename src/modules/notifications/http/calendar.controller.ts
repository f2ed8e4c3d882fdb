import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Public } from '../../../platform/auth/index.js';
import { LimitEach } from '../../../platform/http/index.js';
import { ReadCalendar } from '../use-cases/read-calendar.js';

/** The calendar at a secret address. Calendar programs send no cookies and cannot sign in. */
@ApiTags('notifications')
@Controller('notifications/calendars/:token')
export class CalendarController {
  constructor(private readonly calendar: ReadCalendar) {}

  @Get('calendar.ics')
  @Public()
  @LimitEach({ of: (request: Request) => String(request.params['token']), most: 30 })
  @Header('Referrer-Policy', 'no-referrer')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async read(@Param('token') token: string): Promise<StreamableFile> {
    const content = Buffer.from(await this.calendar.execute(token));
    return new StreamableFile(content, { type: 'text/calendar; charset=utf-8', length: content.length });
  }
}
