import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A count of answers by an open poster, already protected. */
@Entity('indicators_poster_cell')
export class PosterCellEntity {
  @Column('uuid')
  workspaceId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_poster_cell' })
  runId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_indicators_poster_cell' })
  indicatorId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_indicators_poster_cell' })
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

  @Column('integer', { nullable: true })
  persons: number | null;

  @Column('integer', { nullable: true })
  yes: number | null;
}
