import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Constituency } from '../../../kernel/actor.js';
import type { GuestKind } from '../domain/group-guests.js';

/** A guest whom a group has admitted to one of its meetings, or who was proposed for it. */
@Entity('dialogue_group_guest')
export class GroupGuestEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_group_guest' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') roundtableId: string;
  @Column('text') constituency: Constituency;
  @Column('uuid') meetingId: string;
  @Column('uuid') personId: string;
  @Column('text') kind: GuestKind;
  @Column('uuid') admittedBy: string;
  @Column('uuid', { nullable: true }) secondedBy: string | null;
  @Column('timestamptz') askedAt: Date;
  /** From when the guest has access; null while a second titular member is awaited. */
  @Column('timestamptz', { nullable: true }) since: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
