import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('indicators_result')
export class ResultEntity {
  @Column('uuid')
  workspaceId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_result' })
  runId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_indicators_result' })
  indicatorId: string;

  @Column('integer')
  position: number;

  @Column('text')
  state: string;

  @Column('jsonb', { nullable: true })
  nonResponse: unknown;
}

/** A protected figure: withheld ones have none. */
@Entity('indicators_cell')
export class CellEntity {
  @Column('uuid')
  workspaceId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_cell' })
  runId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_indicators_cell' })
  indicatorId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_indicators_cell' })
  cellKey: string;

  @Column('integer')
  position: number;

  @Column('text', { nullable: true })
  sex: string | null;

  @Column('text', { nullable: true })
  breakdown: string | null;

  @Column('text', { nullable: true })
  level: string | null;

  @Column('text')
  status: string;

  @Column('jsonb', { nullable: true })
  figure: unknown;
}

@Entity('indicators_shown_cell')
export class ShownCellEntity {
  @Column('uuid')
  workspaceId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_shown_cell' })
  waveId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_indicators_shown_cell' })
  indicatorId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_indicators_shown_cell' })
  cellKey: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_shown_cell' })
  runId: string;

  @Column('integer')
  persons: number;

  @Column('timestamptz')
  shownAt: Date;
}
