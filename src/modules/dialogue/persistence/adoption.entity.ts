import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Presence } from '../domain/presence.js';

/** Append-only: a meeting with a quorum adopted a text that was taken without one. */
@Entity('dialogue_adoption')
@Unique('uq_dialogue_adoption_text', ['conclusionId', 'textVersion'])
export class AdoptionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_adoption' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') conclusionId: string;
  @Column('uuid') meetingId: string;
  @Column('integer') textVersion: number;
  @Column('jsonb') presence: Presence;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('timestamptz') adoptedAt: Date;
}
