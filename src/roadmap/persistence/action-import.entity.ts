import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { ImportedContent } from '../domain/import/compare.js';
import type { ActionStatus } from '../domain/status.js';

/** An import of actions from a file, or actions that were changed together. */
@Entity('roadmap_import')
@Unique('uq_roadmap_import_workspace', ['workspaceId', 'id'])
export class ActionImportEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_import' }) id: string;
  @Column('uuid') workspaceId: string;
  /** Null: changed together, without a file. */
  @Column('text', { nullable: true }) fileName: string | null;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('integer') opened: number;
  @Column('integer') changed: number;
  @Column('timestamptz') importedAt: Date;
  @Column('timestamptz', { nullable: true }) undoneAt: Date | null;
  @Column('uuid', { nullable: true }) undoneById: string | null;
}

/** An action that an import created or changed. */
@Entity('roadmap_import_row')
export class ActionImportRowEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_import_row' }) importId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_import_row' }) actionId: string;
  @Column('uuid') workspaceId: string;
  /** The version that the import left. */
  @Column('integer') version: number;
  /** The changed fields as they were; null for a new action. */
  @Column('jsonb', { nullable: true }) before: ImportedContent | null;
  /** Of an action that a new owner has to accept; null: the status did not change. */
  @Column('text', { nullable: true }) statusBefore: ActionStatus | null;
}
