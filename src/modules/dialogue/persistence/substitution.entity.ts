import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A period in which a substitute has the seat of a titular member. */
@Entity('dialogue_substitution')
export class SubstitutionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_substitution' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') seatId: string;
  @Column('uuid') substituteSeatId: string;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
}
