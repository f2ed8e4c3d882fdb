import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Constituency } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { FieldVersions } from '../../kernel/merge.js';
import type { ActionState } from '../domain/action.js';
import type { DatePrecision } from '../domain/lateness.js';
import type { GenderTag, PolicyArea } from '../domain/policy-area.js';
import type { Risk } from '../domain/risk.js';
import type { ActionStatus } from '../domain/status.js';
import type { Tag } from '../domain/tags.js';

@Entity('roadmap_action')
@Unique('uq_roadmap_action_workspace', ['workspaceId', 'id'])
@Unique('uq_roadmap_action_number', ['workspaceId', 'number'])
export class ActionEntity implements Omit<
  ActionState,
  'conclusionIds' | 'findingIds' | 'coOwnerOrganisationIds' | 'budget'
> {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_action' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('integer') number: number;
  @Column('jsonb') title: LocalizedText;
  @Column('jsonb') description: LocalizedText;
  @Column('uuid', { nullable: true }) objectiveId: string | null;
  @Column('smallint', { array: true }) policyAreas: PolicyArea[];
  @Column('text', { nullable: true }) genderTag: GenderTag | null;
  @Column('text', { array: true }) tags: Tag[];
  @Column('uuid', { nullable: true }) ownerOrganisationId: string | null;
  @Column('uuid', { nullable: true }) ownerWorkingGroupId: string | null;
  @Column('uuid', { nullable: true }) ownerPersonId: string | null;
  @Column('text', { nullable: true }) ownerConstituency: Constituency | null;
  @Column('date', { nullable: true }) startOn: string | null;
  @Column('date', { nullable: true }) dueOn: string | null;
  @Column('text') duePrecision: DatePrecision;
  @Column('uuid', { nullable: true }) placeId: string | null;
  @Column('uuid', { nullable: true }) planId: string | null;
  @Column('text', { nullable: true }) validatorConstituency: Constituency | null;
  @Column('jsonb', { nullable: true }) risk: Risk | null;
  @Column('text') status: ActionStatus;
  @Column('smallint') progress: number;
  @Column('text', { nullable: true }) basis: string | null;
  @Column('integer') version: number;
  @Column('jsonb') fieldVersions: FieldVersions;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') updatedAt: Date;
  @Column('timestamptz', { nullable: true }) ownerSince: Date | null;
}
