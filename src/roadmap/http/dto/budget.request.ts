import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import { longestSource } from '../../domain/budget.js';

const amount = { example: '120000.00', description: 'Decimal text, 0 or more, up to two places.', maxLength: 20 };

export class BudgetLineRequest {
  @ApiProperty({ maxLength: longestSource, description: 'Where the money comes from.' })
  @IsString()
  @MaxLength(longestSource)
  source: string;

  @ApiProperty({ example: 'CNY', description: 'ISO 4217.' })
  @IsString()
  @Matches(/^[A-Z]{3}$/)
  currency: string;

  @ApiProperty(amount)
  @IsString()
  @MaxLength(20)
  planned: string;

  @ApiProperty(amount)
  @IsString()
  @MaxLength(20)
  committed: string;

  @ApiProperty(amount)
  @IsString()
  @MaxLength(20)
  spent: string;
}
