import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A partner organisation of an action. */
@Entity('roadmap_co_owner')
export class CoOwnerEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_co_owner' }) actionId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_co_owner' }) organisationId: string;
  @Column('uuid') workspaceId: string;
}
