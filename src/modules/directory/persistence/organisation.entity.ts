import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Capacity, Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { Basis, BasisOf } from '../domain/basis.js';

@Entity('directory_organisation')
export class OrganisationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_directory_organisation' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('jsonb')
  name: LocalizedText;

  @Column('jsonb', { nullable: true })
  shortName: LocalizedText | null;

  @Column('text', { nullable: true })
  constituency: Constituency | null;

  @Column('text', { nullable: true })
  capacity: Capacity | null;

  @Column('uuid', { nullable: true })
  placeId: string | null;

  @Column('text', { array: true, default: [] })
  parts: string[];

  @Column('jsonb', { nullable: true })
  note: LocalizedText | null;

  @Column('text')
  basis: Basis;

  @Column('jsonb', { default: {} })
  basisOf: BasisOf;

  @Column('integer', { default: 1 })
  version: number;

  @Column('jsonb', { default: {} })
  fieldVersions: FieldVersions;
}
