import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { MeetingBody } from '../domain/meeting-body.js';
import type { MeetingState } from '../domain/meeting.js';

@Entity('dialogue_meeting')
@Unique('uq_dialogue_meeting_number', ['roundtableId', 'number'])
@Unique('uq_dialogue_meeting_group_number', ['workingGroupId', 'number'])
@Unique('uq_dialogue_meeting_constituency_number', ['constituencyGroupId', 'number'])
export class MeetingEntity {
  /** The first meeting of a roundtable has the id of the roundtable. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_meeting' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid', { nullable: true }) roundtableId: string | null;
  @Column('uuid', { nullable: true }) workingGroupId: string | null;
  @Column('uuid', { nullable: true }) constituencyGroupId: string | null;
  @Column('integer') number: number;
  @Column('jsonb', { nullable: true }) title: LocalizedText | null;
  @Column('text', { nullable: true }) timeZone: string | null;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
  @Column('text', { nullable: true }) opensAt: string | null;
  @Column('text', { nullable: true }) closesAt: string | null;
  @Column('uuid', { nullable: true }) placeId: string | null;
  @Column('text') state: MeetingState;
  /** Why it was cancelled. */
  @Column('text', { nullable: true }) reason: string | null;
  /** Of its roundtable, kept when the meeting first ended; null before, and for a group. */
  @Column('jsonb', { nullable: true }) quorum: MeetingBody['quorum'];
  /** When its session first began and last ended. */
  @Column('timestamptz', { nullable: true }) beganAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('integer') version: number;
  @Column('jsonb') fieldVersions: FieldVersions;
  @Column('timestamptz') createdAt: Date;
}
