import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('surveys_form_file')
export class FormFileEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_surveys_form_file' })
  workspaceId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_surveys_form_file' })
  sha256: string;

  @Column('text')
  content: string;

  @Column('timestamptz')
  createdAt: Date;
}
