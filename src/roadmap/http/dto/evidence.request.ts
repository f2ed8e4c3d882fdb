import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { Text } from '../../../platform/http/dto.js';
import { longestLink } from '../../domain/evidence.js';

const kinds = ['link', 'figure'] as const;

/** A link, or a figure with its source. */
export class StateEvidenceRequest {
  @ApiProperty({ enum: kinds })
  @IsIn(kinds)
  kind: (typeof kinds)[number];

  @Text({ max: 200 })
  title: string;

  @ApiPropertyOptional({ maxLength: longestLink, description: 'Required for a link.' })
  @IsOptional()
  @IsString()
  @MaxLength(longestLink)
  link?: string;

  @ApiPropertyOptional({ description: 'A decimal number; required for a figure.', example: '412.5' })
  @IsOptional()
  @Matches(/^-?\d{1,15}(\.\d{1,6})?$/)
  figure?: string;

  @ApiPropertyOptional({ maxLength: 60, example: 'workers' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  unit?: string;

  @ApiPropertyOptional({ maxLength: 400, description: 'Where the figure is from; required for a figure.' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  source?: string;
}
