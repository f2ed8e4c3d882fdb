import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The target of a workspace; no row: no target. */
@Entity('dialogue_women_share_target')
export class WomenShareTargetEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_dialogue_women_share_target' }) workspaceId: string;
  /** Of titular seats with a stated sex, 1 to 100. */
  @Column('integer') percent: number;
}
