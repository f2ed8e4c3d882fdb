import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { InvitationAnswer } from '../domain/invitation.js';

@Entity('notifications_invitation')
@Unique('uq_notifications_invitation_person', ['workspaceId', 'meetingId', 'personId'])
@Index('ix_notifications_invitation_workspace', ['workspaceId', 'id'], { unique: true })
export class InvitationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_notifications_invitation' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') meetingId: string;
  @Column('uuid') personId: string;
  /** To which the invitation was sent: updates and the cancellation go there too. Blank: invited by a printed letter. */
  @Column('text') address: string;
  /** SEQUENCE of the event in the calendar of the person (RFC 5546, 2.1.4). */
  @Column('integer') sequence: number;
  /** Days, times and place of the last email or letter to the person; blank: the letter has former ones. */
  @Column('text') schedule: string;
  /** The last email; null for a printed letter. */
  @Column('uuid', { nullable: true }) mailId: string | null;
  @Column('timestamptz') invitedAt: Date;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('timestamptz', { nullable: true }) remindedAt: Date | null;
  @Column('text', { nullable: true }) answer: InvitationAnswer | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
}

@Entity('notifications_invitation_link')
export class InvitationLinkEntity {
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'pk_notifications_invitation_link' }) tokenHash: Buffer;
  @Column('uuid') workspaceId: string;
  @Column('uuid') invitationId: string;
  @Column('timestamptz') createdAt: Date;
}
