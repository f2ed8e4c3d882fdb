import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { FieldVersions } from '../../kernel/merge.js';
import type { SizeClass } from '../domain/frame.js';

@Entity('surveys_frame_unit')
@Unique('uq_surveys_frame_unit_place', ['workspaceId', 'placeId'])
@Unique('uq_surveys_frame_unit_psu', ['workspaceId', 'psuCode'])
export class FrameUnitEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_surveys_frame_unit' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('uuid')
  placeId: string;

  @Column('uuid')
  parkId: string;

  @Column('text')
  sizeClass: SizeClass;

  @Column('integer')
  headcount: number;

  @Column('integer')
  women: number;

  @Column('integer')
  men: number;

  @Column('boolean', { default: false })
  certainty: boolean;

  @Column('text')
  psuCode: string;

  /** Taken out of the frame; waves that were drafted before keep the enterprise. */
  @Column('timestamptz', { nullable: true })
  takenOutAt: Date | null;

  @Column('integer', { default: 1 })
  version: number;

  @Column('jsonb', { default: {} })
  fieldVersions: FieldVersions;
}
