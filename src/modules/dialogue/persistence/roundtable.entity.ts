import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { OrganisationPart, RoundtableState } from '../domain/roundtable.js';
import type { FrameSeats } from '../domain/seat-frame.js';

@Entity('dialogue_roundtable')
@Unique('uq_dialogue_roundtable_number', ['workspaceId', 'number'])
export class RoundtableEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_roundtable' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('integer') number: number;
  @Column('jsonb') title: LocalizedText;
  @Column('jsonb', { nullable: true }) note: LocalizedText | null;
  @Column('jsonb', { nullable: true }) basis: LocalizedText | null;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
  @Column('text', { nullable: true }) opensAt: string | null;
  @Column('text') timeZone: string;
  @Column('uuid', { nullable: true }) placeId: string | null;
  @Column('integer', { nullable: true }) quorumGovernment: number | null;
  @Column('integer', { nullable: true }) quorumEmployers: number | null;
  @Column('integer', { nullable: true }) quorumWorkers: number | null;
  /** The seats that a template plans for. */
  @Column('jsonb') seatFrame: readonly FrameSeats[];
  @Column('text') state: RoundtableState;
  @Column('integer') lastConclusion: number;
  @Column('integer') version: number;
  @Column('jsonb') fieldVersions: FieldVersions;
  @Column('timestamptz') createdAt: Date;
}

@Entity('dialogue_roundtable_transition')
export class RoundtableTransitionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_roundtable_transition' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') roundtableId: string;
  @Column('text') fromState: RoundtableState;
  @Column('text') toState: RoundtableState;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('timestamptz') changedAt: Date;
}

@Entity('dialogue_roundtable_organisation')
@Unique('uq_dialogue_roundtable_organisation', ['roundtableId', 'organisationId', 'part'])
export class RoundtableOrganisationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_roundtable_organisation' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') roundtableId: string;
  @Column('uuid') organisationId: string;
  @Column('text') part: OrganisationPart;
}
