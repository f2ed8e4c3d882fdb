import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DefinitionVersion } from '../../domain/definitions/definition-content.js';

/** Append-only. */
@Entity('indicators_definition')
export class DefinitionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_indicators_definition' })
  workspaceId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_indicators_definition' })
  indicatorId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_indicators_definition' })
  version: number;

  @Column('jsonb')
  content: DefinitionVersion['content'];

  @Column('text')
  reason: string;

  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('timestamptz')
  writtenAt: Date;
}
