import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last action number assigned in a workspace; locking its row prevents gaps in the numbers. */
@Entity('roadmap_counter')
export class CounterEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_counter' }) workspaceId: string;
  @Column('integer') lastNumber: number;
}
