import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AssignedColumn, FileColumn } from '../domain/import-columns.js';
import type { ImportCounts, ImportState, ImportStep, RowError } from '../domain/import-row.js';

/** A unit of the wave, its previous group, and the pool to which the import joined it. */
export interface JoinedUnit {
  readonly unit: string;
  readonly before: string;
  readonly pool: string;
}

/** How far the check has come. The job goes on from here if the server was restarted. */
export interface CheckedPart extends ImportCounts {
  /** The version of the questionnaire that was the present one: after a move the file is checked again. */
  readonly version: string;
  /** Records of the file, with the header. */
  readonly records: number;
  /** Keys of files with checked rows, in their order. */
  readonly parts: readonly string[];
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

  /** The next step of the job: check what the file would change, or add its rows. */
  @Column('text', { default: 'import' })
  step: ImportStep;

  /** Keyed hash of the file, to recognise the same file. */
  @Column('bytea', { nullable: true })
  fileMark: Buffer | null;

  /** The earlier import of the same file. */
  @Column('uuid', { nullable: true })
  sameFileId: string | null;

  @Column('text', { nullable: true })
  encoding: string | null;

  @Column('jsonb', { nullable: true })
  checked: CheckedPart | null;

  /** The columns of the file; null: not read yet. */
  @Column('jsonb', { nullable: true })
  header: FileColumn[] | null;

  /** What a person decided about columns, here or for an earlier file of the wave. */
  @Column('jsonb', { nullable: true })
  assigned: AssignedColumn[] | null;

  @Column('integer', { default: 0 })
  totalRows: number;

  @Column('integer', { default: 0 })
  acceptedRows: number;

  @Column('integer', { default: 0 })
  repeatedRows: number;

  /** Number of rows that equal a stored answer in all stored fields. */
  @Column('integer', { default: 0 })
  knownRows: number;

  @Column('integer', { default: 0 })
  wrongRows: number;

  @Column('jsonb', { default: [] })
  errors: RowError[];

  @Column('text', { nullable: true })
  errorFileKey: string | null;

  /** Enterprises that the import joined to pools, with their previous groups. */
  @Column('jsonb', { default: [] })
  joinedUnits: JoinedUnit[];

  /** Figures were computed from its rows, so it can no longer be undone. */
  @Column('boolean', { default: false })
  inFigures: boolean;

  @Column('timestamptz')
  createdAt: Date;
}

/** Whether the file waits for the job or for a decision. */
export const isKept = (state: ImportState): boolean =>
  state === 'waiting' || state === 'unassigned' || state === 'checked';

/** Keys of the files with answers of an import. */
export const filesOf = ({ fileKey, checked }: ImportEntity): readonly string[] => [fileKey, ...(checked?.parts ?? [])];
