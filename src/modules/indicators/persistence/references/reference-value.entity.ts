import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReferenceKind } from '../../domain/references/reference-value.js';

const primaryKeyConstraintName = 'pk_indicators_reference_value';

/** A target or baseline of an indicator. Numbers are exact decimals. */
@Entity('indicators_reference_value')
export class ReferenceValueEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName })
  workspaceId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName })
  indicatorId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName })
  kind: ReferenceKind;

  @Column('numeric')
  value: string;

  @Column('date')
  onDate: string;

  @Column('text')
  source: string;

  @Column('integer')
  version: number;
}
