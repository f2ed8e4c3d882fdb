import { ApiProperty } from '@nestjs/swagger';
import { type ReferenceKind, referenceKinds } from '../../../domain/references/reference-value.js';

export class ReferenceValueResponse {
  @ApiProperty({ enum: referenceKinds })
  kind: ReferenceKind;

  @ApiProperty({ description: 'A decimal number in the scale of the estimates; a share is 0 to 1' })
  value: string;

  @ApiProperty({
    type: String,
    format: 'date',
    description: 'When the target should be reached, or the day to which the baseline refers',
  })
  onDate: string;

  @ApiProperty({ description: 'The document or data from which the value is taken' })
  source: string;

  @ApiProperty({ description: 'For If-Match; 0 if there is no value yet' })
  version: number;
}

export class ReferenceValueListResponse {
  @ApiProperty({ type: [ReferenceValueResponse] })
  items: readonly ReferenceValueResponse[];
}
