import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { Presence } from '../domain/presence.js';
import type { AgreedIn, TextKind, TextLanguage } from '../domain/translation.js';
import type { Agreement, RecordedAs, ReservationKind } from '../domain/conclusion.js';

@Entity('dialogue_conclusion')
@Unique('uq_dialogue_conclusion_number', ['roundtableId', 'number'])
export class ConclusionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_conclusion' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') roundtableId: string;
  /** The meeting at which it was reached. */
  @Column('uuid') meetingId: string;
  @Column('uuid', { nullable: true }) agendaItemId: string | null;
  @Column('integer') number: number;
  @Column('jsonb') text: LocalizedText;
  @Column('integer') textVersion: number;
  @Column('text', { nullable: true }) staleLanguage: TextLanguage | null;
  @Column('integer', { nullable: true }) staleSince: number | null;
  @Column('text') agreedIn: AgreedIn;
  @Column('text') agreement: Agreement;
  @Column('date') agreedOn: string;
  @Column('jsonb', { nullable: true }) basis: LocalizedText | null;
  /** Who was present; null: attendance was not recorded at its meeting. */
  @Column('jsonb', { nullable: true }) presence: Presence | null;
  /** The earlier conclusion that it replaces. */
  @Column('uuid', { nullable: true }) replacesId: string | null;
  @Column('integer') version: number;
  @Column('jsonb') fieldVersions: FieldVersions;
  @Column('timestamptz') recordedAt: Date;
}

/** Append-only: the text of each version. */
@Entity('dialogue_conclusion_text')
@Unique('uq_dialogue_conclusion_text_version', ['conclusionId', 'version'])
export class ConclusionTextEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_conclusion_text' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') conclusionId: string;
  @Column('integer') version: number;
  @Column('text') kind: TextKind;
  @Column('jsonb') text: LocalizedText;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('timestamptz') writtenAt: Date;
}

@Entity('dialogue_reservation')
export class ReservationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_reservation' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') conclusionId: string;
  @Column('text') kind: ReservationKind;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('text', { nullable: true }) constituency: Constituency | null;
  @Column('jsonb') statement: LocalizedText;
  @Column('text', { nullable: true }) translatedLanguage: TextLanguage | null;
  @Column('integer') textVersion: number;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('timestamptz') recordedAt: Date;
  @Column('text', { nullable: true }) recordedAs: RecordedAs | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('uuid', { nullable: true }) withdrawnById: string | null;
}
