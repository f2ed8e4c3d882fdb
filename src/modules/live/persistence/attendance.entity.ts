import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Constituency } from '../../../kernel/actor.js';
import type { AttendanceKind } from '../domain/attendance.js';

/** A fact of attendance: who arrived, left or was replaced. Facts are added and never changed. */
@Entity('live_attendance')
export class AttendanceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_live_attendance' }) meetingId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_live_attendance' }) seq: number;
  @Column('uuid') workspaceId: string;
  @Column('uuid') personId: string;
  @Column('text') fact: AttendanceKind;
  @Column('uuid', { nullable: true }) substituteId: string | null;
  @Column('text') kind: string;
  @Column('text', { nullable: true }) constituency: Constituency | null;
  @Column('timestamptz') happenedAt: Date;
  @Column('uuid', { nullable: true }) recordedById: string | null;
}
