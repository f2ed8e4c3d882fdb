import { ApiProperty } from '@nestjs/swagger';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import { type SizeClass, sizeClasses } from '../../domain/frame.js';

export class AnswersNeededResponse {
  @ApiProperty({ description: 'Half the width of the 95% interval, and the gap; as shares of 1.' }) size: number;
  @ApiProperty() forShare: number;
  @ApiProperty({ description: 'To detect a gap of this size between women and men, each half of the answers.' })
  forGap: number;
}

export class ExpectedPrecisionResponse {
  @ApiProperty({ description: 'If every target is reached.' }) answers: number;
  @ApiProperty() standardError: number;
  @ApiProperty({ description: 'Half the width of the 95% interval.' }) margin: number;
  @ApiProperty({ description: 'Standard error divided by the share.' }) cv: number;
  @ApiProperty({
    type: [AnswersNeededResponse],
    description: 'Answers that a precision needs with the design effect of the plan.',
  })
  needed: readonly AnswersNeededResponse[];
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
