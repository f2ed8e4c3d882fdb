import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** Append-only. */
@Entity('live_room_event')
@Unique('uq_live_room_event_command', ['roundtableId', 'commandId', 'commandPart'])
export class RoomEventEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_live_room_event' }) roundtableId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_live_room_event' }) seq: number;
  @Column('uuid') workspaceId: string;
  @Column('timestamptz') happenedAt: Date;
  /** When the command reached the server, and when the device says it was meant; neither known of older events. */
  @Column('timestamptz', { nullable: true }) receivedAt: Date | null;
  @Column('timestamptz', { nullable: true }) meantAt: Date | null;
  @Column('uuid', { nullable: true }) byPersonId: string | null;
  /** In the shape of its version: read through `domain/stored-facts.ts`. */
  @Column('jsonb') fact: Readonly<Record<string, unknown>>;
  @Column('integer', { default: 1 }) factVersion: number;
  /** Made by the client: a command that is sent again after a cut finds its own events. */
  @Column('uuid') commandId: string;
  @Column('integer') commandPart: number;
}
