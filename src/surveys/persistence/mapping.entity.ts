import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { MappedVariable } from '../domain/mapping.js';

/** A version of the mapping of a published questionnaire to the variables of the indicators. */
@Entity('surveys_mapping')
@Unique('uq_surveys_mapping_version', ['workspaceId', 'formId', 'version'])
@Unique('uq_surveys_mapping_workspace', ['workspaceId', 'id'])
export class MappingEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_surveys_mapping' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('uuid')
  formId: string;

  @Column('integer')
  version: number;

  @Column('jsonb')
  variables: readonly MappedVariable[];

  @Column('text')
  fingerprint: string;

  @Column('timestamptz')
  createdAt: Date;
}

/** The version from which the published figures of a wave were computed. */
@Entity('surveys_kept_mapping')
export class KeptMappingEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_surveys_kept_mapping' })
  waveId: string;

  @Column('uuid')
  workspaceId: string;

  @Column('uuid')
  mappingId: string;
}
