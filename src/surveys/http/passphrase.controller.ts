import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { SecurityEvent } from '../../platform/http/security-log.interceptor.js';
import { NotIdempotent } from '../../platform/http/idempotency.interceptor.js';
import { UnlockAnswers } from '../use-cases/unlock-answers.js';
import { UnlockAnswersRequest } from './dto/passphrase.request.js';
import { UnlockedAnswersResponse } from './dto/passphrase.response.js';

/** The passphrase of the answer key, which is stored nowhere (docs/adr/0025). */
@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys/passphrase')
export class PassphraseController {
  constructor(private readonly answers: UnlockAnswers) {}

  @Post()
  @HttpCode(200)
  // no hash of a request with the passphrase is stored
  @NotIdempotent()
  @SecurityEvent('answer-key.unlocked')
  @Permit('surveys.answers.open')
  @ApiOkResponse({ type: UnlockedAnswersResponse })
  unlock(@CurrentActor() actor: Actor, @Body() { passphrase }: UnlockAnswersRequest): Promise<UnlockedAnswersResponse> {
    return this.answers.execute(actor, passphrase);
  }
}
