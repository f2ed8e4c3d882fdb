import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { BaseVersion, IdPipe } from '../../platform/http/index.js';
import { ReadSamplePlan } from '../use-cases/read-sample-plan.js';
import { ReadWaves } from '../use-cases/read-waves.js';
import { ChangeWave } from '../use-cases/change-wave.js';
import { DraftWave } from '../use-cases/draft-wave.js';
import { ChangeWaveRequest, DraftWaveRequest, MoveWaveRequest, SamplePlanRequest } from './dto/wave.request.js';
import { SamplePlanResponse } from './dto/sample.response.js';
import { WaveListResponse, WavePageResponse } from './dto/wave.response.js';
import { WaveSteps } from './wave-steps.js';

@ApiTags('surveys')
@Controller('workspaces/:workspaceId/surveys/waves')
export class WavesController {
  constructor(
    private readonly pages: ReadWaves,
    private readonly draftWave: DraftWave,
    private readonly changeWave: ChangeWave,
    private readonly steps: WaveSteps,
    private readonly samplePlan: ReadSamplePlan,
  ) {}

  @Get()
  @Permit('surveys.wave.read')
  @ApiOkResponse({ type: WaveListResponse })
  async list(@CurrentActor() actor: Actor): Promise<WaveListResponse> {
    return { items: await this.pages.all(actor) };
  }

  @Post()
  @Permit('surveys.wave.edit')
  @ApiCreatedResponse({ type: WavePageResponse })
  async draft(@CurrentActor() actor: Actor, @Body() body: DraftWaveRequest): Promise<WavePageResponse> {
    return this.pages.one(actor, await this.draftWave.execute(actor, body));
  }

  /** How a sample of the current frame would be allocated, and how precise a share would be. Nothing is drawn. */
  @Post('sample-plan')
  @HttpCode(200)
  @Permit('surveys.wave.edit')
  @ApiOkResponse({ type: SamplePlanResponse })
  planSample(@CurrentActor() actor: Actor, @Body() body: SamplePlanRequest): Promise<SamplePlanResponse> {
    return this.samplePlan.execute(actor, { ...body, sample: body.sample ?? null });
  }

  @Get(':waveId')
  @Permit('surveys.wave.read')
  @ApiOkResponse({ type: WavePageResponse })
  one(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<WavePageResponse> {
    return this.pages.one(actor, waveId);
  }

  @Patch(':waveId')
  @Permit('surveys.wave.edit')
  @ApiOkResponse({ type: WavePageResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @BaseVersion() baseVersion: number,
    @Body() body: ChangeWaveRequest,
  ): Promise<WavePageResponse> {
    const { targets, ...changes } = body;
    await this.changeWave.execute(actor, waveId, { baseVersion, changes, ...(targets && { targets }) });
    return this.pages.one(actor, waveId);
  }

  @Post(':waveId/open')
  @HttpCode(200)
  @Permit('surveys.wave.open')
  @ApiOkResponse({ type: WavePageResponse })
  async open(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<WavePageResponse> {
    await this.steps.open(actor, waveId);
    return this.pages.one(actor, waveId);
  }

  /** Phones get the other version from now on. */
  @Post(':waveId/questionnaire')
  @HttpCode(200)
  @Permit('surveys.wave.open')
  @ApiOkResponse({ type: WavePageResponse })
  async move(
    @CurrentActor() actor: Actor,
    @Param('waveId', IdPipe) waveId: string,
    @BaseVersion() baseVersion: number,
    @Body() { questionnaireId }: MoveWaveRequest,
  ): Promise<WavePageResponse> {
    await this.steps.move(actor, waveId, { baseVersion, questionnaireId });
    return this.pages.one(actor, waveId);
  }

  @Post(':waveId/close')
  @HttpCode(200)
  @Permit('surveys.wave.close')
  @ApiOkResponse({ type: WavePageResponse })
  async close(@CurrentActor() actor: Actor, @Param('waveId', IdPipe) waveId: string): Promise<WavePageResponse> {
    await this.steps.close(actor, waveId);
    return this.pages.one(actor, waveId);
  }
}
