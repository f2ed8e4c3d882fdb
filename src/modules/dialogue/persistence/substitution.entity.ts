import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Constituency } from '../../../kernel/actor.js';

/** A period in which a substitute has the seat of a titular member. */
@Entity('dialogue_substitution')
export class SubstitutionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_substitution' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') roundtableId: string;
  @Column('uuid') seatId: string;
  @Column('uuid') substituteSeatId: string;
  @Column('uuid') personId: string;
  @Column('uuid') substituteId: string;
  @Column('text') constituency: Constituency;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
}
