import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CalendarDate, ListOf, Text } from '../../../../../platform/http/dto.js';
import { type BreakdownId, breakdownIds } from '../../../domain/runs/cells.js';
import { type Movement, movements } from '../../../domain/runs/movement.js';

export class LowPayRequest {
  @ApiProperty({ description: 'Yuan per hour' })
  @IsNumber()
  @Min(0.01)
  @Max(10_000)
  yuanPerHour: number;

  @CalendarDate()
  date: string;

  @ApiProperty()
  @IsString()
  @MaxLength(200)
  region: string;

  @ApiProperty({ description: 'Source of the low-pay line' })
  @IsString()
  @MaxLength(500)
  reference: string;
}

export class MergedNameRequest {
  @Text({ max: 100 })
  en: string;

  @Text({ max: 100 })
  zh: string;
}

export class MergedCategoriesRequest {
  @ApiProperty({ enum: breakdownIds })
  @IsIn(breakdownIds)
  breakdown: BreakdownId;

  @ApiProperty({ type: [String], description: 'Codes of at least two categories that are shown as one' })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  categories: string[];

  @ApiProperty({ type: MergedNameRequest, description: 'Name of the merged category' })
  @IsObject()
  @ValidateNested()
  @Type(() => MergedNameRequest)
  name: MergedNameRequest;
}

export class RunSettingsRequest {
  @ApiPropertyOptional({ enum: [50, 0] })
  @IsOptional()
  @IsIn([50, 0])
  greenThreshold?: 50 | 0;

  @ApiPropertyOptional({ enum: ['core5', 'strict8'] })
  @IsOptional()
  @IsIn(['core5', 'strict8'])
  decentRule?: 'core5' | 'strict8';

  @ApiPropertyOptional({ type: LowPayRequest })
  @IsOptional()
  @ValidateNested()
  @Type(() => LowPayRequest)
  lowPay?: LowPayRequest;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  mergeMaternity?: boolean;

  @ApiPropertyOptional({ enum: ['county', 'city', 'province'] })
  @IsOptional()
  @IsIn(['county', 'city', 'province'])
  localArea?: 'county' | 'city' | 'province';

  @ApiPropertyOptional({ description: 'At least 5' })
  @IsOptional()
  @IsInt()
  @Min(5)
  @Max(100)
  minimumWorkers?: number;

  @ApiPropertyOptional({ description: 'At least 3' })
  @IsOptional()
  @IsInt()
  @Min(3)
  @Max(100)
  minimumEnterprises?: number;

  @ApiPropertyOptional({ enum: breakdownIds, isArray: true, description: 'Absent: all breakdowns of the definitions' })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(breakdownIds, { each: true })
  breakdowns?: BreakdownId[];

  @ApiPropertyOptional({
    type: [String],
    description: 'Additional combinations of breakdowns to compute, for example "park+age_group"',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(/^[a-z_]+\+[a-z_]+$/, { each: true })
  pairs?: string[];

  @ListOf(MergedCategoriesRequest, { most: 20, optional: true, description: 'Categories that are shown as one' })
  merged?: MergedCategoriesRequest[];
}

export class StartRunRequest {
  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID()
  waveId: string;

  @ApiPropertyOptional({ type: RunSettingsRequest })
  @IsOptional()
  @ValidateNested()
  @Type(() => RunSettingsRequest)
  settings?: RunSettingsRequest;

  @ApiPropertyOptional({ type: String, format: 'uuid', description: "Absent: the wave's current weights" })
  @IsOptional()
  @IsUUID()
  weightSetId?: string;
}

export class CompareRunsRequest {
  @ApiPropertyOptional({ enum: movements, description: 'Filter by type of change, or by no change' })
  @IsOptional()
  @IsIn(movements)
  movement?: Movement;
}
