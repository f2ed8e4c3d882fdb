import { ApiProperty } from '@nestjs/swagger';
import { type Constituency, constituencies } from '../../../../kernel/actor.js';
import type { AttendanceStatus, Attendee, GroupQuorum } from '../../domain/attendance.js';
import type { AttendanceToRecord } from '../../use-cases/read-attendance.js';

class AttendeeResponse implements Attendee {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty({ description: 'Kind of seat.' }) kind: string;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
  @ApiProperty({ enum: ['absent', 'present', 'left', 'replaced'] }) status: AttendanceStatus;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) arrivedAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) leftAt: Date | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The substitute who takes the seat.' })
  substituteId: string | null;
}

class GroupQuorumResponse implements GroupQuorum {
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty({ type: 'integer', description: 'Titular seats.' }) titular: number;
  @ApiProperty({ type: 'integer', description: 'Titular seats attended by the member or a substitute.' })
  attended: number;
  @ApiProperty({ type: 'integer', description: 'As the roundtable has set, otherwise more than half.' }) needed: number;
  @ApiProperty() reached: boolean;
}

export class AttendanceResponse implements AttendanceToRecord {
  @ApiProperty({ type: [AttendeeResponse] }) people: readonly AttendeeResponse[];
  @ApiProperty({ type: [GroupQuorumResponse] }) groups: readonly GroupQuorumResponse[];
  @ApiProperty({ description: 'Whether every group with titular seats has its quorum.' }) quorum: boolean;
  @ApiProperty({
    ...{ type: [String], format: 'uuid' },
    description: 'People without an account, who check in at a group’s meeting by a code; for those who conduct it.',
  })
  byCode: readonly string[];
}

class CheckInCodeResponse {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty({ description: 'To be handed to this person on paper.' }) code: string;
}

export class CheckInCodesResponse {
  @ApiProperty({ type: [CheckInCodeResponse] }) items: readonly CheckInCodeResponse[];
}
