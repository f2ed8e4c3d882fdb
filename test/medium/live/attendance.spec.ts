import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestDatabase } from '../../support/database.js';
import type { OpenDatabase } from '../../support/database.js';
import { liveOn, openRoundtable } from './room.js';

describe('the attendance of a meeting', () => {
  let open: OpenDatabase;
  let live: ReturnType<typeof liveOn>;
  let table: Awaited<ReturnType<typeof openRoundtable>>;
  let count = 0;

  beforeAll(async () => {
    open = await openTestDatabase();
    live = liveOn(open);
  });
  afterAll(() => open.close());

  beforeEach(async () => {
    count += 1;
    table = await openRoundtable(open, `attendance-${count}`);
  });

  const arrived = (personId: string) => ({ personId, fact: 'arrived', substituteId: null }) as const;

  it('is recorded by the person or the facilitator, and read by everyone in the room', async () => {
    const [worker, employer] = [await table.seat('workers'), await table.seat('employers')];
    const meetingId = table.roundtableId;
    await live.attend.execute(worker.actor, meetingId, arrived(worker.personId));
    const attendance = await live.attend.execute(table.facilitator, meetingId, arrived(employer.personId));
    expect(attendance).toMatchObject({
      people: [
        { personId: employer.personId, status: 'present' },
        { personId: worker.personId, status: 'present', constituency: 'workers', kind: 'titular' },
      ],
      groups: [{ titular: 0 }, { titular: 1, attended: 1, reached: true }, { attended: 1, reached: true }],
      quorum: true,
    });
    expect(await live.attendance.execute(worker.actor, meetingId)).toEqual(attendance);
    await expect(live.attend.execute(worker.actor, meetingId, arrived(employer.personId))).rejects.toMatchObject({
      code: 'live.attendance.not-yours',
    });
  });

  it('is recorded once when two people record the same arrival at the same time', async () => {
    const worker = await table.seat('workers');
    const attempts = await Promise.allSettled(
      [worker.actor, table.facilitator].map((actor) =>
        live.attend.execute(actor, table.roundtableId, arrived(worker.personId)),
      ),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const rows = await open.owner('SELECT seq FROM live_attendance WHERE meeting_id = $1', [table.roundtableId]);
    expect(rows).toEqual([{ seq: 1 }]);
  });

  it('does not change while the person is speaking, before convening or after the end', async () => {
    const worker = await table.seat('workers');
    const meetingId = table.roundtableId;
    await live.attend.execute(table.facilitator, meetingId, arrived(worker.personId));
    const wish = { personId: worker.personId, kind: null, replaces: null, limitSeconds: null, override: null };
    await live.give.execute(table.facilitator, table.command(), wish);
    const leave = { ...arrived(worker.personId), fact: 'left' } as const;
    await expect(live.attend.execute(table.facilitator, meetingId, leave)).rejects.toMatchObject({
      code: 'live.attendance.speaking',
    });
    await table.dialogue.state.execute(table.system, { roundtableId: meetingId, to: 'in-session' });
    await live.closeRoom.execute(table.facilitator, table.command(), { to: 'closed', reason: null });
    await expect(live.attend.execute(table.facilitator, meetingId, leave)).rejects.toMatchObject({
      code: 'live.room.not-open',
    });
    expect((await live.attendance.execute(table.facilitator, meetingId)).people).toMatchObject([{ status: 'present' }]);
  });

  it('cannot be rewritten by the server', async () => {
    const worker = await table.seat('workers');
    await live.attend.execute(worker.actor, table.roundtableId, arrived(worker.personId));
    await expect(
      open.database.write(table.system, (tx) => tx.query(`UPDATE live_attendance SET fact = 'left'`)),
    ).rejects.toThrow(/permission denied/);
  });
});
