import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '../../kernel/localized-text.js';
import type { DatePrecision } from '../domain/lateness.js';

/** A change of an agreed due date, with its reason; null for changes made before reasons were required. */
@Entity('roadmap_due_change')
export class DueChangeEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_due_change' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') actionId: string;
  @Column('date') fromOn: string;
  @Column('text') fromPrecision: DatePrecision;
  @Column('date', { nullable: true }) toOn: string | null;
  @Column('text') toPrecision: DatePrecision;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) language: Language | null;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('timestamptz') changedAt: Date;
}
