import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Constituency } from '../../kernel/actor.js';
import type { Language } from '../../kernel/localized-text.js';
import type { OwnSide } from '../domain/own-side.js';
import type { ActionStatus } from '../domain/status.js';
import type { RecordedAs, Verdict } from '../domain/validation.js';

/**
 * A report by the owner, with the author's constituency at that time. Its text changes only by a correction, which
 * keeps the earlier one; a withdrawn report no longer counts.
 */
@Entity('roadmap_update')
@Unique('uq_roadmap_update_workspace', ['workspaceId', 'id'])
export class UpdateEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_update' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') actionId: string;
  @Column('text') text: string;
  @Column('text') language: Language;
  @Column('smallint') progress: number;
  @Column('text') statusBefore: ActionStatus;
  @Column('text') statusAfter: ActionStatus;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('text', { nullable: true }) constituency: Constituency | null;
  /** Of a report of completion, those who cannot assess it. */
  @Column('jsonb', { nullable: true }) side: OwnSide | null;
  /** Null: a status change, or a report from before next steps were asked for; empty: none is named. */
  @Column('text', { nullable: true }) nextStep: string | null;
  @Column('date', { nullable: true }) nextStepOn: string | null;
  @Column('timestamptz') recordedAt: Date;
  /** The progress of the action before; null: before it was kept. */
  @Column('smallint', { nullable: true }) progressBefore: number | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
}

/** The text of a report before its author corrected it. */
@Entity('roadmap_earlier_text')
export class EarlierTextEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_earlier_text' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') updateId: string;
  @Column('text') text: string;
  @Column('text') language: Language;
  @Column('timestamptz') replacedAt: Date;
}

/** The response of another constituency to a claim, with its statement. */
@Entity('roadmap_validation')
export class ValidationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_validation' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') actionId: string;
  @Column('uuid') updateId: string;
  @Column('text') verdict: Verdict;
  @Column('text') words: string;
  @Column('uuid') personId: string;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('text') constituency: Constituency;
  @Column('text', { nullable: true }) recordedAs: RecordedAs | null;
  @Column('timestamptz') recordedAt: Date;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('uuid', { nullable: true }) withdrawnById: string | null;
  /** What a confirmation confirmed that lapsed because it was changed; it counts again when that is restored. */
  @Column('text', { nullable: true }) lapsedContent: string | null;
}
