import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last action number given in a workspace: its row lock makes the numbers gapless. */
@Entity('roadmap_counter')
export class CounterEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_counter' }) workspaceId: string;
  @Column('integer') lastNumber: number;
}
