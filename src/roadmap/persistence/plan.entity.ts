import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { FieldVersions } from '../../kernel/merge.js';
import type { DatePrecision } from '../domain/lateness.js';
import type { Finding, FindingKind, Plan, PlanKind, PlanTarget } from '../domain/plan.js';
import type { Tag } from '../domain/tags.js';

@Entity('roadmap_plan')
@Unique('uq_roadmap_plan_workspace', ['workspaceId', 'id'])
export class PlanEntity implements Omit<Plan, 'targets' | 'findings'> {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_plan' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('text') kind: PlanKind;
  @Column('jsonb') title: LocalizedText;
  @Column('jsonb', { nullable: true }) note: LocalizedText | null;
  @Column('smallint', { nullable: true }) fromYear: number | null;
  @Column('smallint', { nullable: true }) toYear: number | null;
  @Column('uuid', { nullable: true }) placeId: string | null;
  @Column('text', { nullable: true }) basis: string | null;
  @Column('text', { nullable: true }) link: string | null;
  @Column('text', { array: true }) tags: Tag[];
  @Column('boolean') retired: boolean;
  @Column('integer') version: number;
  @Column('jsonb') fieldVersions: FieldVersions;
  @Column('timestamptz') createdAt: Date;
}

@Entity('roadmap_plan_target')
export class PlanTargetEntity implements PlanTarget {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_plan_target' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') planId: string;
  @Column('jsonb') title: LocalizedText;
  @Column('date', { nullable: true }) dueOn: string | null;
  @Column('text') duePrecision: DatePrecision;
  @Column('uuid', { nullable: true }) instrumentId: string | null;
  @Column('text', { nullable: true }) basis: string | null;
  @Column('numeric', { nullable: true }) value: string | null;
  @Column('jsonb', { nullable: true }) unit: LocalizedText | null;
  @Column('text', { nullable: true }) indicatorId: string | null;
}

/** A finding or recommendation of a study, from which actions start. */
@Entity('roadmap_finding')
@Unique('uq_roadmap_finding_workspace', ['workspaceId', 'id'])
export class FindingEntity implements Finding {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_finding' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') studyId: string;
  @Column('integer') place: number;
  @Column('text') kind: FindingKind;
  @Column('jsonb') text: LocalizedText;
}

/** A finding that an action follows. */
@Entity('roadmap_action_finding')
export class ActionFindingEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_action_finding' }) actionId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_action_finding' }) findingId: string;
  @Column('uuid') workspaceId: string;
}
