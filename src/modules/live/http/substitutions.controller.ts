import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { PlanSubstitution } from '../use-cases/plan-substitution.js';
import { PlanSubstitutionRequest } from './dto/substitution.request.js';
import { PlannedSubstitutionResponse } from './dto/substitution.response.js';

/** Substitutes who have the seats of titular members from one time to another. */
@ApiTags('live')
@Controller('workspaces/:workspaceId/live/roundtables/:roundtableId/substitutions')
export class SubstitutionsController {
  constructor(private readonly substitutions: PlanSubstitution) {}

  @Post()
  @Permit('live.substitution.plan')
  @ApiCreatedResponse({ type: PlannedSubstitutionResponse })
  async planSubstitution(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() { seatId, substituteSeatId, startsAt, endsAt }: PlanSubstitutionRequest,
  ): Promise<PlannedSubstitutionResponse> {
    const period = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    return this.substitutions.execute(actor, { roundtableId, seatId, substituteSeatId, ...period });
  }

  /** One that has begun ends now; one that has not is removed. */
  @Delete(':substitutionId')
  @HttpCode(204)
  @Permit('live.substitution.plan')
  @ApiNoContentResponse()
  async endSubstitution(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Param('substitutionId', IdPipe) id: string,
  ): Promise<void> {
    await this.substitutions.end(actor, { roundtableId, id });
  }
}
