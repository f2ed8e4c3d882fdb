import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { BaseVersion, IdPipe, NotIdempotent } from '../../platform/http/index.js';
import type { PhoneModules, PhoneOpening } from '../form/index.js';
import { EditQuestionnaire } from '../use-cases/edit-questionnaire.js';
import { ReadQuestionnaireDraft } from '../use-cases/read-questionnaire-draft.js';
import {
  CreatedQuestionnaireResponse,
  FormFindingsResponse,
  QuestionnaireChangesResponse,
  QuestionnaireDraftResponse,
} from './dto/questionnaire-draft.response.js';
import {
  ChangesSinceQuery,
  CreateQuestionnaireRequest,
  EditedQuestionnaireRequest,
} from './dto/questionnaire.request.js';

/** Questionnaires in the editor. */
@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys')
export class QuestionnaireDraftsController {
  constructor(
    private readonly edit: EditQuestionnaire,
    private readonly read: ReadQuestionnaireDraft,
  ) {}

  /** Creates a draft, blank or from a template. */
  @Post('questionnaire-drafts')
  @HttpCode(200)
  @Permit('surveys.questionnaire.edit')
  @ApiOkResponse({ type: CreatedQuestionnaireResponse })
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateQuestionnaireRequest,
  ): Promise<CreatedQuestionnaireResponse> {
    return { id: await this.edit.create(actor, body) };
  }

  /** What the checks say of a form that is not saved. */
  @Post('questionnaire-drafts/check')
  @NotIdempotent()
  @HttpCode(200)
  @Permit('surveys.questionnaire.edit')
  @ApiOkResponse({ type: FormFindingsResponse })
  check(@CurrentActor() actor: Actor, @Body() { model }: EditedQuestionnaireRequest): Promise<FormFindingsResponse> {
    return this.edit.check(actor, model);
  }

  /** The draft as the editor edits it, with what the checks say. */
  @Get('questionnaires/:questionnaireId/draft')
  @Permit('surveys.questionnaire.edit')
  @ApiOkResponse({ type: QuestionnaireDraftResponse })
  draft(
    @CurrentActor() actor: Actor,
    @Param('questionnaireId', IdPipe) questionnaireId: string,
  ): Promise<QuestionnaireDraftResponse> {
    return this.read.one(actor, questionnaireId);
  }

  /** Saves the draft, also with errors. 409 if it was saved since; nothing is stored then. */
  @Put('questionnaires/:questionnaireId/draft')
  @Permit('surveys.questionnaire.edit')
  @ApiOkResponse({ type: QuestionnaireDraftResponse })
  async save(
    @CurrentActor() actor: Actor,
    @Param('questionnaireId', IdPipe) questionnaireId: string,
    @BaseVersion() revision: number,
    @Body() { model }: EditedQuestionnaireRequest,
  ): Promise<QuestionnaireDraftResponse> {
    await this.edit.save(actor, { id: questionnaireId, revision, model });
    return this.read.one(actor, questionnaireId);
  }

  /** What changed since another version or draft. */
  @Get('questionnaires/:questionnaireId/changes')
  @Permit('surveys.questionnaire.read')
  @ApiOkResponse({ type: QuestionnaireChangesResponse })
  changes(
    @CurrentActor() actor: Actor,
    @Param('questionnaireId', IdPipe) questionnaireId: string,
    @Query() { since }: ChangesSinceQuery,
  ): Promise<QuestionnaireChangesResponse> {
    return this.read.changes(actor, questionnaireId, since);
  }

  /** The questionnaire as the phone page receives it; answers cannot be sent. */
  @Get('questionnaires/:questionnaireId/preview')
  @Permit('surveys.questionnaire.read')
  @ApiOkResponse({ schema: { type: 'object', description: 'PhoneOpening of src/surveys/form/wire.ts' } })
  preview(
    @CurrentActor() actor: Actor,
    @Param('questionnaireId', IdPipe) questionnaireId: string,
  ): Promise<PhoneOpening> {
    return this.read.opening(actor, questionnaireId);
  }

  @Get('questionnaires/:questionnaireId/preview/modules')
  @Permit('surveys.questionnaire.read')
  @ApiOkResponse({ schema: { type: 'object', description: 'PhoneModules of src/surveys/form/wire.ts' } })
  previewModules(
    @CurrentActor() actor: Actor,
    @Param('questionnaireId', IdPipe) questionnaireId: string,
  ): Promise<PhoneModules> {
    return this.read.modules(actor, questionnaireId);
  }
}
