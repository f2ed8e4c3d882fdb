import { ApiProperty } from '@nestjs/swagger';
import type { JobRun } from '../jobs/job-runs.js';
import { LocalizedTextResponse } from './dto.js';

const facts = { type: 'object' as const, additionalProperties: true };

export class JobRunResponse implements JobRun {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'indicators.compute-run' }) kind: string;
  @ApiProperty({ enum: ['queued', 'running', 'done', 'failed', 'cancelled'] }) state: JobRun['state'];
  @ApiProperty({ minimum: 0, maximum: 1 }) progress: number;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true }) note: LocalizedTextResponse | null;
  @ApiProperty({ ...facts, nullable: true }) result: Readonly<Record<string, unknown>> | null;
  @ApiProperty({ ...facts, nullable: true, description: 'A problem body, when it failed.' })
  failure: Readonly<Record<string, unknown>> | null;
  @ApiProperty(facts) params: Readonly<Record<string, unknown>>;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) requestedBy: string | null;
  @ApiProperty() cancelRequested: boolean;
  @ApiProperty() createdAt: Date;
  @ApiProperty() updatedAt: Date;
}
