import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, SignedIn } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { NotIdempotent } from '../../../platform/http/idempotency.interceptor.js';
import { SecurityEvent } from '../../../platform/http/security-log.interceptor.js';
import { EnterFactor } from '../use-cases/enter-factor.js';
import { KeepFactors } from '../use-cases/keep-factors.js';
import { ReadOwnAccount } from '../use-cases/read-own-account.js';
import { ReplaceLostDevices } from '../use-cases/replace-lost-devices.js';
import { UsePasskeys } from '../use-cases/use-passkeys.js';
import {
  AddPasskeyRequest,
  ConfirmAppRequest,
  FactorCodeRequest,
  PasskeyRequest,
} from './dto/second-factor.request.js';
import {
  AppToSetUpResponse,
  PasskeyOptionsResponse,
  RecoveryCodesResponse,
  SecondFactorResponse,
} from './dto/second-factor.response.js';

/** Not idempotent: stored answers would contain secrets, and a code must count each time it is sent. */
@ApiTags('identity')
@Controller('me/second-factor')
@SignedIn()
@NotIdempotent()
export class SecondFactorController {
  constructor(
    private readonly own: ReadOwnAccount,
    private readonly factors: KeepFactors,
    private readonly enter: EnterFactor,
    private readonly passkeys: UsePasskeys,
    private readonly replacements: ReplaceLostDevices,
  ) {}

  @Get()
  @ApiOkResponse({ type: SecondFactorResponse })
  here(@CurrentActor() actor: Actor): Promise<SecondFactorResponse> {
    return this.own.secondFactor(actor);
  }

  @Post('apps')
  @HttpCode(200)
  @ApiOkResponse({ type: AppToSetUpResponse })
  beginApp(@CurrentActor() actor: Actor): Promise<AppToSetUpResponse> {
    return this.factors.beginApp(actor);
  }

  @Post('apps/confirm')
  @SecurityEvent('second-factor.added')
  @ApiCreatedResponse({ type: RecoveryCodesResponse })
  async confirmApp(@CurrentActor() actor: Actor, @Body() app: ConfirmAppRequest): Promise<RecoveryCodesResponse> {
    return { recoveryCodes: await this.factors.confirmApp(actor, app) };
  }

  @Post('passkeys/begin')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyOptionsResponse })
  async beginPasskey(@CurrentActor() actor: Actor): Promise<PasskeyOptionsResponse> {
    return { options: await this.passkeys.beginAdding(actor) };
  }

  @Post('passkeys')
  @SecurityEvent('second-factor.added')
  @ApiCreatedResponse({ type: RecoveryCodesResponse })
  async addPasskey(
    @CurrentActor() actor: Actor,
    @Body() { label, passkey }: AddPasskeyRequest,
  ): Promise<RecoveryCodesResponse> {
    return { recoveryCodes: await this.passkeys.add(actor, label, passkey) };
  }

  @Post('enter/passkey/begin')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyOptionsResponse })
  async beginWithPasskey(@CurrentActor() actor: Actor): Promise<PasskeyOptionsResponse> {
    return { options: await this.passkeys.beginEntering(actor) };
  }

  @Post('enter/passkey')
  @SecurityEvent('second-factor.passkey')
  @HttpCode(204)
  @ApiNoContentResponse()
  async withPasskey(@CurrentActor() actor: Actor, @Body() { passkey }: PasskeyRequest): Promise<void> {
    await this.passkeys.enter(actor, passkey);
  }

  @Delete('factors/:id')
  @SecurityEvent('second-factor.removed')
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.factors.remove(actor, id);
  }

  @Post('replacements/:id/stop')
  @SecurityEvent('second-factor.replacement-stopped')
  @HttpCode(204)
  @ApiNoContentResponse()
  async stop(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.replacements.stop(actor, id);
  }

  @Post('recovery-codes')
  @SecurityEvent('second-factor.recovery-codes-renewed')
  @ApiCreatedResponse({ type: RecoveryCodesResponse })
  async renew(@CurrentActor() actor: Actor): Promise<RecoveryCodesResponse> {
    return { recoveryCodes: await this.factors.renewRecoveryCodes(actor) };
  }

  @Post('enter/app')
  @SecurityEvent('second-factor.app')
  @HttpCode(204)
  @ApiNoContentResponse()
  async withApp(@CurrentActor() actor: Actor, @Body() { code }: FactorCodeRequest): Promise<void> {
    await this.enter.withApp(actor, code);
  }

  @Post('enter/recovery-code')
  @SecurityEvent('second-factor.recovery-code')
  @HttpCode(204)
  @ApiNoContentResponse()
  async withRecoveryCode(@CurrentActor() actor: Actor, @Body() { code }: FactorCodeRequest): Promise<void> {
    await this.enter.withRecoveryCode(actor, code);
  }
}
