import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Ids of the answers that runs on a wave have read, each with its first-seen run. */
@Entity('indicators_read_answers')
export class ReadAnswersEntity {
  @Column('uuid')
  workspaceId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_read_answers' })
  waveId: string;

  @Column('uuid')
  runId: string;

  @Column('bytea')
  answers: Buffer;
}
