import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Capacity, Constituency, Sex } from '../../../kernel/actor.js';
import type { SeatFunction, SeatKind } from '../domain/seating.js';

@Entity('dialogue_seat')
@Unique('uq_dialogue_seat_person', ['roundtableId', 'personId'])
export class SeatEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_seat' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') roundtableId: string;
  @Column('uuid') personId: string;
  @Column('text') kind: SeatKind;
  @Column('text', { nullable: true }) function: SeatFunction | null;
  @Column('text', { nullable: true }) constituency: Constituency | null;
  @Column('text', { nullable: true }) capacity: Capacity | null;
  @Column('text') sex: Sex;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('timestamptz') seatedAt: Date;
  @Column('integer') version: number;
}
