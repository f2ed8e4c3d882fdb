import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../../platform/auth/index.js';
import { BaseVersion } from '../../../../platform/http/index.js';
import { CheckDefinition } from '../../use-cases/definitions/check-definition.js';
import { DefineIndicator } from '../../use-cases/definitions/define-indicator.js';
import { ReviseDefinition } from '../../use-cases/definitions/revise-definition.js';
import { ReadDefinitions } from '../../use-cases/definitions/read-definitions.js';
import {
  CheckDefinitionRequest,
  DefineIndicatorRequest,
  ReviseDefinitionRequest,
} from '../dto/definitions/definition.request.js';
import {
  DefinitionCheckResponse,
  DefinitionListResponse,
  DefinitionPageResponse,
  VocabularyResponse,
} from '../dto/definitions/definition.response.js';

/** Definitions of indicators: texts in versions, checked while they are typed. */
@ApiTags('indicators')
@Controller('workspaces/:workspaceId/indicators/definitions')
export class DefinitionsController {
  constructor(
    private readonly pages: ReadDefinitions,
    private readonly check: CheckDefinition,
    private readonly define: DefineIndicator,
    private readonly revise: ReviseDefinition,
  ) {}

  @Get()
  @Permit('indicators.definition.read')
  @ApiOkResponse({ type: DefinitionListResponse })
  list(@CurrentActor() actor: Actor): Promise<DefinitionListResponse> {
    return this.pages.list(actor);
  }

  @Get('vocabulary')
  @Permit('indicators.definition.read')
  @ApiOkResponse({ type: VocabularyResponse })
  vocabulary(@CurrentActor() actor: Actor): Promise<VocabularyResponse> {
    return this.pages.words(actor);
  }

  @Post('check')
  @HttpCode(200)
  @Permit('indicators.definition.write')
  @ApiOkResponse({ type: DefinitionCheckResponse })
  checkNow(@CurrentActor() actor: Actor, @Body() body: CheckDefinitionRequest): Promise<DefinitionCheckResponse> {
    const { id, isNew, ...content } = body;
    return this.check.execute(actor, { id, isNew, content });
  }

  @Post()
  @Permit('indicators.definition.write')
  @ApiCreatedResponse({ type: DefinitionPageResponse })
  async add(@CurrentActor() actor: Actor, @Body() body: DefineIndicatorRequest): Promise<DefinitionPageResponse> {
    const { id, reason, ...content } = body;
    await this.define.execute(actor, { id, reason, content });
    return this.pages.one(actor, id);
  }

  @Get(':definitionId')
  @Permit('indicators.definition.read')
  @ApiOkResponse({ type: DefinitionPageResponse })
  one(@CurrentActor() actor: Actor, @Param('definitionId') id: string): Promise<DefinitionPageResponse> {
    return this.pages.one(actor, id);
  }

  @Patch(':definitionId')
  @Permit('indicators.definition.write')
  @ApiOkResponse({ type: DefinitionPageResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('definitionId') indicatorId: string,
    @BaseVersion() baseVersion: number,
    @Body() body: ReviseDefinitionRequest,
  ): Promise<DefinitionPageResponse> {
    const { reason, ...changes } = body;
    await this.revise.execute(actor, { indicatorId, baseVersion, changes, reason });
    return this.pages.one(actor, indicatorId);
  }
}
