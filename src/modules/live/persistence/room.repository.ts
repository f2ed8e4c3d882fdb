import type { EntityManager } from 'typeorm';
import { type RoomEvent, factVersion, upcast } from '../domain/room/events.js';
import type { RoomState } from '../domain/room/state.js';
import { RoomEventEntity, RoomEntity } from './room.entity.js';

export interface RoomHead {
  readonly lastSeq: number;
  readonly snapshot: RoomState | null;
  readonly snapshotVersion: number;
}

export interface AppendedEvents {
  readonly workspaceId: string;
  readonly meetingId: string;
  readonly commandId: string;
  readonly events: readonly RoomEvent[];
  readonly receivedAt: Date;
  readonly meantAt?: number;
}

export class RoomRepository {
  constructor(private readonly em: EntityManager) {}

  /** Opens the room at its first command and holds it until the transaction ends: one command at a time. */
  async lock(workspaceId: string, meetingId: string, now: Date): Promise<RoomHead> {
    await this.em
      .createQueryBuilder()
      .insert()
      .into(RoomEntity)
      .values({ workspaceId, meetingId, openedAt: now })
      .orIgnore()
      .updateEntity(false)
      .execute();
    return this.em.findOneOrFail(RoomEntity, { where: { meetingId }, lock: { mode: 'pessimistic_write' } });
  }

  async head(meetingId: string): Promise<RoomHead | null> {
    return this.em.findOneBy(RoomEntity, { meetingId });
  }

  async eventsAfter(meetingId: string, seq: number, limit?: number): Promise<RoomEvent[]> {
    // without entities, whose creation takes most of the time for a room with thousands of events
    const rows = await this.em.query<Parameters<typeof roomEvent>[0][]>(
      `SELECT seq, happened_at AS "happenedAt", by_person_id AS "byPersonId", fact, fact_version AS "factVersion"
       FROM live_room_event WHERE roundtable_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
      [meetingId, seq, limit ?? null],
    );
    return rows.map(roomEvent);
  }

  /** What a command did when it came the first time; empty when it has not come yet. */
  async ofCommand(meetingId: string, commandId: string): Promise<RoomEvent[]> {
    const rows = await this.em.find(RoomEventEntity, { where: { meetingId, commandId }, order: { seq: 'ASC' } });
    return rows.map(roomEvent);
  }

  /** Everything that happened by the command that made the event of this number. */
  async together(meetingId: string, seq: number): Promise<RoomEvent[]> {
    const row = await this.em.findOneBy(RoomEventEntity, { meetingId, seq });
    return row === null ? [] : this.ofCommand(meetingId, row.commandId);
  }

  /** The last event of one of these kinds. */
  async lastOf(meetingId: string, kinds: readonly RoomEvent['type'][]): Promise<RoomEvent | undefined> {
    const row = await this.em
      .createQueryBuilder(RoomEventEntity, 'event')
      .where('event.meetingId = :meetingId', { meetingId })
      .andWhere(`event.fact ->> 'type' IN (:...kinds)`, { kinds })
      .orderBy('event.seq', 'DESC')
      .take(1)
      .getOne();
    return row === null ? undefined : roomEvent(row);
  }

  /** Time of the last event that bears on the minutes; 0 before the first. */
  async lastSteeredAt(meetingId: string): Promise<number> {
    const row = await this.em
      .createQueryBuilder(RoomEventEntity, 'event')
      .where('event.meetingId = :meetingId', { meetingId })
      .andWhere(`event.fact ->> 'type' NOT LIKE 'hand-%'`)
      .orderBy('event.seq', 'DESC')
      .take(1)
      .getOne();
    return row?.happenedAt.getTime() ?? 0;
  }

  async append(appended: AppendedEvents): Promise<void> {
    const { workspaceId, meetingId, commandId, events, receivedAt, meantAt } = appended;
    const rows = events.map(({ seq, at, by, ...fact }, commandPart) => ({
      meetingId,
      seq,
      workspaceId,
      happenedAt: new Date(at),
      receivedAt,
      meantAt: meantAt === undefined ? null : new Date(meantAt),
      byPersonId: by,
      fact,
      factVersion: factVersion(fact.type),
      commandId,
      commandPart,
    }));
    await this.em.insert(RoomEventEntity, rows as never);
    await this.em.update(RoomEntity, { meetingId }, { lastSeq: events.at(-1)!.seq });
  }

  async saveSnapshot(meetingId: string, snapshot: RoomState, snapshotVersion: number): Promise<void> {
    await this.em.update(RoomEntity, { meetingId }, { snapshot: snapshot as never, snapshotVersion });
  }
}

function roomEvent(
  row: Pick<RoomEventEntity, 'seq' | 'happenedAt' | 'byPersonId' | 'fact' | 'factVersion'>,
): RoomEvent {
  const fact = upcast(row.fact, row.factVersion);
  return { ...fact, seq: row.seq, at: row.happenedAt.getTime(), by: row.byPersonId };
}
