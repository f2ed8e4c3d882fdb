import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NestedAnswers } from '../form/index.js';

/** A readable answer. The fields other than its content are the same for all answers that were opened with it. */
@Entity('surveys_response')
export class ResponseEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_surveys_response' })
  waveId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_surveys_response' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('text')
  formVersion: string;

  @Column('uuid')
  parkId: string;

  @Column('text', { nullable: true })
  sizeClass: string | null;

  @Column('text', { nullable: true })
  stratum: string | null;

  @Column('text', { nullable: true })
  psuCode: string | null;

  @Column('text')
  lang: string;

  @Column('text', { array: true })
  modulesOffered: string[];

  @Column('text', { array: true })
  modulesTaken: string[];

  @Column('smallint')
  askedCount: number;

  @Column('text', { nullable: true })
  durationBand: string | null;

  @Column('text', { nullable: true })
  paceBand: string | null;

  @Column('jsonb')
  answers: NestedAnswers;

  @Column('text')
  disposition: string;

  @Column('text', { array: true })
  flags: string[];

  @Column('uuid', { nullable: true })
  importId: string | null;

  /** Of the keyed hash in the digest of its group. */
  @Column('bytea', { default: () => 'uuid_send(gen_random_uuid())' })
  salt: Buffer;
}
