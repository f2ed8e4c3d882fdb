import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../../platform/auth/index.js';
import { acceptsGzip } from '../../platform/http/gzip.js';
import { LimitEach, NotIdempotent } from '../../platform/http/index.js';
import type { PhoneOpening } from '../form/index.js';
import { hashOfCode } from '../use-cases/codes.js';
import { ReadPhoneSurvey } from '../use-cases/read-phone-survey.js';
import { SubmitAnswers } from '../use-cases/submit-answers.js';
import { PhoneAnswersRequest, phoneAnswersOf, PhoneVersionRequest } from './dto/phone.request.js';
import { ReceivedResponse } from './dto/wave.response.js';

/**
 * For one code, from all addresses together: more than a crowd in front of a poster sends. Phones wait and send again,
 * so that no answer of a larger crowd is lost.
 */
const repliesPerMinute = 300;

/** The only endpoints for workers: no account, no cookie, and no key that would link an answer to its sender. */
@ApiTags('phone')
@Controller('phone/:code')
export class PhoneController {
  constructor(
    private readonly readPhoneSurvey: ReadPhoneSurvey,
    private readonly submitAnswers: SubmitAnswers,
  ) {}

  @Get()
  @Public()
  @ApiOkResponse({ schema: { type: 'object', description: 'PhoneOpening of src/surveys/form/wire.ts' } })
  opening(@Param('code') code: string, @Query() { version }: PhoneVersionRequest): Promise<PhoneOpening> {
    return this.readPhoneSurvey.opening(code, version);
  }

  @Get('modules')
  @Public()
  @LimitEach({ of: ({ params }) => hashOfCode(String(params['code'])), most: repliesPerMinute })
  @ApiOkResponse({ schema: { type: 'object', description: 'PhoneModules of src/surveys/form/wire.ts' } })
  async modules(
    @Param('code') code: string,
    @Query() { version }: PhoneVersionRequest,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const isCompressed = acceptsGzip(request);
    const body = await this.readPhoneSurvey.modules(code, { version, isCompressed });
    if (isCompressed) response.setHeader('Content-Encoding', 'gzip');
    response.vary('Accept-Encoding').type('json').set('Content-Length', String(body.length)).end(body);
  }

  @Post('answers')
  @Public()
  @LimitEach({ of: ({ params }) => hashOfCode(String(params['code'])), most: repliesPerMinute })
  @NotIdempotent()
  @ApiBody({ type: PhoneAnswersRequest })
  @ApiCreatedResponse({ type: ReceivedResponse })
  @ApiOkResponse({ type: ReceivedResponse, description: 'This instance already exists.' })
  async answers(@Param('code') code: string, @Body() body: unknown, @Res() response: Response): Promise<void> {
    const fresh = await this.submitAnswers.execute(code, phoneAnswersOf(body));
    response.writeHead(fresh ? 201 : 200, receiptHeaders).end(receipt);
  }
}

/** A constant: serialising it for each reply took a twentieth of the time of a submission. */
const receipt = JSON.stringify({ received: true } satisfies ReceivedResponse);
const receiptHeaders = {
  'Content-Type': 'application/json; charset=utf-8',
  'Content-Length': Buffer.byteLength(receipt),
};
