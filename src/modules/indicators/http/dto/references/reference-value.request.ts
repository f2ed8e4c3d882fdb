import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { CalendarDate, Text } from '../../../../../platform/http/dto.js';
import { decimal } from '../../../domain/references/reference-value.js';

export class SetReferenceValueRequest {
  @ApiProperty({ description: 'A decimal number in the scale of the estimates; a share is 0 to 1' })
  @Matches(decimal)
  value: string;

  @CalendarDate()
  onDate: string;

  @Text({ max: 400 })
  source: string;
}
