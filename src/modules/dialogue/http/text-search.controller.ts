import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { ReadRoundtables } from '../use-cases/read-roundtables.js';
import { TextSearchRequest } from './dto/conclusion.request.js';
import { TextSearchResponse } from './dto/parts.response.js';

/** Used by the search in the page header. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId/roundtable-texts')
export class TextSearchController {
  constructor(private readonly roundtables: ReadRoundtables) {}

  @Get()
  @Permit('dialogue.roundtable.read')
  @ApiOkResponse({ type: TextSearchResponse })
  async search(@CurrentActor() actor: Actor, @Query() { words }: TextSearchRequest): Promise<TextSearchResponse> {
    return { items: await this.roundtables.texts(actor, words) };
  }
}
