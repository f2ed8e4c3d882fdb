import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RoomState } from '../domain/room/state.js';

@Entity('live_room')
export class RoomEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_live_room' }) roundtableId: string;
  @Column('uuid') workspaceId: string;
  @Column('integer', { default: 0 }) lastSeq: number;
  /** The state at some earlier number, so that a cold start does not read the whole history. */
  @Column('jsonb', { nullable: true }) snapshot: RoomState | null;
  /** Version of the reducer that made the snapshot; another one ignores it. */
  @Column('integer', { default: 0 }) snapshotVersion: number;
  @Column('timestamptz') openedAt: Date;
}
