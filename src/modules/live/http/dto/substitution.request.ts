import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsRFC3339, IsUUID } from 'class-validator';

export class PlanSubstitutionRequest {
  @ApiProperty({ format: 'uuid', description: 'Seat of the titular member.' }) @IsUUID() seatId: string;
  @ApiProperty({ format: 'uuid', description: 'A substitute seat of the same group.' })
  @IsUUID()
  substituteSeatId: string;
  @ApiProperty({ format: 'date-time', description: 'An earlier time than now means now.' })
  @IsRFC3339()
  @IsISO8601({ strict: true })
  startsAt: string;
  @ApiProperty({ format: 'date-time', description: 'At most 31 days later.' })
  @IsRFC3339()
  @IsISO8601({ strict: true })
  endsAt: string;
}
