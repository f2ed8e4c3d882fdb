import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Dependency, DependencyKind } from '../domain/schedule.js';

@Entity('roadmap_dependency')
@Unique('uq_roadmap_dependency_pair', ['predecessorId', 'successorId'])
export class DependencyEntity implements Dependency {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_dependency' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') predecessorId: string;
  @Column('uuid') successorId: string;
  @Column('text') kind: DependencyKind;
  @Column('integer') lagDays: number;
  @Column('integer') version: number;
}
