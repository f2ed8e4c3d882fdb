import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../../platform/http/dto.js';
import { type BreakdownId, breakdownIds } from '../../../domain/runs/cells.js';
import { NonResponseResponse, StatusCountsResponse } from '../publication/figure.response.js';

const runStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

export class LowPayResponse {
  @ApiProperty()
  yuanPerHour: number;

  @ApiProperty({ type: String, nullable: true })
  date: string | null;

  @ApiProperty({ type: String, nullable: true })
  region: string | null;

  @ApiProperty({ enum: ['published', 'own-median'] })
  source: 'published' | 'own-median';

  @ApiProperty({ type: String, nullable: true })
  reference: string | null;
}

export class MergedCategoriesResponse {
  @ApiProperty({ enum: breakdownIds })
  breakdown: BreakdownId;

  @ApiProperty({ type: [String], description: 'Codes of the categories' })
  categories: readonly string[];

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;
}

export class RunSettingsResponse {
  @ApiProperty({ enum: [50, 0] })
  greenThreshold: 50 | 0;

  @ApiProperty({ enum: ['core5', 'strict8'] })
  decentRule: 'core5' | 'strict8';

  @ApiProperty({ type: LowPayResponse, nullable: true })
  lowPay: LowPayResponse | null;

  @ApiProperty()
  mergeMaternity: boolean;

  @ApiProperty({ enum: ['county', 'city', 'province'] })
  localArea: 'county' | 'city' | 'province';

  @ApiProperty()
  minimumWorkers: number;

  @ApiProperty()
  minimumEnterprises: number;

  @ApiProperty()
  lonelyPsu: string;

  @ApiProperty({ enum: breakdownIds, isArray: true })
  breakdowns: readonly BreakdownId[];

  @ApiProperty({ type: [String] })
  pairs: readonly string[];

  @ApiPropertyOptional({ type: [MergedCategoriesResponse], description: 'Categories that are shown as one' })
  merged?: readonly MergedCategoriesResponse[];
}

export class UsedDefinitionResponse {
  @ApiProperty()
  id: string;

  @ApiProperty()
  version: number;

  @ApiProperty({ description: 'SHA-256 of the parts of the definition that determine the figure' })
  hash: string;
}

export class RunWeightSetResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'Version within the wave' })
  number: number;

  @ApiProperty()
  hash: string;
}

export class RunMappingResponse {
  @ApiProperty({ required: false, description: 'Name of the questionnaire' })
  form?: string;

  @ApiProperty()
  version: number;

  @ApiProperty({ description: 'SHA-256 of the mapping' })
  fingerprint: string;

  @ApiProperty({ type: [String], description: 'Variables that the questionnaire asks' })
  asked: readonly string[];
}

export class RunInputsResponse {
  @ApiProperty()
  answers: number;

  @ApiProperty()
  apart: number;

  @ApiPropertyOptional({ description: 'Left out after review; absent: none' })
  leftOut?: number;

  /** Of the sorted random ids of the answers; empty for sets made before this hash existed. */
  @ApiProperty({ description: 'SHA-256 of the random ids of the answers, ascending' })
  answerSetHash: string;

  @ApiProperty()
  frameHash: string;

  @ApiPropertyOptional({ type: RunWeightSetResponse })
  weightSet?: RunWeightSetResponse;

  @ApiPropertyOptional({
    enum: ['two-stage'],
    description: 'Variance of enterprises and workers drawn without replacement; absent: enterprises with replacement',
  })
  design?: 'two-stage';

  @ApiProperty({ type: [UsedDefinitionResponse] })
  definitions: readonly UsedDefinitionResponse[];

  @ApiProperty({ description: 'SHA-256 of all definitions' })
  definitionsHash: string;

  @ApiPropertyOptional({ type: RunMappingResponse, description: 'Absent for the built-in questionnaire' })
  mapping?: RunMappingResponse;

  @ApiProperty()
  methodVersion: string;

  @ApiProperty()
  reliabilityStandard: string;

  @ApiProperty({ type: LowPayResponse })
  lowPay: LowPayResponse;

  @ApiProperty({ type: [String], description: 'Runs whose figures releases of the wave had published' })
  earlierRuns: readonly string[];

  @ApiPropertyOptional({ enum: ['publication'], description: 'Absent if figures were stored with all digits' })
  digits?: 'publication';

  @ApiPropertyOptional({ description: 'Number of the run among those of its wave' })
  mark?: number;
}

export class RunWorkResponse {
  @ApiProperty({ description: 'Answers that were read' })
  read: number;

  @ApiPropertyOptional({ description: 'Some late answers are not counted yet: they are too few' })
  lateAnswersWaiting?: true;
}

export class RunResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty()
  number: number;

  @ApiProperty({ type: String, format: 'uuid' })
  waveId: string;

  @ApiProperty()
  waveNumber: number;

  @ApiProperty({ type: LocalizedTextResponse })
  waveTitle: LocalizedTextResponse;

  @ApiProperty({ enum: runStates })
  state: (typeof runStates)[number];

  @ApiProperty()
  progress: number;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  note: LocalizedTextResponse | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  jobId: string | null;

  @ApiProperty({ type: RunSettingsResponse })
  settings: RunSettingsResponse;

  @ApiProperty({ type: RunInputsResponse, nullable: true })
  inputs: RunInputsResponse | null;

  @ApiProperty({ type: String, nullable: true })
  outputHash: string | null;

  @ApiProperty({ type: RunWorkResponse, nullable: true })
  work: RunWorkResponse | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt: Date | null;
}

export class RunListResponse {
  @ApiProperty({ type: [RunResponse] })
  items: readonly RunResponse[];
}

export class ResultResponse {
  @ApiProperty()
  indicatorId: string;

  @ApiProperty({ enum: ['computed', 'no-data', 'not-computed'] })
  state: string;

  @ApiProperty({
    type: LocalizedTextResponse,
    nullable: true,
    description: 'Why the questionnaire gives no figures: questions that it does not ask',
  })
  notAsked: LocalizedTextResponse | null;

  @ApiProperty({ type: NonResponseResponse, nullable: true })
  nonResponse: NonResponseResponse | null;
}

export class RepetitionResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  jobId: string | null;

  @ApiProperty({ enum: runStates })
  state: (typeof runStates)[number];

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: Boolean, nullable: true, description: 'Whether the figures were reproduced exactly' })
  same: boolean | null;

  @ApiProperty({ type: [String], description: 'Inputs that differ' })
  differs: readonly string[];

  @ApiProperty({ type: String, nullable: true })
  outputHash: string | null;
}

export class LevelCountsResponse extends StatusCountsResponse {
  @ApiProperty()
  breakdown: string;

  @ApiProperty({ description: 'Codes of merged categories are joined by &' })
  level: string;

  @ApiProperty({ type: LocalizedTextResponse })
  levelName: LocalizedTextResponse;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true, description: 'Names of the categories that are merged' })
  mergedFrom: LocalizedTextResponse | null;
}

export class RunPageResponse {
  @ApiProperty({ type: RunResponse })
  run: RunResponse;

  @ApiProperty({ type: [ResultResponse] })
  results: readonly ResultResponse[];

  @ApiProperty({ type: [RepetitionResponse], description: 'Latest first' })
  repetitions: readonly RepetitionResponse[];

  @ApiProperty({ description: 'Published figures for all persons, women and men' })
  shown: number;

  @ApiProperty({ type: [LevelCountsResponse], description: 'What is shown of each level, over all indicators' })
  levels: readonly LevelCountsResponse[];
}

export class StartedRunResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid' })
  jobId: string;
}
