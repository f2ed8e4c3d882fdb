import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { allFlags, type Flag } from '../../form/index.js';

export class FlaggedRequest {
  @ApiProperty({ enum: allFlags })
  @IsIn(allFlags)
  flag: Flag;
}
