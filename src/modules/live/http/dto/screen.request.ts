import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches } from 'class-validator';

export class PairScreenRequest {
  @ApiProperty({ description: 'The code that the screen shows.', pattern: '^[2-9A-Z]{8}$', example: 'K7PX29QM' })
  @IsString()
  @Matches(/^[2-9A-Z]{8}$/)
  code: string;
}
