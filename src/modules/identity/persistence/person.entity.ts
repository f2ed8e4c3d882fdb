import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Capacity, Constituency, Sex } from '../../../kernel/actor.js';
import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';

@Entity('identity_person')
export class PersonEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_identity_person' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('jsonb')
  name: LocalizedText;

  @Column('text', { nullable: true })
  constituency: Constituency | null;

  @Column('text', { nullable: true })
  capacity: Capacity | null;

  @Column('text')
  sex: Sex;

  @Column('uuid', { nullable: true })
  organisationId: string | null;

  @Column('text')
  language: Language;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('integer', { default: 1 })
  version: number;

  @Column('jsonb', { default: {} })
  fieldVersions: FieldVersions;
}
