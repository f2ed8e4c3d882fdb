import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { IdPipe } from '../../../platform/http/index.js';
import { KeepAgendaTemplates } from '../use-cases/keep-agenda-templates.js';
import { SetOrganisations } from '../use-cases/set-organisations.js';
import { SetWomenShareTarget } from '../use-cases/set-women-share-target.js';
import {
  SaveAgendaTemplateRequest,
  SetOrganisationsRequest,
  SetWomenShareTargetRequest,
} from './dto/preparation.request.js';
import { VersionResponse } from './dto/parts.response.js';
import { AgendaTemplatesResponse, SavedAgendaTemplateResponse } from './dto/preparation.response.js';

/** The preparation of roundtables: agenda templates, the target for women's share, and the organisers. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class PreparationController {
  constructor(
    private readonly templates: KeepAgendaTemplates,
    private readonly target: SetWomenShareTarget,
    private readonly organisations: SetOrganisations,
  ) {}

  @Get('agenda-templates')
  @Permit('dialogue.agenda-template.read')
  @ApiOkResponse({ type: AgendaTemplatesResponse })
  async list(@CurrentActor() actor: Actor): Promise<AgendaTemplatesResponse> {
    return { items: await this.templates.list(actor) };
  }

  @Post('agenda-templates')
  @Permit('dialogue.agenda-template.change')
  @ApiCreatedResponse({ type: SavedAgendaTemplateResponse })
  async save(
    @CurrentActor() actor: Actor,
    @Body() body: SaveAgendaTemplateRequest,
  ): Promise<SavedAgendaTemplateResponse> {
    return this.templates.save(actor, body);
  }

  @Delete('agenda-templates/:agendaTemplateId')
  @HttpCode(204)
  @Permit('dialogue.agenda-template.change')
  @ApiNoContentResponse()
  async remove(@CurrentActor() actor: Actor, @Param('agendaTemplateId', IdPipe) id: string): Promise<void> {
    await this.templates.remove(actor, id);
  }

  @Put('roundtables/:roundtableId/organisations')
  @Permit('dialogue.roundtable.edit')
  @ApiOkResponse({ type: VersionResponse })
  async setOrganisations(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @BaseVersion() baseVersion: number,
    @Body() { organisations }: SetOrganisationsRequest,
  ): Promise<VersionResponse> {
    return this.organisations.execute(actor, { roundtableId, baseVersion, organisations });
  }

  @Put('women-share-target')
  @HttpCode(204)
  @Permit('dialogue.women-share-target.set')
  @ApiNoContentResponse()
  async setTarget(@CurrentActor() actor: Actor, @Body() { percent }: SetWomenShareTargetRequest): Promise<void> {
    await this.target.execute(actor, percent);
  }
}
