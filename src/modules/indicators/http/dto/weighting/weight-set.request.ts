import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNumber,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import {
  type Calibration,
  calibrations,
  type MarginName,
  marginNames,
} from '../../../domain/weighting/specification.js';

export class MakeWeightSetRequest {
  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID()
  waveId: string;

  @ApiProperty({
    enum: ['none', 'stratum-sex'],
    description: 'Adjust women and men in each stratum to their shares in the sampling frame',
  })
  @IsIn(['none', 'stratum-sex'])
  classes: 'none' | 'stratum-sex';

  @ApiProperty({ enum: calibrations })
  @IsIn(calibrations)
  calibration: Calibration;

  @ApiProperty({ enum: marginNames, isArray: true })
  @IsArray()
  @ArrayMaxSize(4)
  @IsIn(marginNames, { each: true })
  margins: MarginName[];

  @ApiPropertyOptional({ description: 'Merge size classes of a park with too few answers' })
  @IsOptional()
  @IsBoolean()
  mergeSmall?: boolean;

  @ApiPropertyOptional({ type: [Number], description: 'g-weight bounds; only for bounded calibration' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(2)
  @IsNumber({}, { each: true })
  bounds?: [number, number];

  @ApiPropertyOptional({ description: 'Upper limit as a multiple of the median weight of the park' })
  @IsOptional()
  @IsNumber()
  @Min(1.5)
  @Max(100)
  trim?: number;
}
