import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { AgendaItemKind, AgendaItemStatus } from '../domain/agenda.js';
import type { FormerNumbers } from '../domain/agenda-numbers.js';

@Entity('dialogue_agenda_item')
export class AgendaItemEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_agenda_item' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid', { nullable: true }) roundtableId: string | null;
  /** Null while the item is not on the agenda of a meeting: proposed or declined. */
  @Column('uuid', { nullable: true }) meetingId: string | null;
  @Column('uuid', { nullable: true }) parentId: string | null;
  @Column('integer') day: number;
  @Column('integer') position: number;
  /** Given when the meeting is convened. */
  @Column('text', { nullable: true }) number: string | null;
  @Column('jsonb') title: LocalizedText;
  @Column('jsonb', { nullable: true }) note: LocalizedText | null;
  @Column('integer', { nullable: true }) plannedMinutes: number | null;
  @Column('uuid', { nullable: true }) presenterId: string | null;
  @Column('text') kind: AgendaItemKind;
  @Column('text') status: AgendaItemStatus;
  @Column('text', { nullable: true }) sourceType: string | null;
  @Column('uuid', { nullable: true }) sourceId: string | null;
  @Column('uuid', { nullable: true }) carriedFromId: string | null;
  /** The meeting from which the item was moved. */
  @Column('uuid', { nullable: true }) movedFromId: string | null;
  /** By the id of a meeting: the number that the item had there when it was moved away. */
  @Column('jsonb', { default: {} }) formerNumbers: FormerNumbers;
  @Column('uuid', { nullable: true }) proposedById: string | null;
  @Column('text', { nullable: true }) declinedReason: string | null;
  @Column('integer') version: number;
  @Column('jsonb') fieldVersions: FieldVersions;
  @Column('timestamptz') createdAt: Date;
}
