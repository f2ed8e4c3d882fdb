import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { IdPipe } from '../../platform/http/index.js';
import { SecurityEvent } from '../../platform/http/security-log.interceptor.js';
import { AgreeToExport } from '../use-cases/agree-to-export.js';
import { AllowMoreLinks } from '../use-cases/allow-more-links.js';
import { DecideWithheld } from '../use-cases/decide-withheld.js';
import { DecideRequestRequest, DecideWithheldRequest, MoreLinksRequest } from './dto/second-person.request.js';
import { ExportAgreementResponse, LinkAllowanceResponse, WithheldUnitResponse } from './dto/second-person.response.js';

/** What one person must not do alone with the answers of a wave (docs/adr/0086). */
@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys/waves/:waveId')
export class SecondPersonController {
  constructor(
    private readonly agreements: AgreeToExport,
    private readonly withheld: DecideWithheld,
    private readonly links: AllowMoreLinks,
  ) {}

  @Get('export-agreement')
  @Permit('surveys.microdata.shared')
  @ApiOkResponse({ type: ExportAgreementResponse })
  readAgreement(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
  ): Promise<ExportAgreementResponse> {
    return this.agreements.read(actor, waveId);
  }

  @Post('export-agreement')
  @HttpCode(200)
  @SecurityEvent('microdata.agreement-requested')
  @Permit('surveys.microdata.shared')
  @ApiOkResponse({ type: ExportAgreementResponse })
  requestAgreement(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
  ): Promise<ExportAgreementResponse> {
    return this.agreements.request(actor, waveId);
  }

  @Post('export-agreement/:personId')
  @HttpCode(200)
  @SecurityEvent('microdata.agreement-decided')
  @Permit('surveys.microdata.export')
  @ApiOkResponse({ type: ExportAgreementResponse })
  decideAgreement(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Param('personId', IdPipe) personId: string,
    @Body() body: DecideRequestRequest,
  ): Promise<ExportAgreementResponse> {
    return this.agreements.decide(actor, waveId, { ...body, personId });
  }

  @Get('withheld')
  @Permit('surveys.withheld.decide')
  @ApiOkResponse({ type: [WithheldUnitResponse] })
  readWithheld(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
  ): Promise<readonly WithheldUnitResponse[]> {
    return this.withheld.list(actor, waveId);
  }

  @Post('withheld/:unitId')
  @HttpCode(200)
  @SecurityEvent('microdata.withheld-decided')
  @Permit('surveys.withheld.decide')
  @ApiOkResponse({ type: [WithheldUnitResponse] })
  async decideWithheld(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Param('unitId', IdPipe) unitId: string,
    @Body() body: DecideWithheldRequest,
  ): Promise<readonly WithheldUnitResponse[]> {
    await this.withheld.decide(actor, { waveId, unitId }, body);
    return this.withheld.list(actor, waveId);
  }

  @Get('link-allowances')
  @Permit('surveys.links.allow')
  @ApiOkResponse({ type: [LinkAllowanceResponse] })
  readAllowances(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
  ): Promise<readonly LinkAllowanceResponse[]> {
    return this.links.list(actor, waveId);
  }

  @Post('link-allowances')
  @HttpCode(200)
  @Permit('surveys.links.issue')
  @ApiOkResponse({ type: [LinkAllowanceResponse] })
  async requestMore(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Body() body: MoreLinksRequest,
  ): Promise<readonly LinkAllowanceResponse[]> {
    await this.links.request(actor, waveId, body);
    return this.links.list(actor, waveId);
  }

  @Post('link-allowances/:unitId')
  @HttpCode(200)
  @SecurityEvent('survey-links.allowed')
  @Permit('surveys.links.allow')
  @ApiOkResponse({ type: [LinkAllowanceResponse] })
  async decideMore(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @Param('unitId', IdPipe) unitId: string,
    @Body() body: DecideRequestRequest,
  ): Promise<readonly LinkAllowanceResponse[]> {
    await this.links.decide(actor, { waveId, unitId }, body);
    return this.links.list(actor, waveId);
  }
}
