import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { DatePrecision } from '../domain/lateness.js';
import type { PlanKind } from '../domain/plan.js';

@Entity('roadmap_plan')
@Unique('uq_roadmap_plan_workspace', ['workspaceId', 'id'])
export class PlanEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_plan' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('text') kind: PlanKind;
  @Column('jsonb') title: LocalizedText;
  @Column('jsonb', { nullable: true }) note: LocalizedText | null;
  @Column('smallint', { nullable: true }) fromYear: number | null;
  @Column('smallint', { nullable: true }) toYear: number | null;
  @Column('uuid', { nullable: true }) placeId: string | null;
  @Column('text', { nullable: true }) basis: string | null;
  @Column('timestamptz') createdAt: Date;
}

@Entity('roadmap_plan_target')
export class PlanTargetEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_plan_target' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') planId: string;
  @Column('jsonb') title: LocalizedText;
  @Column('date', { nullable: true }) dueOn: string | null;
  @Column('text') duePrecision: DatePrecision;
  @Column('uuid', { nullable: true }) instrumentId: string | null;
  @Column('text', { nullable: true }) basis: string | null;
}
