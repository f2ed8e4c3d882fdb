import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { CalendarDate } from '../../../platform/http/dto.js';
import { type Interval, intervals } from '../../domain/recurrence.js';

export class CheckHandOverRequest {
  @ApiProperty({ format: 'uuid', description: 'The person who is responsible for the actions now.' })
  @IsUUID()
  fromPersonId: string;

  @ApiProperty({ format: 'uuid', description: 'The person who will be responsible.' }) @IsUUID() toPersonId: string;

  @CalendarDate({ description: 'From this day on the other person answers for the actions; today or earlier.' })
  startsOn: string;

  @ApiPropertyOptional({ maxLength: 2000 }) @IsOptional() @IsString() @MaxLength(2000) note?: string;
}

export class HandOverRequest extends CheckHandOverRequest {
  @ApiProperty({ description: 'Of the check whose changes were reviewed.', maxLength: 64 })
  @IsString()
  @MaxLength(64)
  basis: string;
}

export class RecurrenceRequest {
  @ApiProperty({ enum: intervals, description: 'Time between two occurrences.' })
  @IsIn(intervals)
  every: Interval;

  @CalendarDate({ description: 'No occurrence is due later than this day.' })
  until: string;
}
