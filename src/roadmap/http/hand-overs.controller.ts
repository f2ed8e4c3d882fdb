import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { IdPipe } from '../../platform/http/index.js';
import { HandOverActions, type HandOverInput } from '../use-cases/hand-over-actions.js';
import { RepeatAction } from '../use-cases/repeat-action.js';
import { CheckHandOverRequest, HandOverRequest, RecurrenceRequest } from './dto/hand-over.request.js';
import { CheckedChangesResponse, MadeImportResponse } from './dto/import.response.js';
import { checkedChangesResponse } from './import-responses.js';

const inputOf = ({ note = '', ...input }: CheckHandOverRequest): HandOverInput => ({ ...input, note });

/** All open actions of a person go to another person: a check that saves nothing, then all or none. Undone like an import. */
@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap/hand-overs')
export class HandOversController {
  constructor(private readonly handOvers: HandOverActions) {}

  @Post('checks')
  @HttpCode(200)
  @Permit('roadmap.action.import')
  @ApiOkResponse({ type: CheckedChangesResponse })
  async check(@CurrentActor() actor: Actor, @Body() body: CheckHandOverRequest): Promise<CheckedChangesResponse> {
    return checkedChangesResponse(await this.handOvers.check(actor, inputOf(body)));
  }

  @Post()
  @Permit('roadmap.action.import')
  @ApiCreatedResponse({ type: MadeImportResponse })
  make(@CurrentActor() actor: Actor, @Body() { basis, ...body }: HandOverRequest): Promise<MadeImportResponse> {
    return this.handOvers.execute(actor, inputOf(body), basis);
  }
}

/** Further occurrences of an action, every month, quarter or year. Undone like an import. */
@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap/actions/:actionId/occurrences')
export class OccurrencesController {
  constructor(private readonly repeat: RepeatAction) {}

  @Post()
  @Permit('roadmap.action.import')
  @ApiCreatedResponse({ type: MadeImportResponse })
  make(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Body() recurrence: RecurrenceRequest,
  ): Promise<MadeImportResponse> {
    return this.repeat.execute(actor, { actionId, ...recurrence });
  }
}
