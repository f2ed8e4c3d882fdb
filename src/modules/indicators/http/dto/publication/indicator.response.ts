import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse, NamedResponse } from '../../../../../platform/http/dto.js';
import { type UnitCode, unitCodes } from '../../../domain/definitions/units.js';
import { CountsResponse, LatestCountResponse } from '../institutional/count.response.js';
import { CellResponse, NonResponseResponse } from './figure.response.js';
import { type ReleaseKind, releaseKinds } from '../../../domain/releases/release.js';
import { LeftOutResponse } from '../releases/release.response.js';
import { RunResponse } from '../runs/run.response.js';

const measures = ['share', 'points', 'relative', 'persons', 'pay', 'index', 'amount'] as const;
const states = ['computed', 'withheld', 'no-data', 'not-applicable', 'not-computed', 'left-out', 'no-run'] as const;
const directions = [
  'higher_is_better',
  'lower_is_better',
  'target_parity',
  'target_zero',
  'target_one',
  'context',
] as const;

export class PublishedReleaseResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'Within the wave' })
  number: number;

  @ApiProperty({ enum: releaseKinds })
  kind: ReleaseKind;

  @ApiProperty({ type: String, format: 'date-time' })
  publishedAt: Date;

  @ApiProperty({ description: 'For example Asia/Shanghai' })
  timeZone: string;

  @ApiProperty({ type: LocalizedTextResponse })
  citation: LocalizedTextResponse;

  @ApiProperty({ type: [LeftOutResponse] })
  leftOut: readonly LeftOutResponse[];
}

/** A run whose figures are published, with its release. */
export class ReleasedRunResponse extends RunResponse {
  @ApiProperty({ type: PublishedReleaseResponse })
  release: PublishedReleaseResponse;
}

export class IndicatorEntryResponse {
  @ApiProperty()
  id: string;

  @ApiProperty()
  group: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ enum: unitCodes })
  unit: UnitCode;

  @ApiProperty({ enum: measures })
  measure: (typeof measures)[number];

  @ApiProperty({ enum: directions })
  direction: (typeof directions)[number];

  @ApiProperty()
  source: string;

  @ApiProperty({ type: [String] })
  sdg: readonly string[];

  @ApiProperty()
  headline: boolean;

  @ApiProperty({ description: 'No longer computed' })
  retired: boolean;

  @ApiProperty({ description: 'Version of the definition used for the figure' })
  version: number;

  @ApiProperty({ type: Number, nullable: true, description: 'A later version, which the next run computes' })
  newerVersion: number | null;

  @ApiProperty({ enum: states })
  state: (typeof states)[number];

  @ApiProperty({ type: LocalizedTextResponse, nullable: true, description: 'Why the release leaves the indicator out' })
  leftOutReason: LocalizedTextResponse | null;

  @ApiProperty({ type: [CellResponse] })
  cells: readonly CellResponse[];

  @ApiProperty({
    type: LatestCountResponse,
    nullable: true,
    description: 'Only for indicators that are not estimated from answers',
  })
  count: LatestCountResponse | null;
}

export class IndicatorListResponse {
  @ApiProperty({ type: ReleasedRunResponse, nullable: true })
  run: ReleasedRunResponse | null;

  @ApiProperty({ type: [IndicatorEntryResponse] })
  items: readonly IndicatorEntryResponse[];
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

  /** The universe in words. */
  @ApiProperty({ type: LocalizedTextResponse })
  universeWords: LocalizedTextResponse;

  @ApiProperty({
    type: LocalizedTextResponse,
    nullable: true,
    description: 'Only for indicators that are not estimated from answers',
  })
  numeratorWords: LocalizedTextResponse | null;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  denominatorWords: LocalizedTextResponse | null;

  @ApiProperty({ type: LocalizedTextResponse })
  notes: LocalizedTextResponse;

  @ApiProperty({ type: [String] })
  modules: readonly string[];

  @ApiProperty({ type: String, nullable: true })
  decent_work_indicator: string | null;
}

const verdicts = ['higher', 'lower', 'no-clear-change', 'not-testable', 'other-settings'] as const;

/** Difference from the previous wave with its uncertainty. */
export class ChangeResponse {
  @ApiProperty({ enum: ['F', 'M'], nullable: true, type: String })
  sex: 'F' | 'M' | null;

  @ApiProperty({ description: 'Number of the wave used for comparison' })
  sinceWave: number;

  @ApiProperty()
  from: number;

  @ApiProperty()
  to: number;

  @ApiProperty()
  value: number;

  @ApiProperty({ type: Number, nullable: true })
  standardError: number | null;

  @ApiProperty({ type: 'array', items: { type: 'number', nullable: true }, minItems: 2, maxItems: 2 })
  interval: readonly (number | null)[];

  @ApiProperty()
  df: number;

  @ApiProperty({ enum: verdicts })
  verdict: (typeof verdicts)[number];

  @ApiProperty({ enum: ['treated-as-independent'], description: 'Assumption about the two estimates' })
  covariance: 'treated-as-independent';
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
  cells: readonly CellResponse[];

  @ApiProperty({ type: [ChangeResponse], description: 'Change since the previous wave; absent for suppressed figures' })
  changes: readonly ChangeResponse[];
}

export class OtherMeaningResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  waveId: string;

  @ApiProperty({ type: LocalizedTextResponse })
  waveTitle: LocalizedTextResponse;

  @ApiProperty()
  version: number;
}

/** Answers from open posters: counts without any uncertainty, because it is unknown who saw the poster. */
export class PosterCellResponse {
  @ApiProperty({ enum: ['F', 'M'], nullable: true, type: String })
  sex: 'F' | 'M' | null;

  @ApiProperty({ type: String, nullable: true, description: '"park", or null for the total' })
  breakdown: string | null;

  @ApiProperty({ type: String, nullable: true })
  level: string | null;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  levelName: LocalizedTextResponse | null;

  @ApiProperty({ enum: ['shown', 'withheld', 'missing'] })
  status: 'shown' | 'withheld' | 'missing';

  @ApiProperty({ type: Number, nullable: true, description: 'Persons who answered what the indicator needs' })
  persons: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Number of these persons in the universe' })
  yes: number | null;
}

export class LevelResponse {
  @ApiProperty()
  id: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true, description: 'Names of the categories that are merged' })
  mergedFrom: LocalizedTextResponse | null;
}

export class BreakdownResponse {
  @ApiProperty()
  id: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ type: [LevelResponse] })
  levels: readonly LevelResponse[];
}

export class IndicatorPageResponse {
  @ApiProperty({ type: IndicatorEntryResponse })
  indicator: IndicatorEntryResponse;

  @ApiProperty({ type: DefinitionResponse })
  definition: DefinitionResponse;

  @ApiProperty({ type: ReleasedRunResponse, nullable: true })
  run: ReleasedRunResponse | null;

  @ApiProperty({ type: NonResponseResponse, nullable: true })
  nonResponse: NonResponseResponse | null;

  @ApiProperty({ type: [CellResponse] })
  cells: readonly CellResponse[];

  @ApiProperty({
    type: [PosterCellResponse],
    nullable: true,
    description:
      'Answers by open poster: non-probability sample, reported separately and never combined with other figures',
  })
  posters: readonly PosterCellResponse[] | null;

  @ApiProperty({ type: [WavePointResponse] })
  series: readonly WavePointResponse[];

  @ApiProperty({
    type: [OtherMeaningResponse],
    description: 'Waves computed with a definition that is not comparable',
  })
  otherMeanings: readonly OtherMeaningResponse[];

  @ApiProperty({ type: [BreakdownResponse], description: 'Breakdowns that the run computed for this indicator' })
  breakdowns: readonly BreakdownResponse[];

  @ApiProperty({ type: [NamedResponse] })
  parks: readonly NamedResponse[];

  @ApiProperty({ type: CountsResponse, nullable: true })
  counts: CountsResponse | null;
}
