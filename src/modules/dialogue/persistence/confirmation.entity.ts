import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Constituency } from '../../../kernel/actor.js';
import type { AnsweredAs, AnswersCounted, ConfirmationAnswer, GroupRule } from '../domain/confirmation.js';

/** An organisation that is asked to confirm a conclusion, and what it answered; without answer the rest is null. */
@Entity('dialogue_confirmation')
@Unique('uq_dialogue_confirmation_organisation', ['conclusionId', 'organisationId'])
export class ConfirmationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_confirmation' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') conclusionId: string;
  @Column('uuid') organisationId: string;
  @Column('text', { nullable: true }) constituency: Constituency | null;
  @Column('text', { nullable: true }) answer: ConfirmationAnswer | null;
  @Column('text', { nullable: true }) note: string | null;
  /** The version of the conclusion's text that it refers to. */
  @Column('integer', { nullable: true }) textVersion: number | null;
  @Column('uuid', { nullable: true }) documentId: string | null;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('text', { nullable: true }) recordedAs: AnsweredAs | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('text') rule: AnswersCounted;
  @Column('uuid', { nullable: true }) reservationId: string | null;
  /** Of the letter with which the organisation answered. */
  @Column('text', { nullable: true }) letterNumber: string | null;
  @Column('date', { nullable: true }) letterDate: string | null;
  @Column('text', { nullable: true }) signatoryFunction: string | null;
}

/** By the mandate of a group at a roundtable; no row: each organisation confirms. */
@Entity('dialogue_confirmation_rule')
@Unique('uq_dialogue_confirmation_rule_group', ['roundtableId', 'constituency'])
export class ConfirmationRuleEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_confirmation_rule' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') roundtableId: string;
  @Column('text') constituency: Constituency;
  @Column('text') rule: GroupRule['rule'];
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('text') mandate: string;
}

/** Append-only: the last row is the term in force. */
@Entity('dialogue_confirmation_term')
export class ConfirmationTermEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_confirmation_term' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') conclusionId: string;
  @Column('date') dueOn: string;
  /** Why the term changed; null for the first one. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('timestamptz') setAt: Date;
}
