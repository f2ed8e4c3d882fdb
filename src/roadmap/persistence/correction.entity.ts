import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CorrectedText } from '../domain/changes.js';

/** A correction of the wording of an action after groups had confirmed it; their confirmations still count. */
@Entity('roadmap_correction')
export class CorrectionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_correction' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') actionId: string;
  @Column('jsonb') texts: readonly CorrectedText[];
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('timestamptz') correctedAt: Date;
}
