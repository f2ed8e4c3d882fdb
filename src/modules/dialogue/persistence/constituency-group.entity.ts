import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Constituency } from '../../../kernel/actor.js';

/** The group of a constituency at a roundtable, from its first group meeting on. Only its members see the row. */
@Entity('dialogue_constituency_group')
@Unique('uq_dialogue_constituency_group_constituency', ['roundtableId', 'constituency'])
export class ConstituencyGroupEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_constituency_group' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') roundtableId: string;
  @Column('text') constituency: Constituency;
  @Column('timestamptz') createdAt: Date;
}
