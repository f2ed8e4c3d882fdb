import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { BaseVersion, IdPipe } from '../../platform/http/index.js';
import { IndicatorIdPipe } from './indicator-id.pipe.js';
import { ChangeActionStatus } from '../use-cases/change-action-status.js';
import { CorrectReport } from '../use-cases/correct-report.js';
import { ReadActions } from '../use-cases/read-actions.js';
import { RemoveTarget } from '../use-cases/remove-target.js';
import { ReportProgress } from '../use-cases/report-progress.js';
import { SetTarget } from '../use-cases/set-target.js';
import { ValidateClaim } from '../use-cases/validate-claim.js';
import { WithdrawVerdict } from '../use-cases/withdraw-verdict.js';
import { detailResponse } from './action-responses.js';
import { ChangeStatusRequest } from './dto/action.request.js';
import { ActionDetailResponse } from './dto/action.response.js';
import {
  CorrectReportRequest,
  ReportProgressRequest,
  SetTargetRequest,
  ValidateClaimRequest,
} from './dto/report.request.js';

/** The follow-up of an agreed action: status and reports. */
@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap/actions/:actionId')
export class ReportsController {
  constructor(
    private readonly actions: ReadActions,
    private readonly status: ChangeActionStatus,
    private readonly report: ReportProgress,
    private readonly sent: CorrectReport,
  ) {}

  @Post('status')
  @HttpCode(200)
  @Permit('roadmap.action.change-status')
  @ApiOkResponse({ type: ActionDetailResponse })
  async changeStatus(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @BaseVersion() baseVersion: number,
    @Body() { status, reason = '' }: ChangeStatusRequest,
  ): Promise<ActionDetailResponse> {
    await this.status.execute(actor, { actionId, baseVersion, status, reason });
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }

  @Post('updates')
  @Permit('roadmap.action.report')
  @ApiCreatedResponse({ type: ActionDetailResponse })
  async addUpdate(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Body() { nextStep: text = '', nextStepOn: on = null, ...body }: ReportProgressRequest,
  ): Promise<ActionDetailResponse> {
    await this.report.execute(actor, { actionId, ...body, nextStep: { text, on } });
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }

  @Post('updates/:updateId/corrections')
  @Permit('roadmap.action.report')
  @ApiCreatedResponse({ type: ActionDetailResponse })
  async correctUpdate(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('updateId', IdPipe) updateId: string,
    @Body() { text }: CorrectReportRequest,
  ): Promise<ActionDetailResponse> {
    await this.sent.execute(actor, { actionId, updateId, text });
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }

  @Post('updates/:updateId/withdrawal')
  @HttpCode(200)
  @Permit('roadmap.action.report')
  @ApiOkResponse({ type: ActionDetailResponse })
  async withdrawUpdate(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('updateId', IdPipe) updateId: string,
  ): Promise<ActionDetailResponse> {
    await this.sent.withdraw(actor, { actionId, updateId });
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }
}

/** Responses of other groups to reports of completion. */
@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap/actions/:actionId')
export class ResponsesController {
  constructor(
    private readonly actions: ReadActions,
    private readonly claim: ValidateClaim,
    private readonly verdict: WithdrawVerdict,
  ) {}

  @Post('updates/:updateId/validations')
  @Permit('roadmap.action.validate')
  @ApiCreatedResponse({ type: ActionDetailResponse })
  async validate(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('updateId', IdPipe) updateId: string,
    @Body() said: ValidateClaimRequest,
  ): Promise<ActionDetailResponse> {
    await this.claim.execute(actor, { actionId, updateId, ...said });
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }

  @Post('validations/:validationId/withdrawal')
  @HttpCode(200)
  @Permit('roadmap.action.validate')
  @ApiOkResponse({ type: ActionDetailResponse })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('validationId', IdPipe) validationId: string,
  ): Promise<ActionDetailResponse> {
    await this.verdict.execute(actor, { actionId, validationId });
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }
}

/** The target indicators of an action. */
@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap/actions/:actionId/targets/:indicatorId')
export class TargetsController {
  constructor(
    private readonly actions: ReadActions,
    private readonly setTarget: SetTarget,
    private readonly removeTarget: RemoveTarget,
  ) {}

  @Put()
  @Permit('roadmap.target.set')
  @ApiOkResponse({ type: ActionDetailResponse })
  async put(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('indicatorId', IndicatorIdPipe) indicatorId: string,
    @BaseVersion() baseVersion: number,
    @Body() { baseline = null, baselinePeriod = null, target, targetOn = null }: SetTargetRequest,
  ): Promise<ActionDetailResponse> {
    const values = { baseline, baselinePeriod, target, targetOn };
    await this.setTarget.execute(actor, { actionId, indicatorId, baseVersion, ...values });
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }

  @Delete()
  @Permit('roadmap.target.set')
  @ApiOkResponse({ type: ActionDetailResponse })
  async remove(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('indicatorId', IndicatorIdPipe) indicatorId: string,
    @BaseVersion() baseVersion: number,
  ): Promise<ActionDetailResponse> {
    await this.removeTarget.execute(actor, { actionId, indicatorId, baseVersion });
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }
}
