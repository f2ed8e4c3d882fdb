import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportState, ImportStep, RowError } from '../domain/import-row.js';

/** A unit of the wave, the group that it was in, and the pool that it was joined to. */
export interface JoinedUnit {
  readonly unit: string;
  readonly before: string;
  readonly pool: string;
}

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
  state: ImportState;

  @Column('uuid', { nullable: true })
  jobId: string | null;

  /** What the waiting job is to do: say what the file would change, or add its rows. */
  @Column('text', { default: 'import' })
  step: ImportStep;

  /** Keyed hash of the file, to notice the same one again. */
  @Column('bytea', { nullable: true })
  fileMark: Buffer | null;

  /** The earlier import of the same file. */
  @Column('uuid', { nullable: true })
  sameFileId: string | null;

  @Column('text', { nullable: true })
  encoding: string | null;

  @Column('integer', { default: 0 })
  totalRows: number;

  @Column('integer', { default: 0 })
  acceptedRows: number;

  @Column('integer', { default: 0 })
  repeatedRows: number;

  /** Rows equal to a stored one, in all that is stored of it. */
  @Column('integer', { default: 0 })
  knownRows: number;

  @Column('integer', { default: 0 })
  wrongRows: number;

  @Column('jsonb', { default: [] })
  errors: RowError[];

  @Column('text', { nullable: true })
  errorFileKey: string | null;

  /** Enterprises that it joined to pools, with their groups before. */
  @Column('jsonb', { default: [] })
  joinedUnits: JoinedUnit[];

  /** Figures were computed from its rows: it can't be undone any more. */
  @Column('boolean', { default: false })
  inFigures: boolean;

  @Column('timestamptz')
  createdAt: Date;
}
