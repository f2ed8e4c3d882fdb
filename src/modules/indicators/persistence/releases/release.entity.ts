import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { LeftOut, ReleaseKind, ReleaseState } from '../../domain/releases/release.js';

@Entity('indicators_release')
@Unique('uq_indicators_release_number', ['waveId', 'number'])
export class ReleaseEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_release' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('uuid')
  waveId: string;

  @Column('uuid')
  runId: string;

  @Column('integer', { nullable: true })
  number: number | null;

  @Column('text')
  kind: ReleaseKind;

  @Column('text')
  state: ReleaseState;

  @Column('jsonb')
  leftOut: readonly LeftOut[];

  @Column('jsonb')
  summary: LocalizedText;

  @Column('jsonb', { nullable: true })
  reason: LocalizedText | null;

  @Column('timestamptz', { nullable: true })
  announcedAt: Date | null;

  @Column('text')
  timeZone: string;

  @Column('uuid', { nullable: true })
  authorId: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('uuid', { nullable: true })
  approverId: string | null;

  @Column('timestamptz', { nullable: true })
  approvedAt: Date | null;

  @Column('text', { nullable: true })
  approvedHash: string | null;

  @Column('timestamptz', { nullable: true })
  publishedAt: Date | null;

  @Column('jsonb', { nullable: true })
  citation: LocalizedText | null;

  @Column('uuid', { nullable: true })
  withdrawnBy: string | null;

  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;
}
