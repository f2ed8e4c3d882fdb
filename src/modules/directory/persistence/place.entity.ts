import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { Basis, BasisOf } from '../domain/basis.js';
import type { PlaceLevel } from '../domain/place.js';

@Entity('directory_place')
export class PlaceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_directory_place' })
  id: string;

  @Column('uuid')
  workspaceId: string;

  @Column('text')
  level: PlaceLevel;

  @Column('uuid', { nullable: true })
  parentId: string | null;

  @Column('jsonb')
  name: LocalizedText;

  @Column('text', { nullable: true })
  countryCode: string | null;

  @Column('text', { nullable: true })
  isoCode: string | null;

  @Column('text', { nullable: true })
  gbCode: string | null;

  @Column('text', { nullable: true })
  registerNumber: string | null;

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
