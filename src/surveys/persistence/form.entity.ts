import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { FormFileRef } from '../domain/form-files.js';
import type { FormSummary } from '../domain/form-summary.js';
import type { FormModel } from '../form/model/form-model.js';

@Entity('surveys_form_draft')
@Unique('uq_surveys_form_draft_name', ['workspaceId', 'name'])
export class FormDraftEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_surveys_form_draft' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('text')
  name: string;

  @Column('text')
  version: string;

  @Column('text')
  title: string;

  @Column('jsonb')
  summary: FormSummary;

  @Column('jsonb')
  model: FormModel;

  @Column('jsonb', { default: [] })
  files: readonly FormFileRef[];

  @Column('timestamptz')
  createdAt: Date;

  /** Increases by one with each save in the editor. */
  @Column('integer', { default: 1 })
  revision: number;
}

@Entity('surveys_form')
@Unique('uq_surveys_form_version', ['workspaceId', 'name', 'version'])
@Unique('uq_surveys_form_workspace', ['workspaceId', 'id'])
export class FormEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_surveys_form' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('text')
  name: string;

  @Column('text')
  version: string;

  @Column('text')
  title: string;

  @Column('jsonb')
  summary: FormSummary;

  @Column('jsonb')
  model: FormModel;

  @Column('jsonb', { default: [] })
  files: readonly FormFileRef[];

  @Column('timestamptz')
  createdAt: Date;
}
