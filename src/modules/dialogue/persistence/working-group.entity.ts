import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Capacity, Constituency, Sex } from '../../../kernel/actor.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { MemberFunction } from '../domain/working-group.js';

@Entity('dialogue_working_group')
export class WorkingGroupEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_working_group' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('jsonb') name: LocalizedText;
  @Column('jsonb', { nullable: true }) mandate: LocalizedText | null;
  @Column('text', { array: true }) composition: Constituency[];
  @Column('jsonb', { nullable: true }) membership: LocalizedText | null;
  @Column('uuid', { nullable: true }) roundtableId: string | null;
  @Column('date', { nullable: true }) formedOn: string | null;
  @Column('jsonb', { nullable: true }) basis: LocalizedText | null;
  @Column('date', { nullable: true }) termFrom: string | null;
  @Column('date', { nullable: true }) termUntil: string | null;
  @Column('integer') version: number;
  @Column('jsonb') fieldVersions: FieldVersions;
  @Column('timestamptz') createdAt: Date;
}

@Entity('dialogue_working_group_member')
@Unique('uq_dialogue_working_group_member_person', ['workingGroupId', 'personId'])
export class WorkingGroupMemberEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_working_group_member' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') workingGroupId: string;
  @Column('uuid') personId: string;
  @Column('text') function: MemberFunction;
  @Column('text', { nullable: true }) constituency: Constituency | null;
  @Column('text', { nullable: true }) capacity: Capacity | null;
  @Column('text') sex: Sex;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('integer') version: number;
  @Column('timestamptz') joinedAt: Date;
}

/** From this day on the person leads the working group, until the day of the next turn. */
@Entity('dialogue_convenor_turn')
@Unique('uq_dialogue_convenor_turn_day', ['workingGroupId', 'startsOn'])
export class ConvenorTurnEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_convenor_turn' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') workingGroupId: string;
  @Column('uuid') personId: string;
  @Column('date') startsOn: string;
  @Column('timestamptz') createdAt: Date;
}
