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

/** The position of a cell and the result of disclosure control. */
abstract class ProtectedCell {
  @Column('uuid')
  workspaceId: string;

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
}

/** A protected figure; suppressed cells have none. */
@Entity('indicators_cell')
export class CellEntity extends ProtectedCell {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_cell' })
  runId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_indicators_cell' })
  indicatorId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_indicators_cell' })
  cellKey: string;

  @Column('jsonb', { nullable: true })
  figure: unknown;

  /** The bound of a share with a small numerator or complement. */
  @Column('jsonb', { nullable: true })
  coded: unknown;
}

/** A count of answers from open posters. */
@Entity('indicators_poster_cell')
export class PosterCellEntity extends ProtectedCell {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_poster_cell' })
  runId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_indicators_poster_cell' })
  indicatorId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_indicators_poster_cell' })
  cellKey: string;

  @Column('integer', { nullable: true })
  persons: number | null;

  @Column('integer', { nullable: true })
  yes: number | null;
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

  /** Counts of yes, no and groups behind the figure; empty if an older run did not store them. */
  @Column('integer', { array: true, default: () => "'{}'" })
  counts: number[];

  @Column('timestamptz')
  shownAt: Date;
}
