import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { type ReplacementReason, replacementReasons } from '../../domain/sample.js';

export class ReplacementRequest {
  @ApiProperty({ type: String, format: 'uuid', description: 'The enterprise that is replaced, as a unit of the wave.' })
  @IsUUID()
  unitId: string;

  @ApiProperty({ enum: replacementReasons })
  @IsIn(replacementReasons)
  reason: ReplacementReason;
}
