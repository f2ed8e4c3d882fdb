import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportMode, ImportState, RowError } from '../domain/import-row.js';

@Entity('surveys_import')
export class ImportEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_surveys_import' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('uuid')
  waveId: string;

  @Column('text')
  fileKey: string;

  @Column('text')
  fileName: string;

  @Column('text')
  mode: ImportMode;

  @Column('text')
  state: ImportState;

  @Column('uuid', { nullable: true })
  jobId: string | null;

  @Column('text', { nullable: true })
  encoding: string | null;

  @Column('integer', { default: 0 })
  totalRows: number;

  @Column('integer', { default: 0 })
  acceptedRows: number;

  @Column('integer', { default: 0 })
  repeatedRows: number;

  @Column('integer', { default: 0 })
  wrongRows: number;

  @Column('jsonb', { default: [] })
  errors: RowError[];

  @Column('text', { nullable: true })
  errorFileKey: string | null;

  @Column('timestamptz')
  createdAt: Date;
}
