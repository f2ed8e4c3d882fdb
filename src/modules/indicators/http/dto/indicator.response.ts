import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';

const statuses = ['reliable', 'caution', 'unreliable', 'withheld-quality', 'withheld', 'missing'] as const;
const sexes = ['F', 'M'] as const;
const measures = ['share', 'points', 'relative', 'persons', 'amount'] as const;
const states = ['computed', 'no-data', 'not-computed', 'no-run', 'other-source'] as const;
const runStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
const directions = [
  'higher_is_better',
  'lower_is_better',
  'target_parity',
  'target_zero',
  'target_one',
  'context',
] as const;

export class GapResponse {
  @ApiProperty({ description: 'Women minus men' })
  value: number;

  @ApiProperty()
  standardError: number;

  @ApiProperty({ type: 'array', items: { type: 'number', nullable: true }, minItems: 2, maxItems: 2 })
  interval: (number | null)[];

  @ApiProperty()
  df: number;
}

export class FigureResponse {
  @ApiProperty({ description: 'Shares and relative gaps as fractions' })
  value: number;

  @ApiProperty()
  standardError: number;

  @ApiProperty({ type: 'array', items: { type: 'number', nullable: true }, minItems: 2, maxItems: 2 })
  interval: (number | null)[];

  @ApiProperty()
  df: number;

  @ApiProperty()
  n: number;

  @ApiProperty({ type: Number, nullable: true })
  cv: number | null;

  @ApiProperty({ type: [String] })
  flags: string[];

  @ApiProperty({ type: GapResponse, nullable: true })
  gap: GapResponse | null;
}

export class CellResponse {
  @ApiProperty({ enum: sexes, nullable: true, type: String })
  sex: 'F' | 'M' | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  parkId: string | null;

  @ApiProperty({ enum: statuses })
  status: (typeof statuses)[number];

  @ApiProperty({ type: FigureResponse, nullable: true })
  figure: FigureResponse | null;
}

export class IndicatorEntryResponse {
  @ApiProperty()
  id: string;

  @ApiProperty()
  group: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty()
  unit: string;

  @ApiProperty({ enum: measures })
  measure: (typeof measures)[number];

  @ApiProperty({ enum: directions })
  direction: (typeof directions)[number];

  @ApiProperty()
  source: string;

  @ApiProperty({ type: [String] })
  sdg: string[];

  @ApiProperty()
  headline: boolean;

  @ApiProperty({ enum: states })
  state: (typeof states)[number];

  @ApiProperty({ type: [CellResponse] })
  cells: CellResponse[];
}

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

export class RunSettingsResponse {
  @ApiProperty()
  greenThreshold: number;

  @ApiProperty()
  decentRule: string;

  @ApiProperty({ type: LowPayResponse, nullable: true })
  lowPay: LowPayResponse | null;

  @ApiProperty()
  mergeMaternity: boolean;

  @ApiProperty()
  localArea: string;

  @ApiProperty()
  minimumWorkers: number;

  @ApiProperty()
  minimumEnterprises: number;

  @ApiProperty()
  lonelyPsu: string;
}

export class RunInputsResponse {
  @ApiProperty()
  answers: number;

  @ApiProperty()
  apart: number;

  @ApiProperty()
  answerSetHash: string;

  @ApiProperty()
  frameHash: string;

  @ApiProperty()
  catalogueHash: string;

  @ApiProperty()
  methodVersion: string;

  @ApiProperty()
  reliabilityStandard: string;

  @ApiProperty({ type: LowPayResponse })
  lowPay: LowPayResponse;
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

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt: Date | null;
}

export class IndicatorListResponse {
  @ApiProperty({ type: RunResponse, nullable: true })
  run: RunResponse | null;

  @ApiProperty({ type: [IndicatorEntryResponse] })
  items: IndicatorEntryResponse[];
}

export class NonResponseResponse {
  @ApiProperty()
  share: number;

  @ApiProperty({ type: [Number], nullable: true })
  bounds: number[] | null;
}

export class DefinitionResponse {
  @ApiProperty()
  universe: string;

  @ApiProperty()
  numerator: string;

  @ApiProperty()
  denominator: string;

  @ApiProperty()
  formula: string;

  @ApiProperty()
  estimator: string;

  @ApiProperty()
  notes: string;

  @ApiProperty({ type: [String] })
  modules: string[];

  @ApiProperty({ type: String, nullable: true })
  decent_work_indicator: string | null;
}

export class WavePointResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  waveId: string;

  @ApiProperty()
  waveNumber: number;

  @ApiProperty({ type: LocalizedTextResponse })
  waveTitle: LocalizedTextResponse;

  @ApiProperty({ type: String, format: 'uuid' })
  runId: string;

  @ApiProperty({ type: [CellResponse] })
  cells: CellResponse[];
}

export class ParkResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;
}

export class IndicatorPageResponse {
  @ApiProperty({ type: IndicatorEntryResponse })
  indicator: IndicatorEntryResponse;

  @ApiProperty({ type: DefinitionResponse })
  definition: DefinitionResponse;

  @ApiProperty({ type: RunResponse, nullable: true })
  run: RunResponse | null;

  @ApiProperty({ type: NonResponseResponse, nullable: true })
  nonResponse: NonResponseResponse | null;

  @ApiProperty({ type: [CellResponse] })
  cells: CellResponse[];

  @ApiProperty({ type: [WavePointResponse] })
  series: WavePointResponse[];

  @ApiProperty({ type: [ParkResponse] })
  parks: ParkResponse[];
}

export class RunListResponse {
  @ApiProperty({ type: [RunResponse] })
  items: RunResponse[];
}

export class ResultResponse {
  @ApiProperty()
  indicatorId: string;

  @ApiProperty({ enum: ['computed', 'no-data', 'not-computed'] })
  state: string;

  @ApiProperty({ type: NonResponseResponse, nullable: true })
  nonResponse: NonResponseResponse | null;
}

export class RunPageResponse {
  @ApiProperty({ type: RunResponse })
  run: RunResponse;

  @ApiProperty({ type: [ResultResponse] })
  results: ResultResponse[];

  @ApiProperty({ description: 'Figures over everybody, women and men that are shown' })
  shown: number;
}

export class StartedRunResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid' })
  jobId: string;
}
