import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { FrozenDefinitions, RunInputs, RunState, RunWork } from '../../domain/runs/run.js';
import type { RunSettings } from '../../domain/runs/settings.js';

@Entity('indicators_run')
@Unique('uq_indicators_run_number', ['workspaceId', 'number'])
export class RunEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_run' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('uuid')
  waveId: string;

  @Column('integer')
  waveNumber: number;

  @Column('jsonb')
  waveTitle: LocalizedText;

  @Column('integer')
  number: number;

  @Column('text')
  state: RunState;

  @Column('uuid', { nullable: true })
  jobRunId: string | null;

  @Column('jsonb')
  settings: RunSettings;

  @Column('uuid', { nullable: true })
  weightSetId: string | null;

  @Column('jsonb', { default: {} })
  definitions: FrozenDefinitions;

  @Column('jsonb', { nullable: true })
  work: RunWork | null;

  @Column('jsonb', { nullable: true })
  inputs: RunInputs | null;

  @Column('text', { nullable: true })
  outputHash: string | null;

  @Column('uuid', { nullable: true })
  requestedBy: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;
}
