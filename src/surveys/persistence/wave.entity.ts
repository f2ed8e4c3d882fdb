import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { FieldVersions } from '../../kernel/merge.js';
import type { ModuleOffer, WaveState } from '../domain/wave.js';

@Entity('surveys_wave')
@Unique('uq_surveys_wave_number', ['workspaceId', 'number'])
export class WaveEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_surveys_wave' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('uuid')
  questionnaireId: string;

  @Column('integer')
  number: number;

  @Column('jsonb')
  title: LocalizedText;

  @Column('date')
  startsOn: string;

  @Column('date')
  endsOn: string;

  @Column('text')
  state: WaveState;

  @Column('text', { nullable: true })
  approvalNumber: string | null;

  @Column('text', { nullable: true })
  approvalBody: string | null;

  @Column('date', { nullable: true })
  approvalValidUntil: string | null;

  @Column('text', { nullable: true })
  approvalExemption: string | null;

  @Column('jsonb', { default: {} })
  texts: Record<string, LocalizedText>;

  @Column('text')
  offer: ModuleOffer;

  @Column('boolean', { default: false })
  demonstration: boolean;

  @Column('integer', { default: 5 })
  minimumPersons: number;

  @Column('integer', { default: 3 })
  minimumEnterprises: number;

  @Column('integer', { default: 72 })
  graceHours: number;

  @Column('timestamptz', { nullable: true })
  openedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  @Column('date', { nullable: true })
  answersKeptUntil: string | null;

  @Column('date', { nullable: true })
  healthKeptUntil: string | null;

  @Column('date', { nullable: true })
  answersDeletedOn: string | null;

  @Column('date', { nullable: true })
  healthDeletedOn: string | null;

  @Column('integer', { default: 0 })
  unopenedCount: number;

  @Column('boolean', { default: false })
  answersComplete: boolean;

  @Column('integer', { default: 1 })
  version: number;

  @Column('jsonb', { default: {} })
  fieldVersions: FieldVersions;
}
