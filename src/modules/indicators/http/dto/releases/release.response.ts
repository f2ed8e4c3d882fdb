import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../../platform/http/dto.js';
import { StatusCountsResponse } from '../publication/figure.response.js';
import {
  type ReleaseKind,
  releaseKinds,
  type ReleaseObstacle,
  releaseObstacles,
  type ReleaseState,
  releaseStates,
} from '../../../domain/releases/release.js';

export class LeftOutResponse {
  @ApiProperty()
  indicatorId: string;

  @ApiProperty({ type: LocalizedTextResponse, description: 'Why the indicator is left out' })
  reason: LocalizedTextResponse;
}

export class NamedLeftOutResponse extends LeftOutResponse {
  @ApiProperty({ type: LocalizedTextResponse })
  indicatorName: LocalizedTextResponse;
}

export class ReleaseResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid' })
  waveId: string;

  @ApiProperty()
  waveNumber: number;

  @ApiProperty({ type: LocalizedTextResponse })
  waveTitle: LocalizedTextResponse;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Only for those who may read runs' })
  runId: string | null;

  @ApiProperty()
  runNumber: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Within the wave; null until publication' })
  number: number | null;

  @ApiProperty({ enum: releaseKinds })
  kind: ReleaseKind;

  @ApiProperty({ enum: releaseStates })
  state: ReleaseState;

  @ApiProperty({ type: [LeftOutResponse] })
  leftOut: readonly LeftOutResponse[];

  @ApiProperty({ type: LocalizedTextResponse })
  summary: LocalizedTextResponse;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true, description: 'Of a revision or correction' })
  reason: LocalizedTextResponse | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: as soon as it is approved' })
  announcedAt: Date | null;

  @ApiProperty({ description: 'For example Asia/Shanghai' })
  timeZone: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  approvedAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  publishedAt: Date | null;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  citation: LocalizedTextResponse | null;

  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of what is approved' })
  hash: string | null;

  @ApiProperty({ description: 'Whether it is the last published release of its wave' })
  isCurrent: boolean;
}

export class ReleaseListResponse {
  @ApiProperty({ type: [ReleaseResponse] })
  items: readonly ReleaseResponse[];
}

export class ShownCountsResponse extends StatusCountsResponse {
  @ApiProperty()
  indicatorId: string;

  @ApiProperty({ type: LocalizedTextResponse })
  indicatorName: LocalizedTextResponse;
}

export class PreviousReleaseResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty()
  number: number;

  @ApiProperty()
  waveNumber: number;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Only for those who may read runs' })
  runId: string | null;
}

export class ReleaseChangesResponse {
  @ApiProperty({ description: 'Figures with another value' })
  changed: number;

  @ApiProperty({ description: 'Figures that were not shown before' })
  shown: number;

  @ApiProperty({ description: 'Figures that are no longer shown' })
  withheld: number;

  @ApiProperty({ description: 'Figures that neither release shows, for another reason' })
  other: number;

  @ApiProperty({ description: 'Figures without a change' })
  same: number;
}

export class ReleasePageResponse {
  @ApiProperty({ type: ReleaseResponse })
  release: ReleaseResponse;

  @ApiProperty({ type: [NamedLeftOutResponse] })
  leftOut: readonly NamedLeftOutResponse[];

  @ApiProperty({ type: [ShownCountsResponse], description: 'By indicator: what is shown, and what is not' })
  figures: readonly ShownCountsResponse[];

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  author: LocalizedTextResponse | null;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  approver: LocalizedTextResponse | null;

  @ApiProperty({ type: PreviousReleaseResponse, nullable: true })
  previous: PreviousReleaseResponse | null;

  @ApiProperty({ type: ReleaseChangesResponse, nullable: true, description: 'Since the previous release' })
  changes: ReleaseChangesResponse | null;

  @ApiProperty({ description: 'Whether the reader can approve it now' })
  mayApprove: boolean;

  @ApiProperty({ description: 'Whether the reader can withdraw it now' })
  mayWithdraw: boolean;

  @ApiProperty({
    enum: releaseObstacles,
    nullable: true,
    description: 'Why an open release can no longer be published, or was withdrawn at its time',
  })
  obstacle: ReleaseObstacle | null;
}

export class CreatedReleaseResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;
}

export class ApprovedReleaseResponse {
  @ApiProperty({ enum: releaseStates, description: 'Published if the announced time has come' })
  state: ReleaseState;
}
