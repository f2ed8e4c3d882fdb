import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsObject, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { ListOf, Text } from '../../../../../platform/http/dto.js';
import { type ReleaseKind, releaseKinds } from '../../../domain/releases/release.js';

export class ReleaseTextRequest {
  @Text({ max: 2000 })
  en: string;

  @Text({ max: 2000 })
  zh: string;
}

export class LeftOutRequest {
  @Text({ max: 80 })
  indicatorId: string;

  @ApiProperty({ type: ReleaseTextRequest, description: 'Why the indicator is left out' })
  @IsObject()
  @ValidateNested()
  @Type(() => ReleaseTextRequest)
  reason: ReleaseTextRequest;
}

export class CreateReleaseRequest {
  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID()
  runId: string;

  @ApiProperty({ enum: releaseKinds, description: 'The first release of a wave, a planned revision, or a correction' })
  @IsIn(releaseKinds)
  kind: ReleaseKind;

  @ListOf(LeftOutRequest, { most: 500, description: 'Indicators of the run that are not published' })
  leftOut: LeftOutRequest[];

  @ApiProperty({ type: ReleaseTextRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => ReleaseTextRequest)
  summary: ReleaseTextRequest;

  @ApiPropertyOptional({ type: ReleaseTextRequest, description: 'What a revision or correction changes, and why' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ReleaseTextRequest)
  reason?: ReleaseTextRequest;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Absent: as soon as it is approved' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/)
  announcedAt?: string;

  @Text({ max: 60 })
  timeZone: string;
}

export class ApproveReleaseRequest {
  @ApiProperty({ description: 'SHA-256 of the release that the approver saw' })
  @Matches(/^[0-9a-f]{64}$/)
  hash: string;
}
