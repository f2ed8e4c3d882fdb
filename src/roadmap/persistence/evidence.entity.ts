import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Constituency } from '../../kernel/actor.js';

@Entity('roadmap_evidence')
export class EvidenceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_evidence' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') actionId: string;
  @Column('uuid', { nullable: true }) updateId: string | null;
  @Column('text') fileName: string;
  @Column('text') mediaType: string;
  @Column('integer') bytes: number;
  @Column('text') sha256: string;
  @Column('text') storageKey: string;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('text', { nullable: true }) constituency: Constituency | null;
  @Column('timestamptz') recordedAt: Date;
}
