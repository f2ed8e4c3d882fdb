import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FrameItem } from '../domain/agenda-frame.js';
import type { FrameSeats } from '../domain/seat-frame.js';

@Entity('dialogue_agenda_template')
export class AgendaTemplateEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_agenda_template' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('jsonb') name: LocalizedText;
  @Column('jsonb') items: readonly FrameItem[];
  @Column('jsonb') seats: readonly FrameSeats[];
  @Column('timestamptz') createdAt: Date;
}
