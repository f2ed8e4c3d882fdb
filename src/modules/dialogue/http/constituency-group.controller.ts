import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { ReadConstituencyGroup } from '../use-cases/read-constituency-group.js';
import { DialogueResponses } from './dialogue-responses.js';
import { ConstituencyGroupResponse } from './dto/constituency-group.response.js';

/** The meetings of one constituency at a roundtable, for its own members. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId/roundtables/:roundtableId/group-meetings')
export class ConstituencyGroupController {
  constructor(private readonly group: ReadConstituencyGroup) {}

  @Get()
  @Permit('dialogue.roundtable.read')
  @ApiOkResponse({ type: ConstituencyGroupResponse })
  async show(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
  ): Promise<ConstituencyGroupResponse> {
    const { shown, ...read } = await this.group.execute(actor, roundtableId);
    return new DialogueResponses(actor, shown).constituencyGroup(read);
  }
}
