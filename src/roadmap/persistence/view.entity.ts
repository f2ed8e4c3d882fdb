import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ViewFilter } from '../domain/saved-view.js';

/** Filters of the roadmap saved under a name. Only the person sees the row, unless it is shared. */
@Entity('roadmap_view')
export class SavedViewEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_view' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') personId: string;
  @Column('boolean') shared: boolean;
  @Column('jsonb') name: LocalizedText;
  @Column('jsonb') filter: ViewFilter;
  @Column('integer') version: number;
  @Column('timestamptz') createdAt: Date;
}
