import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { OutcomeKind } from '../../../kernel/outcome-kind.js';

/** What a meeting recorded beside conclusions. */
@Entity('dialogue_outcome')
@Unique('uq_dialogue_outcome_number', ['meetingId', 'number'])
export class OutcomeEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_outcome' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') meetingId: string;
  @Column('uuid', { nullable: true }) agendaItemId: string | null;
  @Column('text') kind: OutcomeKind;
  /** The order in which the meeting recorded. */
  @Column('integer') number: number;
  @Column('jsonb') text: LocalizedText;
  /** Only of a position that its spokesperson has shared. */
  @Column('uuid', { nullable: true }) sharedPositionId: string | null;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('timestamptz') recordedAt: Date;
}

/** Append-only: what a group has shared with its roundtable, without any reference to its meetings. */
@Entity('dialogue_shared_position')
export class SharedPositionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_shared_position' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') roundtableId: string;
  @Column('text') constituency: Constituency;
  @Column('jsonb') text: LocalizedText;
  @Column('uuid') sharedBy: string;
  @Column('timestamptz') sharedAt: Date;
}
