import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The actions of a person that were handed over to another. */
@Entity('roadmap_hand_over')
export class HandOverEntity {
  /** That of the import that keeps what was there before, so that it can be undone. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_hand_over' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') fromPersonId: string;
  @Column('uuid') toPersonId: string;
  @Column('date') startsOn: string;
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz') createdAt: Date;
}
