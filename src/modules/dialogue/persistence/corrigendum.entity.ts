import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ObjectedAs } from '../domain/corrigendum.js';

/** Append-only: a clerical error in an agreed conclusion, which keeps its text. */
@Entity('dialogue_corrigendum')
@Unique('uq_dialogue_corrigendum_number', ['conclusionId', 'number'])
export class CorrigendumEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_corrigendum' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') conclusionId: string;
  /** 1, 2, 3 … of the conclusion. */
  @Column('integer') number: number;
  /** The text with the error: the agreed one, or that of an earlier corrigendum in effect. */
  @Column('jsonb') corrects: LocalizedText;
  @Column('jsonb') text: LocalizedText;
  /** What the clerical error is. */
  @Column('text') error: string;
  /** The last day for objections. */
  @Column('date') objectBy: string;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('timestamptz') proposedAt: Date;
}

/** Append-only: the first objection decides. */
@Entity('dialogue_corrigendum_objection')
@Unique('uq_dialogue_corrigendum_objection_corrigendum', ['corrigendumId'])
export class CorrigendumObjectionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_corrigendum_objection' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') corrigendumId: string;
  @Column('text') constituency: Constituency;
  @Column('text') reason: string;
  @Column('text') recordedAs: ObjectedAs;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('timestamptz') objectedAt: Date;
}
