import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SampleRule } from '../domain/sample.js';

/** How the enterprises of a wave were drawn from the frame. */
@Entity('surveys_wave_sample')
export class WaveSampleEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_surveys_wave_sample' })
  waveId: string;

  @Column('uuid')
  workspaceId: string;

  @Column('integer')
  enterprises: number;

  @Column('text')
  rule: SampleRule;

  @Column('integer')
  minimum: number;

  @Column('integer')
  seed: number;

  @Column('text')
  generator: string;

  /** Number of enterprises, of drawn ones, and selection probability of each stratum. */
  @Column('jsonb')
  strata: readonly {
    readonly stratum: string;
    readonly enterprises: number;
    readonly drawn: number;
    readonly probability: number;
  }[];

  @Column('timestamptz')
  drawnAt: Date;
}
