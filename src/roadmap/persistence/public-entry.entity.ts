import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Constituency } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { RecordedAs } from '../domain/validation.js';

/** What the public page says about an action. */
@Entity('roadmap_public_entry')
@Unique('uq_roadmap_public_entry_workspace', ['workspaceId', 'actionId'])
export class PublicEntryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_public_entry' }) actionId: string;
  @Column('uuid') workspaceId: string;
  @Column('jsonb') title: LocalizedText;
  @Column('jsonb') text: LocalizedText;
  @Column('integer') version: number;
  @Column('uuid', { nullable: true }) proposedById: string | null;
  @Column('timestamptz') proposedAt: Date;
}

/** A group that agreed to the entry. */
@Entity('roadmap_public_agreement')
export class PublicAgreementEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_public_agreement' }) actionId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_roadmap_public_agreement' }) constituency: Constituency;
  @Column('uuid') workspaceId: string;
  @Column('text') recordedAs: RecordedAs;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('timestamptz') agreedAt: Date;
}
