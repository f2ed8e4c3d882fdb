import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

/** `loop` selects the events of all contexts that are part of the loop. */
export const activityContexts = [
  'loop',
  'dialogue',
  'live',
  'roadmap',
  'surveys',
  'indicators',
  'directory',
  'identity',
] as const;

export class ListActivityRequest {
  @ApiPropertyOptional({ description: 'Id of the record that the events refer to.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  subject?: string;

  @ApiPropertyOptional({ enum: activityContexts })
  @IsOptional()
  @IsIn(activityContexts)
  context?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '`next` of the previous page.' })
  @IsOptional()
  @IsUUID()
  before?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}
