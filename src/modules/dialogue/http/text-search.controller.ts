import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { Database } from '../../../platform/database/database.js';
import { textSearch } from '../queries/text-search.query.js';
import { TextSearchRequest } from './dto/conclusion.request.js';
import { TextSearchResponse } from './dto/parts.response.js';

/** For the search of the header. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId/roundtable-texts')
export class TextSearchController {
  constructor(private readonly database: Database) {}

  @Get()
  @Permit('dialogue.roundtable.read')
  @ApiOkResponse({ type: TextSearchResponse })
  async search(@CurrentActor() actor: Actor, @Query() { words }: TextSearchRequest): Promise<TextSearchResponse> {
    return this.database.read(actor, async (tx) => ({ items: [...(await textSearch(tx, words))] }));
  }
}
