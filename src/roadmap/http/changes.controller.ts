import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { ChangeActions, type ChangeActionsInput } from '../use-cases/change-actions.js';
import { ChangeActionsRequest, CheckChangesRequest } from './dto/change-actions.request.js';
import { CheckedChangesResponse, MadeImportResponse } from './dto/import.response.js';
import { checkedChangesResponse } from './import-responses.js';

const inputOf = ({ actionIds, change, reason = '' }: CheckChangesRequest): ChangeActionsInput => ({
  actionIds,
  change: { ...change, reason },
});

/** The same change of several actions: a check that saves nothing, then all of them or none. Undone like an import. */
@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap/changes')
export class ChangesController {
  constructor(private readonly changes: ChangeActions) {}

  @Post('checks')
  @HttpCode(200)
  @Permit('roadmap.action.import')
  @ApiOkResponse({ type: CheckedChangesResponse })
  async check(@CurrentActor() actor: Actor, @Body() body: CheckChangesRequest): Promise<CheckedChangesResponse> {
    return checkedChangesResponse(await this.changes.check(actor, inputOf(body)));
  }

  @Post()
  @Permit('roadmap.action.import')
  @ApiCreatedResponse({ type: MadeImportResponse })
  make(@CurrentActor() actor: Actor, @Body() body: ChangeActionsRequest): Promise<MadeImportResponse> {
    return this.changes.execute(actor, inputOf(body), body.basis);
  }
}
