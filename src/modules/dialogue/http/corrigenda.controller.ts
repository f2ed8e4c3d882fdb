import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { ObjectToCorrigendum, ProposeCorrigendum } from '../use-cases/correct-conclusion.js';
import { ProposeReplacement } from '../use-cases/replace-conclusion.js';
import * as requests from './dto/corrigendum.request.js';
import { ProposedCorrigendumResponse } from './dto/corrigendum.response.js';

/** What can be done about an agreed conclusion after its meeting: correct a clerical error, or propose to replace it. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class CorrigendaController {
  constructor(
    private readonly corrigenda: ProposeCorrigendum,
    private readonly objections: ObjectToCorrigendum,
    private readonly replacements: ProposeReplacement,
  ) {}

  @Post('conclusions/:conclusionId/corrigenda')
  @Permit('dialogue.conclusion.add')
  @ApiCreatedResponse({ type: ProposedCorrigendumResponse })
  async propose(
    @CurrentActor() actor: Actor,
    @Param('conclusionId', IdPipe) conclusionId: string,
    @Body() body: requests.ProposeCorrigendumRequest,
  ): Promise<ProposedCorrigendumResponse> {
    return this.corrigenda.execute(actor, { conclusionId, ...body });
  }

  @Post('corrigenda/:corrigendumId/objection')
  @HttpCode(204)
  @Permit('dialogue.corrigendum.object')
  @ApiNoContentResponse()
  async object(
    @CurrentActor() actor: Actor,
    @Param('corrigendumId', IdPipe) corrigendumId: string,
    @Body() body: requests.ObjectToCorrigendumRequest,
  ): Promise<void> {
    await this.objections.execute(actor, { corrigendumId, ...body });
  }

  /** Proposes for the next agenda that a new conclusion replace this one. */
  @Post('conclusions/:conclusionId/replacement-proposals')
  @HttpCode(204)
  @Permit('dialogue.agenda.propose')
  @ApiNoContentResponse()
  async replace(
    @CurrentActor() actor: Actor,
    @Param('conclusionId', IdPipe) conclusionId: string,
    @Body() { reason }: requests.ProposeReplacementRequest,
  ): Promise<void> {
    await this.replacements.execute(actor, { conclusionId, reason });
  }
}
