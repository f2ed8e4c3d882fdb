import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SumsBasis } from '../../domain/runs/basis.js';
import type { RunInputs } from '../../domain/runs/run.js';

/** Unprotected sums of the last run on a wave: what the next run goes on from, and no one else reads. */
@Entity('indicators_kept_sums')
export class KeptSumsEntity {
  @Column('uuid')
  workspaceId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_kept_sums' })
  waveId: string;

  @Column('uuid')
  runId: string;

  @Column('jsonb')
  basis: SumsBasis;

  @Column('jsonb')
  lowPay: RunInputs['lowPay'];

  @Column('bytea')
  answers: Buffer;

  @Column('bytea')
  sums: Buffer;
}
