import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LowPayThreshold } from '../../../methodology/classification/settings.js';
import type { SumsBasis } from '../domain/basis.js';

/** Unprotected sums of the last run on a wave: what the next run goes on from, and nobody else reads. */
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
  lowPay: LowPayThreshold;

  @Column('bytea')
  answers: Buffer;

  @Column('bytea')
  sums: Buffer;
}
