import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import { type Likelihood, likelihoods } from '../../domain/risk.js';

class RiskTextRequest {
  @ApiProperty({ maxLength: 1000 }) @IsString() @MaxLength(1000) en: string;
  @ApiProperty({ maxLength: 1000 }) @IsString() @MaxLength(1000) zh: string;
}

export class RiskRequest {
  @ApiProperty({ enum: likelihoods })
  @IsIn(likelihoods)
  likelihood: Likelihood;

  @ApiProperty({ type: RiskTextRequest, description: 'What could happen, in one language or both.' })
  @IsObject()
  @ValidateNested()
  @Type(() => RiskTextRequest)
  event: RiskTextRequest;

  @ApiProperty({ type: RiskTextRequest, description: 'What is done about it.' })
  @IsObject()
  @ValidateNested()
  @Type(() => RiskTextRequest)
  response: RiskTextRequest;
}

export class RiskResponse {
  @ApiProperty({ enum: likelihoods }) likelihood: Likelihood;
  @ApiProperty({ type: LocalizedTextResponse, description: 'What could happen.' }) event: LocalizedText;
  @ApiProperty({ type: LocalizedTextResponse, description: 'What is done about it.' }) response: LocalizedText;
}
