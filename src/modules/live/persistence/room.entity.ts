import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RoomState } from '../domain/room/state.js';

@Entity('live_room')
export class RoomEntity {
  /** The column has its name from the time when a roundtable had one room (ADR 44). */
  @PrimaryColumn('uuid', { name: 'roundtable_id', primaryKeyConstraintName: 'pk_live_room' }) meetingId: string;
  @Column('uuid') workspaceId: string;
  @Column('integer', { default: 0 }) lastSeq: number;
  /** The state at some earlier number, so that a cold start does not read the whole history. */
  @Column('jsonb', { nullable: true }) snapshot: RoomState | null;
  /** Version of the reducer that made the snapshot; another one ignores it. */
  @Column('integer', { default: 0 }) snapshotVersion: number;
  @Column('timestamptz') openedAt: Date;
}
