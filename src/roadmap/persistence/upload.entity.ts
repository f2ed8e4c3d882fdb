import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A file of evidence that is received in parts. */
@Entity('roadmap_upload')
@Unique('uq_roadmap_upload_slot', ['workspaceId', 'personId', 'slot'])
export class UploadEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_upload' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') actionId: string;
  @Column('uuid') personId: string;
  /** Limits the uploads of a person. Null: the upload has ended, and its parts are being removed. */
  @Column('smallint', { nullable: true }) slot: number | null;
  @Column('text') fileName: string;
  @Column('integer') bytes: number;
  @Column('text') fingerprint: string;
  @Column('integer') received: number;
  @Column('text', { array: true }) partKeys: string[];
  /** Until then, one request joins the parts and no other one may. */
  @Column('timestamptz', { nullable: true }) completingUntil: Date | null;
  @Column('timestamptz') changedAt: Date;
}
