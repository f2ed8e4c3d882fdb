import { ApiProperty } from '@nestjs/swagger';
import type { Difference } from '../../domain/comparison.js';
import { differences } from '../../domain/comparison.js';
import { type DatePrecision, datePrecisions } from '../../domain/lateness.js';
import { type ActionStatus, actionStatuses } from '../../domain/status.js';
import { ActionResponse } from './action.response.js';

class ComparedActionResponse {
  @ApiProperty({ type: ActionResponse, description: 'The action as it is now.' }) action: ActionResponse;
  @ApiProperty({ enum: differences, isArray: true }) differences: readonly Difference[];
  @ApiProperty({ enum: actionStatuses, nullable: true, type: String, description: 'Null: not known.' })
  statusThen: ActionStatus | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueThen: string | null;
  @ApiProperty({ enum: datePrecisions, nullable: true, type: String }) duePrecisionThen: DatePrecision | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Days; negative: earlier.' }) dueMovedBy: number | null;
}

export class ComparisonResponse {
  @ApiProperty({ format: 'date', description: 'The earlier day.' }) on: string;
  @ApiProperty({ format: 'date' }) today: string;
  @ApiProperty({ description: 'Actions that match the filter now.' }) total: number;
  @ApiProperty({ type: [ComparedActionResponse], description: 'Actions that differ.' })
  items: readonly ComparedActionResponse[];
  @ApiProperty({ type: [String], example: ['A-012'], description: 'Actions that were removed since.' })
  removed: readonly string[];
}
