import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../../platform/http/dto.js';
import { calibrations, marginNames } from '../../../domain/weighting/specification.js';

export class WeightingSpecificationResponse {
  @ApiProperty({ enum: ['none', 'stratum-sex'] })
  classes: 'none' | 'stratum-sex';

  @ApiProperty({ enum: calibrations })
  calibration: (typeof calibrations)[number];

  @ApiProperty({ enum: marginNames, isArray: true })
  margins: (typeof marginNames)[number][];

  @ApiProperty()
  mergeSmall: boolean;

  @ApiProperty({ type: [Number], nullable: true })
  bounds: number[] | null;

  @ApiProperty({ type: Number, nullable: true })
  trim: number | null;
}

export class WeightSourceResponse {
  @ApiProperty()
  frameHash: string;

  /** Of the sorted random ids of the answers; empty for sets made before this hash existed. */
  @ApiProperty({ description: 'SHA-256 of the random ids of the answers, ascending' })
  answerSetHash: string;

  @ApiProperty()
  answers: number;
}

export class WeightSetResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid' })
  waveId: string;

  @ApiProperty()
  waveNumber: number;

  @ApiProperty({ type: LocalizedTextResponse })
  waveTitle: LocalizedTextResponse;

  @ApiProperty({ description: 'Version within the wave' })
  number: number;

  @ApiProperty({
    description:
      'Created with a weighting specification that differs from the runs of the wave: cannot be used by a run',
  })
  otherSpecification: boolean;

  @ApiProperty({ type: WeightingSpecificationResponse })
  specification: WeightingSpecificationResponse;

  @ApiProperty({ type: WeightSourceResponse })
  madeFrom: WeightSourceResponse;

  @ApiProperty()
  hash: string;

  @ApiProperty({ description: "Kish's design effect of the final weights" })
  designEffect: number;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;
}

export class OpenWeightJobResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  jobId: string;

  @ApiProperty({ type: String, format: 'uuid' })
  waveId: string;
}

export class SpecificationOfReleasesResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  waveId: string;

  @ApiProperty({ type: WeightingSpecificationResponse })
  specification: WeightingSpecificationResponse;
}

export class WeightSetListResponse {
  @ApiProperty({ type: [WeightSetResponse] })
  items: WeightSetResponse[];

  @ApiProperty({ type: [OpenWeightJobResponse] })
  making: OpenWeightJobResponse[];

  @ApiProperty({
    type: [SpecificationOfReleasesResponse],
    description: 'For each wave with a release, the weighting specification that later runs must use',
  })
  specificationsOfReleases: SpecificationOfReleasesResponse[];
}

export class DesignEffectsResponse {
  @ApiProperty()
  base: number;

  @ApiProperty({ description: 'After non-response adjustment' })
  before: number;

  @ApiProperty()
  after: number;
}

export class WeightFactorsResponse {
  @ApiProperty({ type: [Number] })
  range: number[];

  @ApiProperty({ description: 'Highest weight divided by the median' })
  spread: number;
}

export class ConvergenceResponse {
  @ApiProperty()
  cycles: number;

  @ApiProperty()
  difference: number;

  @ApiProperty({ type: String, enum: marginNames, nullable: true })
  worstMargin: (typeof marginNames)[number] | null;
}

export class TrimmingResponse {
  @ApiProperty()
  timesMedian: number;

  @ApiProperty({ type: Number, nullable: true })
  trimmed: number | null;

  @ApiProperty({ type: Number, nullable: true })
  moved: number | null;

  @ApiProperty({ type: [LocalizedTextResponse] })
  levelledParks: LocalizedTextResponse[];
}

export class WeightGroupResponse {
  @ApiProperty({ type: LocalizedTextResponse })
  park: LocalizedTextResponse;

  @ApiProperty({ type: [String], description: 'Strata, or size classes' })
  groups: string[];

  @ApiProperty({ type: String, enum: ['F', 'M'], isArray: true })
  sexes: ('F' | 'M')[];

  @ApiProperty({ type: Number, nullable: true, description: 'Only for the survey team; null if too few' })
  respondents: number | null;

  @ApiProperty({ type: Number, nullable: true })
  factor: number | null;

  @ApiProperty()
  beyondLimits: boolean;
}

export class WeightDiagnosticsResponse {
  @ApiProperty()
  answers: number;

  @ApiProperty()
  population: number;

  @ApiProperty()
  weighted: number;

  @ApiProperty({ type: DesignEffectsResponse })
  designEffect: DesignEffectsResponse;

  @ApiProperty({ type: [Number], nullable: true })
  range: number[] | null;

  @ApiProperty({ type: WeightFactorsResponse, nullable: true })
  factors: WeightFactorsResponse | null;

  @ApiProperty({ type: ConvergenceResponse, nullable: true })
  convergence: ConvergenceResponse | null;

  @ApiProperty({ type: Number, nullable: true })
  notStated: number | null;

  @ApiProperty({ type: TrimmingResponse, nullable: true })
  trimming: TrimmingResponse | null;

  @ApiProperty({ type: [WeightGroupResponse] })
  classes: WeightGroupResponse[];

  @ApiProperty({ type: [WeightGroupResponse] })
  toCollapse: WeightGroupResponse[];

  @ApiProperty({ type: [WeightGroupResponse] })
  mergedStrata: WeightGroupResponse[];

  @ApiProperty({ type: [LocalizedTextResponse] })
  strataAlone: LocalizedTextResponse[];

  @ApiProperty({ type: [LocalizedTextResponse] })
  silentParks: LocalizedTextResponse[];
}

export class WeightSetPageResponse {
  @ApiProperty({ type: WeightSetResponse })
  set: WeightSetResponse;

  @ApiProperty({ type: WeightDiagnosticsResponse })
  diagnostics: WeightDiagnosticsResponse;
}

export class StartedWeightSetResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid' })
  jobId: string;
}
