import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { ListOf } from '../../../platform/http/dto.js';
import { type Treatment, treatments } from '../../domain/files/sharing/sharing-rules.js';

/** Codes that become one. */
export class JoinedCodesRequest {
  @ApiProperty({ type: [String], maxItems: 500 })
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  codes: string[];
}

export class VariableRuleRequest {
  @ApiProperty({ maxLength: 300 })
  @IsString()
  @MaxLength(300)
  variable: string;

  @ApiProperty({ enum: treatments })
  @IsIn(treatments)
  treatment: Treatment;

  @ApiProperty({ description: 'What others could know about a person' })
  @IsBoolean()
  isKey: boolean;

  @ApiProperty({ type: Number, nullable: true, description: 'Of limits: lower values are shown as this one' })
  @IsOptional()
  @IsNumber()
  lowest: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Of limits: higher values are shown as this one' })
  @IsOptional()
  @IsNumber()
  highest: number | null;

  @ApiProperty({ type: [Number], maxItems: 50, description: 'Of bands: the least value of each band but the first' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsNumber({}, { each: true })
  bands: number[];

  @ListOf(JoinedCodesRequest, { most: 100, description: 'Of groups' })
  groups: JoinedCodesRequest[];

  @ApiProperty({ type: Number, nullable: true, description: 'Of digits: number of first characters' })
  @IsOptional()
  @IsInt()
  digits: number | null;
}

export class SharingRulesRequest {
  @ApiProperty({ minimum: 3, maximum: 1000, description: 'Least records for each combination of key variables' })
  @IsInt()
  @Min(3)
  @Max(1000)
  k: number;

  @ListOf(VariableRuleRequest, { most: 5000, description: 'Variables without a rule are left out' })
  variables: VariableRuleRequest[];
}

export const sharedFormats = ['analysis', 'xlsx', 'sav', 'dta', 'ddi', 'codebook'] as const;
export type SharedFormat = (typeof sharedFormats)[number];

export class SharedFileRequest {
  @ApiProperty({ enum: sharedFormats, description: 'analysis: CSV; ddi, codebook: its description' })
  @IsIn(sharedFormats)
  format: SharedFormat;
}
