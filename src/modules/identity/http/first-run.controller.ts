import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../../../platform/auth/decorators.js';
import { NotIdempotent } from '../../../platform/http/idempotency.interceptor.js';
import { SecurityEvent } from '../../../platform/http/security-log.interceptor.js';
import { BeginFirstRun } from '../use-cases/begin-first-run.js';
import { originOf } from './cookies.js';
import { FirstRunResponse, SignedInResponse } from './dto/account.response.js';
import { FirstRunRequest } from './dto/first-run.request.js';
import { welcome } from './sign-in.controller.js';

@ApiTags('identity')
@Controller('first-run')
@NotIdempotent()
export class FirstRunController {
  constructor(private readonly firstRun: BeginFirstRun) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: FirstRunResponse })
  async look(): Promise<FirstRunResponse> {
    return { open: await this.firstRun.isOpen() };
  }

  @Post()
  @SecurityEvent('installation.begun')
  @Public()
  @ApiCreatedResponse({ type: SignedInResponse })
  async begin(
    @Body() wanted: FirstRunRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInResponse> {
    return welcome(request, response, await this.firstRun.execute(wanted, originOf(request)));
  }
}
