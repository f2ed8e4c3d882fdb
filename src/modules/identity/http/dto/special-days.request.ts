import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class SpecialDaysRequest {
  @ApiProperty({
    maxLength: 100_000,
    description:
      'Comma-separated values with the columns `date` and `kind` (`holiday` or `working day`). Replaces the whole table; an empty text empties it.',
  })
  @IsString()
  @MaxLength(100_000)
  text: string;
}
