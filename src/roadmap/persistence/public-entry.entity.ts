import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Constituency } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { PublicFacts } from '../domain/public-entry.js';
import type { RecordedAs } from '../domain/validation.js';

/** What the public page says about an action. */
@Entity('roadmap_public_entry')
@Unique('uq_roadmap_public_entry_workspace', ['workspaceId', 'actionId'])
export class PublicEntryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_public_entry' }) actionId: string;
  @Column('uuid') workspaceId: string;
  @Column('jsonb') title: LocalizedText;
  @Column('jsonb') text: LocalizedText;
  /** What the page shows of the action besides its status, as it was when the words were proposed. */
  @Column('jsonb') facts: PublicFacts;
  /** Never used again, also after a withdrawal, so that no one agrees to other words than they read. */
  @Column('integer') version: number;
  @Column('uuid', { nullable: true }) proposedById: string | null;
  @Column('timestamptz') proposedAt: Date;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
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
