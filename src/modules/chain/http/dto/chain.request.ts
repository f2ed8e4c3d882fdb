import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageBeforeRequest } from '../../../../platform/http/dto.js';

/** `loop` selects the events of all contexts that are part of the loop. */
export const activityContexts = [
  'loop',
  'dialogue',
  'working-group',
  'live',
  'roadmap',
  'surveys',
  'indicators',
  'directory',
  'identity',
] as const;

export class ListActivityRequest extends PageBeforeRequest {
  @ApiPropertyOptional({ description: 'Id of the record that the events refer to.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  subject?: string;

  @ApiPropertyOptional({ enum: activityContexts })
  @IsOptional()
  @IsIn(activityContexts)
  context?: string;
}
