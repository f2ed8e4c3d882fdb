import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { FieldVersions } from '../../kernel/merge.js';
import type { PolicyArea } from '../domain/policy-area.js';

@Entity('roadmap_objective')
@Unique('uq_roadmap_objective_workspace', ['workspaceId', 'id'])
export class ObjectiveEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_objective' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('smallint') policyArea: PolicyArea;
  @Column('jsonb') title: LocalizedText;
  @Column('jsonb') description: LocalizedText;
  @Column('integer') version: number;
  @Column('jsonb') fieldVersions: FieldVersions;
  @Column('timestamptz') createdAt: Date;
}
