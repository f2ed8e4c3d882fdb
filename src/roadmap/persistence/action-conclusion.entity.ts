import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A conclusion that an action implements. */
@Entity('roadmap_action_conclusion')
export class ActionConclusionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_action_conclusion' }) actionId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_action_conclusion' }) conclusionId: string;
  @Column('uuid') workspaceId: string;
}
