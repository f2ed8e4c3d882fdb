import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A target indicator of an action: baseline, target value and date. Numbers are exact decimals. */
@Entity('roadmap_target')
@Unique('uq_roadmap_target_indicator', ['actionId', 'indicatorId'])
export class TargetEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_target' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') actionId: string;
  @Column('text') indicatorId: string;
  @Column('numeric', { nullable: true }) baseline: string | null;
  @Column('text', { nullable: true }) baselinePeriod: string | null;
  @Column('numeric') target: string;
  @Column('date', { nullable: true }) targetOn: string | null;
  @Column('integer') version: number;
}
