import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/index.js';
import { IdPipe } from '../../../platform/http/index.js';
import { SecurityEvent } from '../../../platform/http/security-log.interceptor.js';
import { DecidePairRequest } from '../use-cases/decide-pair-request.js';
import { ReadRights } from '../use-cases/read-rights.js';
import { DecidePairRequestRequest } from './dto/rights.request.js';
import { RightsResponse } from './dto/rights.response.js';

/** Who has which right, and roles that complete a pair of rights and await a second administrator (docs/adr/0086). */
@ApiTags('identity')
@Controller('workspaces/:workspaceId/rights')
export class RightsController {
  constructor(
    private readonly rights: ReadRights,
    private readonly requests: DecidePairRequest,
  ) {}

  @Get()
  @Permit('identity.membership.read')
  @ApiOkResponse({ type: RightsResponse })
  read(@CurrentActor() actor: Actor): Promise<RightsResponse> {
    return this.rights.execute(actor);
  }

  @Post('requests/:id')
  @HttpCode(200)
  @SecurityEvent('pair-request.decided')
  @Permit('identity.membership.edit')
  @ApiOkResponse({ type: RightsResponse })
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { decision }: DecidePairRequestRequest,
  ): Promise<RightsResponse> {
    await this.requests.execute(actor, { id, decision });
    return this.rights.execute(actor);
  }
}
