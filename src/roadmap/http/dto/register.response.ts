import { ApiProperty } from '@nestjs/swagger';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import type { DatePrecision } from '../../domain/lateness.js';
import { datePrecisions } from '../../domain/lateness.js';
import type { PlanKind } from '../../domain/plan.js';
import { planKinds } from '../../domain/plan.js';

export class ObjectiveResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ minimum: 1, maximum: 9 }) policyArea: number;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
  @ApiProperty({ type: LocalizedTextResponse }) description: LocalizedText;
  @ApiProperty() version: number;
  @ApiProperty() actions: number;
}

export class PolicyAreaResponse {
  @ApiProperty({ minimum: 1, maximum: 9 }) area: number;
  @ApiProperty({ type: LocalizedTextResponse }) name: LocalizedText;
  @ApiProperty({ type: [ObjectiveResponse] }) objectives: readonly ObjectiveResponse[];
}

export class PolicyAreaListResponse {
  @ApiProperty({ type: [PolicyAreaResponse] }) items: readonly PolicyAreaResponse[];
}

export class PlanTargetResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueOn: string | null;
  @ApiProperty({ enum: datePrecisions }) duePrecision: DatePrecision;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) instrumentId: string | null;
  @ApiProperty({ type: String, nullable: true }) basis: string | null;
}

export class PlanResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: planKinds }) kind: PlanKind;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true }) note: LocalizedText | null;
  @ApiProperty({ type: Number, nullable: true }) fromYear: number | null;
  @ApiProperty({ type: Number, nullable: true }) toYear: number | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) placeId: string | null;
  @ApiProperty({ type: String, nullable: true }) basis: string | null;
  @ApiProperty({ type: [PlanTargetResponse] }) targets: readonly PlanTargetResponse[];
}

export class PlanListResponse {
  @ApiProperty({ type: [PlanResponse] }) items: readonly PlanResponse[];
}
