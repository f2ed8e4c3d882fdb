import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { StatedSex } from '../../domain/weighting/cells.js';
import type { WeightDiagnostics } from '../../domain/weighting/diagnostics.js';
import type { WeightingSpecification } from '../../domain/weighting/specification.js';
import type { MadeFrom } from '../../domain/weighting/weight-set.js';

@Entity('indicators_weight_set')
@Unique('uq_indicators_weight_set_number', ['waveId', 'number'])
export class WeightSetEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_weight_set' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('uuid')
  waveId: string;

  @Column('integer')
  number: number;

  @Column('jsonb')
  specification: WeightingSpecification;

  @Column('jsonb')
  madeFrom: MadeFrom;

  @Column('jsonb')
  diagnostics: WeightDiagnostics;

  @Column('text')
  hash: string;

  @Column('uuid', { nullable: true })
  jobRunId: string | null;

  @Column('uuid', { nullable: true })
  requestedBy: string | null;

  @Column('timestamptz')
  createdAt: Date;
}

@Entity('indicators_weight')
export class WeightEntity {
  @Column('uuid')
  workspaceId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_weight' })
  weightSetId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_indicators_weight' })
  psu: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_indicators_weight' })
  sex: StatedSex;

  @Column('integer')
  answers: number;

  @Column('bigint')
  weightBefore: string;

  @Column('bigint')
  weightAfter: string;

  @Column('text', { array: true })
  categories: string[];
}
