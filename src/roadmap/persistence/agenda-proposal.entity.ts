import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Records that an overdue action was proposed to a roundtable, once for each pair. */
@Entity('roadmap_agenda_proposal')
export class AgendaProposalEntity {
  @Column('uuid') workspaceId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_agenda_proposal' }) actionId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_agenda_proposal' }) roundtableId: string;
  @Column('timestamptz') proposedAt: Date;
}
