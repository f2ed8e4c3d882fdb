import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Constituency } from '../../kernel/actor.js';
import type { Language } from '../../kernel/localized-text.js';

/** A comment on an action. A deleted one keeps its author and time, without the text. */
@Entity('roadmap_comment')
@Unique('uq_roadmap_comment_workspace', ['workspaceId', 'id'])
export class CommentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_comment' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') actionId: string;
  @Column('uuid') personId: string;
  @Column('text', { nullable: true }) constituency: Constituency | null;
  @Column('text') text: string;
  @Column('text') language: Language;
  @Column('timestamptz') recordedAt: Date;
  @Column('timestamptz', { nullable: true }) deletedAt: Date | null;
  @Column('uuid', { nullable: true }) deletedById: string | null;
}

@Entity('roadmap_comment_mention')
export class CommentMentionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_comment_mention' }) commentId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_comment_mention' }) personId: string;
  @Column('uuid') workspaceId: string;
}
