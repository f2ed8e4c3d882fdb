import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { type AttendanceKind, attendanceKinds } from '../../domain/attendance.js';

export class RecordAttendanceRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  personId: string;

  @ApiProperty({ enum: attendanceKinds })
  @IsIn(attendanceKinds)
  fact: AttendanceKind;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'For `replaced`: the substitute of the same group who takes the seat.',
  })
  @IsOptional()
  @IsUUID()
  substituteId?: string | null;
}

export class CheckInByCodeRequest {
  @ApiProperty({ maxLength: 40, description: 'As typed; spaces, hyphens and small letters do not matter.' })
  @IsString()
  @MaxLength(40)
  code: string;
}
