import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('dialogue_document')
export class DocumentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_document' }) id: string;
  @Column('uuid') workspaceId: string;
  /** Null: the document belongs to a meeting of a working group. */
  @Column('uuid', { nullable: true }) roundtableId: string | null;
  /** Null: the document belongs to the roundtable as a whole. */
  @Column('uuid', { nullable: true }) meetingId: string | null;
  @Column('uuid', { nullable: true }) agendaItemId: string | null;
  /** Given when the meeting is convened, unique in the roundtable or group. */
  @Column('integer', { nullable: true }) number: number | null;
  @Column('text') title: string;
  @Column('text') fileName: string;
  @Column('text') mediaType: string;
  /** The driver returns bigint as text. */
  @Column('bigint') bytes: string;
  @Column('text') sha256: string;
  @Column('text') storageKey: string;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('timestamptz') attachedAt: Date;
}
