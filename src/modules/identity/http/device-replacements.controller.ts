import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/index.js';
import { IdPipe } from '../../../platform/http/index.js';
import { SecurityEvent } from '../../../platform/http/security-log.interceptor.js';
import { ReadDeviceReplacements } from '../use-cases/read-device-replacements.js';
import { ReplaceLostDevices } from '../use-cases/replace-lost-devices.js';
import { DeviceReplacementResponse, RequestedReplacementResponse } from './dto/device-replacement.response.js';

/** Lost devices of members, which an administrator replaces after a day (docs/adr/0088). */
@ApiTags('identity')
@Controller('workspaces/:workspaceId')
export class DeviceReplacementsController {
  constructor(
    private readonly list: ReadDeviceReplacements,
    private readonly devices: ReplaceLostDevices,
  ) {}

  @Get('device-replacements')
  @Permit('identity.membership.read')
  @ApiOkResponse({ type: [DeviceReplacementResponse] })
  async open(@CurrentActor() actor: Actor): Promise<DeviceReplacementResponse[]> {
    return [...(await this.list.execute(actor))];
  }

  @Post('members/:accountId/device-replacements')
  @SecurityEvent('second-factor.replacement-requested')
  @Permit('identity.membership.edit')
  @ApiCreatedResponse({ type: RequestedReplacementResponse })
  async request(
    @CurrentActor() actor: Actor,
    @Param('accountId', IdPipe) accountId: string,
  ): Promise<RequestedReplacementResponse> {
    const { id, takesEffectAt } = await this.devices.request(actor, accountId);
    return { id, takesEffectAt };
  }

  @Delete('device-replacements/:id')
  @SecurityEvent('second-factor.replacement-cancelled')
  @Permit('identity.membership.edit')
  @HttpCode(204)
  @ApiNoContentResponse()
  async cancel(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.devices.cancel(actor, id);
  }
}
