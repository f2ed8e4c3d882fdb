import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { type Language, languages } from '../../../../kernel/localized-text.js';

export class AfterRequest {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'The last event number that the client has received.' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  after: number;
}

export class StateRequest {
  @ApiProperty({ type: 'integer', minimum: 0 })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  at: number;
}

export class PrintSpeakersRequest {
  @ApiProperty({ enum: languages })
  @IsIn(languages)
  language: Language;
}
