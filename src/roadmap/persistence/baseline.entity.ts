import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DatePrecision } from '../domain/lateness.js';

/** The dates first agreed for an action; they do not change when its dates are moved. */
@Entity('roadmap_baseline')
export class BaselineEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_baseline' }) actionId: string;
  @Column('uuid') workspaceId: string;
  @Column('date', { nullable: true }) startOn: string | null;
  @Column('date') dueOn: string;
  @Column('text') duePrecision: DatePrecision;
  @Column('timestamptz') agreedAt: Date;
}
