import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { MilestoneContent, MilestoneKind } from '../domain/milestone.js';

@Entity('roadmap_milestone')
export class MilestoneEntity implements MilestoneContent {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_milestone' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') actionId: string;
  @Column('text') kind: MilestoneKind;
  @Column('jsonb') title: LocalizedText;
  @Column('date', { nullable: true }) dueOn: string | null;
  @Column('date', { nullable: true }) doneOn: string | null;
  @Column('integer') version: number;
  @Column('timestamptz') createdAt: Date;
}
