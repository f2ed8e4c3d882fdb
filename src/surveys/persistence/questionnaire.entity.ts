import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import { withListsApart, withListsInPlace } from '../domain/shared-choices.js';

@Entity('surveys_questionnaire')
@Unique('uq_surveys_questionnaire_version', ['workspaceId', 'name', 'version'])
export class QuestionnaireEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_surveys_questionnaire' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('text')
  name: string;

  @Column('text')
  version: string;

  @Column('text')
  fingerprint: string;

  @Column('jsonb', { transformer: { to: withListsApart, from: withListsInPlace } })
  definition: QuestionnaireDefinition;

  @Column('timestamptz')
  createdAt: Date;
}
