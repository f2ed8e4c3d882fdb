import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FrameFileRow } from '../domain/frame-file/compare.js';

/** An import of the frame from a file, with the figures before, so that it can be undone. */
@Entity('surveys_frame_import')
export class FrameImportEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_surveys_frame_import' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('text')
  fileName: string;

  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('integer')
  added: number;

  @Column('integer')
  changed: number;

  @Column('integer')
  takenOut: number;

  @Column('jsonb')
  rows: readonly FrameFileRow[];

  @Column('timestamptz')
  importedAt: Date;

  @Column('timestamptz', { nullable: true })
  undoneAt: Date | null;
}
