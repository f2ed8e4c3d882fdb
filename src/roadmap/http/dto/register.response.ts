import { ApiProperty } from '@nestjs/swagger';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import type { DatePrecision } from '../../domain/lateness.js';
import { datePrecisions } from '../../domain/lateness.js';
import { type FindingKind, findingKinds, type PlanKind, planKinds } from '../../domain/plan.js';
import { type Tag, tags } from '../../domain/tags.js';

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
  @ApiProperty({ type: String, nullable: true, description: 'A decimal number.' }) value: string | null;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true }) unit: LocalizedText | null;
  @ApiProperty({ type: String, nullable: true }) indicatorId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) instrumentId: string | null;
}

export class FindingResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: findingKinds }) kind: FindingKind;
  @ApiProperty({ type: LocalizedTextResponse }) text: LocalizedText;
  @ApiProperty({ description: 'Number of actions that follow the finding.' }) actions: number;
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
  @ApiProperty({ type: String, nullable: true, description: 'The address of the document.' }) link: string | null;
  @ApiProperty({ enum: tags, isArray: true }) tags: readonly Tag[];
  @ApiProperty({ description: 'No longer offered for actions.' }) retired: boolean;
  @ApiProperty({ type: [PlanTargetResponse] }) targets: readonly PlanTargetResponse[];
  @ApiProperty({ type: [FindingResponse] }) findings: readonly FindingResponse[];
  @ApiProperty({ description: 'Number of actions that refer to the entry.' }) actions: number;
  @ApiProperty() version: number;
}

export class PlanListResponse {
  @ApiProperty({ type: [PlanResponse] }) items: readonly PlanResponse[];
}
