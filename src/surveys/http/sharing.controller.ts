import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { BaseVersion, IdPipe } from '../../platform/http/index.js';
import { SecurityEvent } from '../../platform/http/security-log.interceptor.js';
import { ddiCodebook } from '../domain/files/ddi-codebook.js';
import type { SharingRules } from '../domain/files/sharing/sharing-rules.js';
import { EditSharingRules } from '../use-cases/edit-sharing-rules.js';
import { ReleaseSharedFile } from '../use-cases/release-shared-file.js';
import { ShareMicrodata } from '../use-cases/share-microdata.js';
import { asFile, mediaTypes, microdataFile } from './data-files.js';
import { SharedFileRequest, SharingRulesRequest } from './dto/sharing.request.js';
import { SharingReportResponse, SharingRulesResponse } from './dto/sharing.response.js';
import { codebookArchive } from './print-codebook.js';

@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys/waves/:waveId')
export class SharingController {
  constructor(
    private readonly rules: EditSharingRules,
    private readonly shared: ShareMicrodata,
    private readonly release: ReleaseSharedFile,
  ) {}

  @Get('sharing-rules')
  @Permit('surveys.microdata.export')
  @ApiOkResponse({ type: SharingRulesResponse })
  async readRules(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
  ): Promise<SharingRulesResponse> {
    const { rules, ...view } = await this.rules.read(actor, waveId);
    const variables = rules.variables.map((rule) => ({ ...rule, groups: rule.groups.map((codes) => ({ codes })) }));
    return { ...view, k: rules.k, rules: variables };
  }

  /** `If-Match`: the revision that was changed; "0" if none was saved for this version of the questionnaire. */
  @Put('sharing-rules')
  @Permit('surveys.microdata.export')
  @ApiOkResponse({ type: SharingRulesResponse })
  async saveRules(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @BaseVersion() baseVersion: number,
    @Body() body: SharingRulesRequest,
  ): Promise<SharingRulesResponse> {
    await this.rules.save(actor, waveId, { baseVersion, rules: rulesIn(body) });
    return this.readRules(actor, waveId);
  }

  /** What rules would do, before they are saved. */
  @Post('sharing-rules/report')
  @HttpCode(200)
  @Permit('surveys.microdata.export')
  @ApiOkResponse({ type: SharingReportResponse })
  report(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Body() body: SharingRulesRequest,
  ): Promise<SharingReportResponse> {
    return this.rules.report(actor, waveId, rulesIn(body));
  }

  /** Once for each wave: the file does not change afterwards. */
  @Post('shared-file')
  @HttpCode(200)
  @Permit('surveys.microdata.export')
  @ApiOkResponse({ type: SharingRulesResponse })
  async releaseFile(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
  ): Promise<SharingRulesResponse> {
    await this.release.execute(actor, waveId);
    return this.readRules(actor, waveId);
  }

  @Get('shared-file')
  @SecurityEvent('microdata.shared')
  @Permit('surveys.microdata.shared')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Query() { format }: SharedFileRequest,
  ): Promise<StreamableFile> {
    if (format === 'ddi') {
      const text = ddiCodebook(await this.shared.codebook(actor, waveId));
      return asFile([text], 'application/xml; charset=utf-8', 'shared-codebook.xml');
    }
    if (format === 'codebook')
      return asFile(codebookArchive(await this.shared.codebook(actor, waveId)), mediaTypes.zip, 'shared-codebook.zip');
    return microdataFile(await this.shared.execute(actor, waveId, format), 'shared');
  }
}

const rulesIn = ({ k, variables }: SharingRulesRequest): SharingRules => ({
  k,
  variables: variables.map((rule) => ({
    ...{ ...rule, lowest: rule.lowest ?? null, highest: rule.highest ?? null, digits: rule.digits ?? null },
    groups: rule.groups.map(({ codes }) => codes),
  })),
});
