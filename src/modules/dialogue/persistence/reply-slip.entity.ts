import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Delegate, SlipSource } from '../domain/reply-slip.js';

/** The delegates whom an organisation names for a roundtable; they have no seats until a facilitator accepts them. */
@Entity('dialogue_reply_slip')
@Unique('uq_dialogue_reply_slip_organisation', ['workspaceId', 'roundtableId', 'organisationId'])
@Index('ix_dialogue_reply_slip_workspace', ['workspaceId', 'id'], { unique: true })
export class ReplySlipEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_reply_slip' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') roundtableId: string;
  @Column('uuid') organisationId: string;
  @Column('integer') titularSeats: number;
  @Column('integer') substituteSeats: number;
  @Column('jsonb') delegates: readonly Delegate[];
  /** Number and date of the nomination letter. */
  @Column('text', { nullable: true }) letter: string | null;
  /** Who filled in the slip. */
  @Column('text', { nullable: true }) contact: string | null;
  @Column('text', { nullable: true }) source: SlipSource | null;
  @Column('timestamptz') askedAt: Date;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
  @Column('integer') version: number;
}

/** A link with which the contact of an organisation fills in its slip; only the hash of its secret is stored. */
@Entity('dialogue_reply_link')
export class ReplyLinkEntity {
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'pk_dialogue_reply_link' }) tokenHash: Buffer;
  @Column('uuid') workspaceId: string;
  @Column('uuid') slipId: string;
  @Column('timestamptz') createdAt: Date;
}
