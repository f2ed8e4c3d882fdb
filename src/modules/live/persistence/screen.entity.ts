import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A screen without an account that shows a meeting until it is removed or the meeting ends. */
@Entity('live_screen')
@Unique('uq_live_screen_secret', ['secretHash'])
@Unique('uq_live_screen_code', ['code'])
export class ScreenEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_live_screen' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') meetingId: string;
  @Column('bytea') secretHash: Uint8Array;
  /** That the screen showed; it pairs once. */
  @Column('text') code: string;
  @Column('uuid') pairedById: string;
  @Column('timestamptz') pairedAt: Date;
}
