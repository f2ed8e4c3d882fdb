import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Constituency } from '../../../kernel/actor.js';
import type { AcceptanceMeans } from '../domain/group-access.js';

/** A person accepted to the private meetings of a group, proposed for it, or refused. */
@Entity('dialogue_group_acceptance')
export class GroupAcceptanceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_group_acceptance' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') roundtableId: string;
  @Column('text') constituency: Constituency;
  @Column('uuid') personId: string;
  @Column('uuid') acceptedBy: string;
  @Column('uuid', { nullable: true }) secondedBy: string | null;
  @Column('text') means: AcceptanceMeans;
  /** What the nomination letter says of itself: its organisation, number and date. */
  @Column('text', { nullable: true }) letter: string | null;
  /** Whether those who accepted also show earlier meetings. */
  @Column('boolean') earlier: boolean;
  @Column('timestamptz') askedAt: Date;
  /** From when the person has access; null while a second titular member is awaited, and for a refusal. */
  @Column('timestamptz', { nullable: true }) since: Date | null;
  /** Meetings that were planned before are not shown, and cannot be shown to others by this person. */
  @Column('timestamptz', { nullable: true }) seesFrom: Date | null;
  @Column('uuid', { array: true }) hiddenMeetings: string[];
  /** The titular member who accepted the person as spokesperson. */
  @Column('uuid', { nullable: true }) spokespersonBy: string | null;
  @Column('text', { nullable: true }) refusal: string | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  /** Ended because no titular member had access any more; counts again when a successor was nominated. */
  @Column('boolean', { default: false }) suspended: boolean;
  /** Of the last titular member with access, who left: whether that is recorded as an event. */
  @Column('text', { nullable: true }) closedGroup: 'to-record' | 'recorded' | null;
}
