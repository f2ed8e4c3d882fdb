import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, SignedIn } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { NotIdempotent } from '../../../platform/http/idempotency.interceptor.js';
import { SecurityEvent } from '../../../platform/http/security-log.interceptor.js';
import { KeepApiTokens } from '../use-cases/keep-api-tokens.js';
import { ReadOwnAccount } from '../use-cases/read-own-account.js';
import { IssueApiTokenRequest } from './dto/account.request.js';
import { ApiTokenResponse, IssuedApiTokenResponse } from './dto/account.response.js';

@ApiTags('identity')
@Controller('me/api-tokens')
@SignedIn()
export class ApiTokensController {
  constructor(
    private readonly own: ReadOwnAccount,
    private readonly tokens: KeepApiTokens,
  ) {}

  @Get()
  @ApiOkResponse({ type: [ApiTokenResponse] })
  list(@CurrentActor() actor: Actor): Promise<ApiTokenResponse[]> {
    return this.own.apiTokens(actor);
  }

  /** Not idempotent: the stored answer would contain the token. */
  @Post()
  @SecurityEvent('token.issued')
  @NotIdempotent()
  @ApiCreatedResponse({ type: IssuedApiTokenResponse })
  issue(@CurrentActor() actor: Actor, @Body() request: IssueApiTokenRequest): Promise<IssuedApiTokenResponse> {
    return this.tokens.issue(actor, request);
  }

  @Delete(':id')
  @SecurityEvent('token.withdrawn')
  @HttpCode(204)
  @ApiNoContentResponse()
  async withdraw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.tokens.withdraw(actor, id);
  }
}
