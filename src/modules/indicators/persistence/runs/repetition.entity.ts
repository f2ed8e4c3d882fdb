import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RunInputs } from '../../domain/runs/run.js';

@Entity('indicators_repetition')
export class RepetitionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_repetition' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('uuid')
  runId: string;

  @Column('uuid', { nullable: true })
  jobRunId: string | null;

  @Column('uuid', { nullable: true })
  requestedBy: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;

  @Column('text', { nullable: true })
  outputHash: string | null;

  @Column('jsonb', { nullable: true })
  inputs: RunInputs | null;
}
