import { ApiProperty } from '@nestjs/swagger';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import { type SizeClass, sizeClasses } from '../../domain/frame.js';

export class ExpectedPrecisionResponse {
  @ApiProperty({ description: 'If every target is reached.' }) answers: number;
  @ApiProperty() standardError: number;
  @ApiProperty({ description: 'Half the width of the 95% interval.' }) margin: number;
  @ApiProperty({ description: 'Standard error divided by the share.' }) cv: number;
}

export class PlannedStratumResponse {
  @ApiProperty() stratum: string;
  @ApiProperty({ type: LocalizedTextResponse }) park: LocalizedText;
  @ApiProperty({ enum: sizeClasses, isArray: true }) sizeClasses: readonly SizeClass[];
  @ApiProperty() certainty: boolean;
  @ApiProperty({ description: 'In the frame.' }) enterprises: number;
  @ApiProperty() drawn: number;
  @ApiProperty({ description: 'Selection probability of an enterprise.' }) probability: number;
  @ApiProperty({ description: 'Target number of answers.' }) target: number;
}

export class SamplePlanResponse {
  @ApiProperty({ type: ExpectedPrecisionResponse }) expected: ExpectedPrecisionResponse;
  @ApiProperty({ type: [PlannedStratumResponse] }) strata: readonly PlannedStratumResponse[];
}
