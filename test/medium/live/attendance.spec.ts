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

  describe('with a planned substitution', () => {
    const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);
    const wish = { kind: null, replaces: null, limitSeconds: null, override: null };

    async function moderatorAndSubstitute() {
      const member = await table.seat('workers', 'female', { function: 'moderator' });
      const substitute = await table.seat('workers', 'male', { kind: 'substitute' });
      const seats = { seatId: member.seatId, substituteSeatId: substitute.seatId };
      return {
        member,
        substitute,
        planned: { ...seats, roundtableId: table.roundtableId, startsAt: minutes(-1), endsAt: minutes(60) },
      };
    }

    it('gives seat, rights in the room and quorum to the substitute until the member arrives', async () => {
      const { member, substitute, planned } = await moderatorAndSubstitute();
      const meetingId = table.roundtableId;
      const raise = (actor: typeof member.actor) =>
        live.raise.execute(actor, table.command(), { kind: 'contribution' });
      await live.pause.execute(member.actor, table.command());
      await live.resume.execute(member.actor, table.command());
      await live.substitution.execute(table.facilitator, planned);
      await live.attend.execute(substitute.actor, meetingId, arrived(substitute.personId));
      const during = await live.attendance.execute(table.facilitator, meetingId);
      expect(during.people.find(({ personId }) => personId === member.personId)).toMatchObject({
        ...{ status: 'replaced', substituteId: substitute.personId },
      });
      expect(during.groups[2]).toMatchObject({ titular: 1, attended: 1 });
      await expect(raise(member.actor)).rejects.toMatchObject({ code: 'live.hand.replaced' });
      await expect(live.pause.execute(member.actor, table.command())).rejects.toMatchObject({
        code: 'live.room.not-moderating',
      });
      await expect(
        live.give.execute(table.facilitator, table.command(), { ...wish, personId: member.personId }),
      ).rejects.toMatchObject({ code: 'live.floor.speaker-silent' });
      await raise(substitute.actor);
      await live.pause.execute(substitute.actor, table.command());
      await live.resume.execute(substitute.actor, table.command());
      const view = await live.room.execute(substitute.actor, meetingId);
      expect(view.you).toMatchObject({ moderates: true, silent: null });
      expect(view.seatsChangeAt).toBe(planned.endsAt.getTime());
      expect(view.seats.find(({ personId }) => personId === substitute.personId)?.inPlaceOfId).toBe(member.personId);
      const back = await live.attend.execute(member.actor, meetingId, arrived(member.personId));
      expect(back.people.find(({ personId }) => personId === member.personId)?.status).toBe('present');
      await raise(member.actor);
    });

    it('is refused while the person who has the seat is speaking, also its end', async () => {
      const { member, substitute, planned } = await moderatorAndSubstitute();
      const speak = (personId: string) => live.give.execute(table.facilitator, table.command(), { ...wish, personId });
      const { seq: first } = await speak(member.personId);
      const speaking = { code: 'live.substitution.speaking' };
      await expect(live.substitution.execute(table.facilitator, planned)).rejects.toMatchObject(speaking);
      const later = { ...planned, startsAt: minutes(10) };
      const { id } = await live.substitution.execute(table.facilitator, later);
      await live.substitution.end(table.facilitator, { roundtableId: table.roundtableId, id });
      await live.end.execute(table.facilitator, table.command(), first);
      const running = await live.substitution.execute(table.facilitator, planned);
      await speak(substitute.personId);
      const ended = { roundtableId: table.roundtableId, id: running.id };
      await expect(live.substitution.end(table.facilitator, ended)).rejects.toMatchObject(speaking);
      await expect(
        live.attend.execute(member.actor, table.roundtableId, arrived(member.personId)),
      ).rejects.toMatchObject({ code: 'live.attendance.speaking' });
    });

    it('lets a member who arrived before leave, and neither arrive while the substitute waits to continue', async () => {
      const { member, substitute, planned } = await moderatorAndSubstitute();
      const meetingId = table.roundtableId;
      await live.attend.execute(member.actor, meetingId, arrived(member.personId));
      const running = await live.substitution.execute(table.facilitator, planned);
      const speech = await live.give.execute(table.facilitator, table.command(), {
        ...{ ...wish, personId: substitute.personId },
      });
      const other = await table.seat('employers');
      const interrupting = { ...wish, personId: other.personId, replaces: speech.seq, interrupts: true };
      const interruption = await live.give.execute(table.facilitator, table.command(), interrupting);
      await expect(live.attend.execute(member.actor, meetingId, arrived(member.personId))).rejects.toMatchObject({
        code: 'live.substitution.speaking',
      });
      const leave = { ...arrived(member.personId), fact: 'left' } as const;
      const { people } = await live.attend.execute(member.actor, meetingId, leave);
      expect(people.find(({ personId }) => personId === member.personId)).toMatchObject({
        ...{ status: 'replaced', leftAt: expect.any(Date) as unknown },
      });
      await live.end.execute(table.facilitator, table.command(), interruption.seq);
      await live.end.execute(table.facilitator, table.command(), speech.seq);
      await live.substitution.end(table.facilitator, { roundtableId: meetingId, id: running.id });
      const after = await live.attendance.execute(table.facilitator, meetingId);
      expect(after.people.find(({ personId }) => personId === member.personId)?.status).toBe('left');
    });

    it('keeps its seats while it runs, and counts in a closed meeting also after they were removed', async () => {
      const { member, substitute, planned } = await moderatorAndSubstitute();
      const { roundtableId, dialogue, system, facilitator } = table;
      const { id } = await live.substitution.execute(facilitator, planned);
      const refused = { code: 'dialogue.substitution.of-seat' };
      for (const { seatId } of [member, substitute]) {
        const shown = { seatId, baseVersion: 1 };
        await expect(dialogue.vacate.execute(system, shown)).rejects.toMatchObject(refused);
        await expect(dialogue.changeSeat.execute(system, { ...shown, kind: 'adviser' })).rejects.toMatchObject(refused);
      }
      // no other event in the room than its end
      await live.attend.execute(substitute.actor, roundtableId, arrived(substitute.personId));
      await dialogue.state.execute(system, { roundtableId, to: 'in-session' });
      await live.closeRoom.execute(facilitator, table.command(), { to: 'closed', reason: null });
      // the order is that of the seats
      const held = async () => {
        const { people, ...rest } = await live.attendance.execute(facilitator, roundtableId);
        return { ...rest, people: people.toSorted((one, other) => one.kind.localeCompare(other.kind)) };
      };
      const atEnd = await held();
      expect(atEnd).toMatchObject({ quorum: true, people: [{ status: 'present' }, { status: 'replaced' }] });
      expect((await live.room.execute(member.actor, roundtableId)).you).toMatchObject({
        moderates: true,
        silent: null,
      });
      await live.substitution.end(facilitator, { roundtableId, id });
      await dialogue.changeSeat.execute(system, { seatId: member.seatId, baseVersion: 1, kind: 'adviser' });
      expect(await held()).toEqual(atEnd);
      await dialogue.vacate.execute(system, { seatId: member.seatId, baseVersion: 2 });
      await dialogue.vacate.execute(system, { seatId: substitute.seatId, baseVersion: 1 });
      expect(await held()).toEqual(atEnd);
    });

    it('is planned once by two people at the same time, and not for a seat of another roundtable', async () => {
      const { planned } = await moderatorAndSubstitute();
      const both = await Promise.allSettled([1, 2].map(() => live.substitution.execute(table.facilitator, planned)));
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'dialogue.substitution.overlap' },
      });
      const other = await openRoundtable(open, `attendance-other-${count}`);
      await expect(
        live.substitution.execute(other.facilitator, { ...planned, roundtableId: other.roundtableId }),
      ).rejects.toMatchObject({ code: 'dialogue.seat.not-found' });
      await expect(live.substitution.execute(table.as('member'), planned)).rejects.toMatchObject({
        code: 'platform.auth.not-permitted',
      });
    });
  });

  it('lets interpreters neither ask for the floor nor be given it', async () => {
    const personId = await table.person({ capacity: 'interpreter' });
    const { roundtableId, system } = table;
    await table.dialogue.seat.execute(system, { roundtableId, personId, kind: 'interpreter' });
    const actor = table.as('interpreter', { personId });
    await expect(live.raise.execute(actor, table.command(), { kind: 'contribution' })).rejects.toMatchObject({
      code: 'live.hand.interpreter',
    });
    const wish = { personId, kind: null, replaces: null, limitSeconds: null, override: null };
    await expect(live.give.execute(table.facilitator, table.command(), wish)).rejects.toMatchObject({
      code: 'live.floor.speaker-silent',
    });
  });
});
