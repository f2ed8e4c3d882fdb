import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Constituency } from '../../kernel/actor.js';
import type { EvidenceKind } from '../domain/evidence.js';

@Entity('roadmap_evidence')
export class EvidenceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_evidence' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') actionId: string;
  @Column('uuid', { nullable: true }) updateId: string | null;
  /** The name of a file, or what a link or figure shows. */
  @Column('text') fileName: string;
  @Column('text') kind: EvidenceKind;
  /** Of a file. */
  @Column('text', { nullable: true }) mediaType: string | null;
  @Column('integer', { nullable: true }) bytes: number | null;
  @Column('text', { nullable: true }) sha256: string | null;
  @Column('text', { nullable: true }) storageKey: string | null;
  /** Of a link or figure. */
  @Column('text', { nullable: true }) link: string | null;
  @Column('numeric', { nullable: true }) figure: string | null;
  @Column('text', { nullable: true }) unit: string | null;
  @Column('text', { nullable: true }) source: string | null;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('text', { nullable: true }) constituency: Constituency | null;
  @Column('timestamptz') recordedAt: Date;
}
