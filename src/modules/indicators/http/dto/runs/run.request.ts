import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

import { type BreakdownId, breakdownIds } from '../../../domain/runs/cells.js';
import { type Movement, movements } from '../../../domain/runs/movement.js';

export class LowPayRequest {
  @ApiProperty({ description: 'Yuan per hour' })
  @IsNumber()
  @Min(0.01)
  @Max(10_000)
  yuanPerHour: number;

  @ApiProperty({ type: String, format: 'date' })
  @IsISO8601({ strict: true })
  date: string;

  @ApiProperty()
  @IsString()
  @MaxLength(200)
  region: string;

  @ApiProperty({ description: 'Where the line was published' })
  @IsString()
  @MaxLength(500)
  reference: string;
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

  @ApiPropertyOptional({ description: 'Stricter than 5, never laxer' })
  @IsOptional()
  @IsInt()
  @Min(5)
  @Max(100)
  minimumWorkers?: number;

  @ApiPropertyOptional({ description: 'Stricter than 3, never laxer' })
  @IsOptional()
  @IsInt()
  @Min(3)
  @Max(100)
  minimumEnterprises?: number;

  @ApiPropertyOptional({ enum: breakdownIds, isArray: true, description: 'Absent: all that the definitions name' })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(breakdownIds, { each: true })
  breakdowns?: BreakdownId[];

  @ApiPropertyOptional({ type: [String], description: 'Pairs of breakdowns to compute too: "park+age_group"' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(/^[a-z_]+\+[a-z_]+$/, { each: true })
  pairs?: string[];
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
  @ApiPropertyOptional({ enum: movements, description: 'Only figures that moved in this way, or not at all' })
  @IsOptional()
  @IsIn(movements)
  movement?: Movement;
}
