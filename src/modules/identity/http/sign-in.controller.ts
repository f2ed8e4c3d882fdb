import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Public, SignedIn } from '../../../platform/auth/decorators.js';
import { NotIdempotent } from '../../../platform/http/idempotency.interceptor.js';
import { SecurityEvent } from '../../../platform/http/security-log.interceptor.js';
import { EndSessions } from '../use-cases/end-sessions.js';
import type { OpenedSession } from '../use-cases/open-session.js';
import { RedeemSignInLink } from '../use-cases/redeem-sign-in-link.js';
import { SendSignInLink } from '../use-cases/send-sign-in-link.js';
import { SignInWithPassword } from '../use-cases/sign-in-with-password.js';
import { clearSession, originOf, setSession } from './cookies.js';
import { SignedInResponse } from './dto/account.response.js';
import { SendLinkRequest, SignInRequest, TokenRequest } from './dto/sign-in.request.js';

/** Sends the session as a cookie; its token is never in a body. */
export function welcome(request: Request, response: Response, session: OpenedSession): SignedInResponse {
  setSession(request, response, session);
  return { accountId: session.accountId, expiresAt: session.expiresAt };
}

@ApiTags('identity')
@Controller()
@NotIdempotent()
export class SignInController {
  constructor(
    private readonly withPassword: SignInWithPassword,
    private readonly sendLink: SendSignInLink,
    private readonly redeemLink: RedeemSignInLink,
    private readonly endSessions: EndSessions,
  ) {}

  @Post('sign-in')
  @SecurityEvent('sign-in')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInResponse })
  async signIn(
    @Body() { email, password }: SignInRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInResponse> {
    return welcome(request, response, await this.withPassword.execute(email, password, originOf(request)));
  }

  /** Gives the same answer whether or not the address has an account. */
  @Post('sign-in/link')
  @SecurityEvent('sign-in-link.requested')
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  async link(@Body() { email }: SendLinkRequest): Promise<void> {
    await this.sendLink.execute(email);
  }

  /** A POST sent by the page behind the link, so that programs that open links in emails do not use it up. */
  @Post('sign-in/link/redeem')
  @SecurityEvent('sign-in-link.used')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInResponse })
  async redeem(
    @Body() { token }: TokenRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInResponse> {
    return welcome(request, response, await this.redeemLink.execute(token, originOf(request)));
  }

  @Post('sign-out')
  @SecurityEvent('sign-out')
  @SignedIn()
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.endSessions.signOut(actor);
    clearSession(request, response);
  }
}
