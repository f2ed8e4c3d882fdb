import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse, NamedResponse } from '../../../platform/http/dto.js';
import type { SizeClass } from '../../domain/frame.js';
import { sizeClasses } from '../../domain/frame.js';
import type { ImportState } from '../../domain/import-row.js';
import { importStates } from '../../domain/import-row.js';
import { type SharedFileState, sharedFileStates } from '../../use-cases/read-fieldwork.js';

export class FieldworkStratumResponse {
  @ApiProperty()
  stratum: string;

  @ApiProperty({ type: String, format: 'uuid' })
  parkId: string;

  @ApiProperty({ enum: sizeClasses, isArray: true })
  sizeClasses: readonly SizeClass[];

  @ApiProperty()
  enterprises: number;

  @ApiProperty()
  respondingEnterprises: number;

  @ApiProperty()
  target: number;

  @ApiProperty()
  targetWomen: number;

  @ApiProperty()
  targetMen: number;

  @ApiProperty({ description: 'Complete answers' })
  completes: number;

  @ApiProperty()
  women: number;

  @ApiProperty()
  men: number;

  @ApiProperty()
  notStated: number;
}

export class ParkAboveTargetResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  parkId: string;

  @ApiProperty({
    ...{ type: Number, nullable: true },
    description:
      'Complete answers of women above the targets of their enterprises, in steps of the minimum; null: of fewer than three enterprises',
  })
  women: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'The same of men' })
  men: number | null;

  @ApiProperty({ description: 'Enterprises with these answers, at least three' })
  enterprises: number;
}

export class ArrivalResponse {
  @ApiProperty({ type: String, format: 'date' })
  day: string;

  @ApiProperty()
  count: number;

  @ApiProperty({ type: Number, nullable: true, description: 'That count towards the target; null: not known' })
  completes: number | null;
}

export class VersionCountResponse {
  @ApiProperty() version: string;
  @ApiProperty() received: number;
  @ApiProperty({ description: 'Complete answers of the probability sample' }) completes: number;
}

export class DurationCountResponse {
  @ApiProperty({ description: '1: under 2 minutes, 2: 2 to 5, 3: 5 to 10, 4: 10 to 20, 5: over 20, or interrupted' })
  band: string;

  @ApiProperty({ description: 'In steps of the minimum number of persons' })
  count: number;
}

export class ChannelCountsResponse {
  @ApiProperty() link: number;
  @ApiProperty() poster: number;
  @ApiProperty() import: number;
}

const weightStates = ['none', 'outdated', 'current'] as const;

const labels = {
  type: 'object',
  additionalProperties: { $ref: '#/components/schemas/LocalizedTextResponse' },
} as const;
const counts = { type: 'object', additionalProperties: { type: 'integer' } } as const;

/** Counts of received answers, for the field team only. */
export class FieldworkResponse {
  @ApiProperty({ type: [FieldworkStratumResponse] })
  strata: readonly FieldworkStratumResponse[];

  @ApiProperty({
    type: [ParkAboveTargetResponse],
    description: 'Parks in which at least three enterprises are above their targets',
  })
  aboveTarget: readonly ParkAboveTargetResponse[];

  @ApiProperty({ type: [ArrivalResponse] })
  arrivals: readonly ArrivalResponse[];

  @ApiProperty({ type: [VersionCountResponse], description: 'Empty by park' })
  versions: readonly VersionCountResponse[];

  @ApiProperty({ type: [DurationCountResponse], description: 'Empty by park' })
  durations: readonly DurationCountResponse[];

  @ApiProperty({
    type: ChannelCountsResponse,
    nullable: true,
    description: 'Sent or imported, opened or not; by link and poster in steps of the minimum; null: not given by park',
  })
  channels: ChannelCountsResponse | null;

  @ApiProperty({
    ...{ enum: weightStates, nullable: true },
    description: 'Of data files; outdated: computed from other answers; null: answers still arrive, or by park',
  })
  weights: (typeof weightStates)[number] | null;

  @ApiProperty({ description: 'Of any completion status; for one park, without answers by open poster' })
  received: number;

  @ApiProperty({ description: 'Complete answers of the probability sample; only these count towards the target' })
  completes: number;

  @ApiProperty()
  target: number;

  @ApiProperty({ type: Number, nullable: true, description: 'null: not given by park' })
  waiting: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'null: not given by park' })
  unopened: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'null: not given by park' })
  openPoster: number | null;

  @ApiProperty()
  refusals: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'AAPOR COOP1 in hundredths; null: by park, for fewer than 100 persons, or with imported answers',
  })
  cooperationRate: number | null;

  @ApiProperty(counts)
  dispositions: Readonly<Record<string, number>>;

  @ApiProperty({ ...counts, description: 'Empty for readers who may not read single answers' })
  flags: Readonly<Record<string, number>>;

  @ApiProperty({
    ...{ type: Number, nullable: true },
    description: 'Answers with a flag; rounded down for readers who may not read single answers; null: by park',
  })
  flagged: number | null;

  @ApiProperty({
    ...{ type: Number, nullable: true },
    description: 'Left out after review, and still counted towards the target; rounded down likewise; null: by park',
  })
  leftOut: number | null;

  @ApiProperty({ enum: sharedFileStates, nullable: true, description: 'Null: not for this reader' })
  sharedFile: SharedFileState | null;

  @ApiProperty({ ...labels, description: 'What each flag means' })
  flagNames: Readonly<Record<string, LocalizedTextResponse>>;
}

export class FrameUnitResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ type: String, format: 'uuid' })
  placeId: string;

  @ApiProperty({ type: String, format: 'uuid' })
  parkId: string;

  @ApiProperty({ enum: sizeClasses })
  sizeClass: SizeClass;

  @ApiProperty()
  headcount: number;

  @ApiProperty()
  women: number;

  @ApiProperty()
  men: number;

  @ApiProperty()
  certainty: boolean;

  @ApiProperty({ type: String, nullable: true })
  psuCode: string | null;

  @ApiProperty()
  version: number;
}

export class FrameResponse {
  @ApiProperty({ type: [FrameUnitResponse] })
  items: FrameUnitResponse[];
}

export class ParkListResponse {
  @ApiProperty({ type: [NamedResponse] })
  items: NamedResponse[];
}

export class RowErrorResponse {
  @ApiProperty()
  row: number;

  @ApiProperty()
  column: string;

  @ApiProperty()
  code: string;

  @ApiProperty()
  value: string;

  @ApiProperty({ type: LocalizedTextResponse })
  detail: LocalizedTextResponse;
}

export class ImportResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid' })
  waveId: string;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ enum: importStates })
  state: ImportState;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  jobId: string | null;

  @ApiProperty({ type: String, nullable: true })
  encoding: string | null;

  @ApiProperty()
  totalRows: number;

  @ApiProperty()
  acceptedRows: number;

  @ApiProperty({ description: 'Rows of submissions that already exist, by instance id.' })
  repeatedRows: number;

  @ApiProperty({ description: 'Rows equal to an answer that already existed when the file was checked.' })
  knownRows: number;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'An earlier import of the same file.' })
  sameFileId: string | null;

  @ApiProperty({ description: 'False after figures were computed from the rows.' })
  undoable: boolean;

  @ApiProperty()
  wrongRows: number;

  @ApiProperty({ type: [RowErrorResponse] })
  errors: readonly RowErrorResponse[];

  @ApiProperty()
  hasErrorFile: boolean;

  @ApiProperty({
    type: [String],
    description: 'Headings that are read as was decided for an earlier file of the wave.',
  })
  takenOver: readonly string[];

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;
}

export class ImportListResponse {
  @ApiProperty({ type: [ImportResponse] })
  items: ImportResponse[];
}
