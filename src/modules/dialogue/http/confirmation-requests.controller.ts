import { Body, Controller, Get, HttpCode, Param, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe, pdfFile, Prints } from '../../../platform/http/index.js';
import { ReadConfirmationRequest } from '../use-cases/read-confirmation-request.js';
import { ReadConfirmationRules } from '../use-cases/read-confirmation-rules.js';
import { SetConfirmationRule } from '../use-cases/set-confirmation-rule.js';
import { DialogueResponses } from './dialogue-responses.js';
import { ConfirmationLettersRequest, SetConfirmationRuleRequest } from './dto/conclusion.request.js';
import { ConfirmationRulesResponse } from './dto/conclusion.response.js';
import { confirmationLetters } from './print-confirmation-letters.js';

/** By which rule organisations confirm, and the letters that ask them to. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class ConfirmationRequestsController {
  constructor(
    private readonly requests: ReadConfirmationRequest,
    private readonly rules: ReadConfirmationRules,
    private readonly rule: SetConfirmationRule,
  ) {}

  /** A page for each organisation that has not answered, or for one. */
  @Get('conclusions/:conclusionId/confirmation-letters.pdf')
  @Permit('dialogue.conclusion.read')
  @Prints()
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async letters(
    @CurrentActor() actor: Actor,
    @Param('conclusionId', IdPipe) conclusionId: string,
    @Query() { organisation }: ConfirmationLettersRequest,
  ): Promise<StreamableFile> {
    const letters = await this.requests.execute(actor, conclusionId, organisation ?? null);
    const name = letters.request.label.replace('/', '-');
    return pdfFile(`${name}-confirmation.pdf`, await confirmationLetters(letters));
  }

  @Get('roundtables/:roundtableId/confirmation-rules')
  @Permit('dialogue.roundtable.read')
  @ApiOkResponse({ type: ConfirmationRulesResponse })
  async read(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
  ): Promise<ConfirmationRulesResponse> {
    const { rules, maySet, shown } = await this.rules.execute(actor, roundtableId);
    const made = new DialogueResponses(actor, shown);
    return {
      maySet,
      rules: rules.map(({ organisationId, organisationIds, ...rule }) => ({
        ...rule,
        organisation: made.organisation(organisationId),
        organisations: organisationIds.map((id) => made.organisation(id)).filter((one) => one !== null),
      })),
    };
  }

  @Put('roundtables/:roundtableId/confirmation-rules')
  @HttpCode(204)
  @Permit('dialogue.confirmation.set-rule')
  @ApiNoContentResponse()
  async set(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() body: SetConfirmationRuleRequest,
  ): Promise<void> {
    await this.rule.execute(actor, { roundtableId, ...body });
  }
}
