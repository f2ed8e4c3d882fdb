import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import { fingerprint } from '../../../src/modules/live/domain/room/fingerprint.js';
import { replay } from '../../../src/modules/live/domain/room/reduce.js';
import { agendaItemNotFound, roomNotOpen, speakerNotSeated } from '../../../src/modules/live/domain/problems.js';
import { RoomRepository } from '../../../src/modules/live/persistence/room.repository.js';
import { numbered } from '../../../src/modules/live/domain/room/decide.js';
import type { RoomFact } from '../../../src/modules/live/domain/room/events.js';
import { emptyRoom } from '../../../src/modules/live/domain/room/state.js';
import { MoveCursor } from '../../../src/modules/live/use-cases/move-cursor.js';
import type { RoomJournal } from '../../../src/modules/live/use-cases/room-journal.js';
import { concurrently, openTestDatabase, type OpenDatabase } from '../../support/database.js';
import { plan } from '../dialogue/table.js';
import { liveOn, openRoundtable, type Delegate } from './room.js';
import { FixedClock } from '../../support/fixed-clock.js';

describe('a live room', () => {
  let open: OpenDatabase;
  let clock: FixedClock;
  let live: ReturnType<typeof liveOn>;
  let table: Awaited<ReturnType<typeof openRoundtable>>;
  let count = 0;

  beforeAll(async () => {
    open = await openTestDatabase();
  });
  afterAll(() => open.close());

  beforeEach(async () => {
    count += 1;
    clock = new FixedClock(new Date('2026-03-10T01:00:00Z'));
    live = liveOn(open, clock);
    table = await openRoundtable(open, `room-${count}`);
  });

  const state = async () => (await live.standing.execute(table.facilitator, table.roundtableId, 0)).state!;
  const events = async () => (await liveOn(open).standing.execute(table.facilitator, table.roundtableId, 1)).events;
  /** As sent by a console on which no one speaks, or on which the speech with this number is shown. */
  const wish = (delegate: Delegate, replaces: number | null = null) => ({
    personId: delegate.personId,
    kind: null,
    replaces,
    limitSeconds: 60,
    override: 'chair-discretion' as const,
  });
  const own = { personId: null, kind: null };
  const to = (agendaItemId: string | null, replaces: string | null = null) => ({ agendaItemId, replaces });

  it('numbers a hundred simultaneous commands from two processes without a gap', async () => {
    const delegates: Delegate[] = [];
    for (let index = 0; index < 10; index += 1) delegates.push(await table.seat('workers'));
    const other = liveOn(open, clock);
    const outcomes = await concurrently(100, (index) => {
      const { actor } = delegates[index % 10]!;
      const process = index % 2 === 0 ? live : other;
      return Math.floor(index / 10) % 2 === 0
        ? process.raise.execute(actor, table.command(), { kind: index % 3 === 0 ? 'contribution' : 'point-of-order' })
        : process.lower.execute(actor, table.command(), own);
    });
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    const rows = await open.owner<{ seq: number }>(
      'SELECT seq FROM live_room_event WHERE roundtable_id = $1 ORDER BY seq',
      [table.roundtableId],
    );
    expect(rows.length).toBeGreaterThanOrEqual(10);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    const [mine, theirs] = await Promise.all(
      [live, other].map((process) => process.standing.execute(table.facilitator, table.roundtableId, 0)),
    );
    expect(mine!.hash).toBe(theirs!.hash);
  });

  it('stores the time of a speech that was interrupted, continued, extended and ceded', async () => {
    const { facilitator } = table;
    const [first, second] = [await table.seat('workers'), await table.seat('workers')];
    await live.give.execute(facilitator, table.command(), wish(first));
    clock.advance(10_000);
    const order = { ...wish(second, 1), kind: 'point-of-order' as const, interrupts: true };
    await live.give.execute(facilitator, table.command(), order);
    clock.advance(5_000);
    await live.continue.execute(facilitator, table.command(), 1);
    await live.extend.execute(facilitator, table.command(), { speechId: 1, limitSeconds: 60 });
    clock.advance(20_000);
    await live.cede.execute(first.actor, table.command(), { speechId: 1, personId: second.personId });
    expect(await state()).toMatchObject({ speech: { limitSeconds: 90, cededById: first.personId } });
    const rows = await open.owner<{ kind: string; milliseconds: number | null; limit_seconds: number }>(
      'SELECT kind, milliseconds, limit_seconds FROM live_speech WHERE roundtable_id = $1 ORDER BY seq',
      [table.roundtableId],
    );
    expect(rows).toEqual([
      { kind: 'contribution', milliseconds: 30_000, limit_seconds: 120 },
      { kind: 'point-of-order', milliseconds: 5_000, limit_seconds: 60 },
      { kind: 'contribution', milliseconds: null, limit_seconds: 90 },
    ]);
  });

  it('goes on when its clock was a day ahead and is set back, with speeches that are never shorter than nothing', async () => {
    const { facilitator } = table;
    const [first, second] = [await table.seat('workers'), await table.seat('workers')];
    await live.give.execute(facilitator, table.command(), wish(first));
    clock.advance(86_400_000);
    await live.raise.execute(second.actor, table.command(), { kind: 'contribution' });
    clock.advance(-86_400_000);
    await live.give.execute(facilitator, table.command(), wish(second, 1));
    clock.advance(10_000);
    await live.end.execute(facilitator, table.command(), 4);
    expect(await state()).toMatchObject({ seq: 5, speech: null });
    const rows = await open.owner<{ milliseconds: number }>(
      'SELECT milliseconds FROM live_speech WHERE roundtable_id = $1 ORDER BY seq',
      [table.roundtableId],
    );
    expect(rows.map(({ milliseconds }) => milliseconds >= 0)).toEqual([true, true]);
  });

  it('accepts the request of a person without a phone from the facilitator, who is recorded, and for no one without a seat', async () => {
    const { facilitator } = table;
    const [delegate, other] = [await table.seat('workers'), await table.seat('employers')];
    const enter = (actor: Actor, personId: string) =>
      live.raise.execute(actor, table.command(), { kind: 'contribution', personId });
    await enter(facilitator, delegate.personId);
    expect((await state()).hands).toMatchObject([{ personId: delegate.personId, kind: 'contribution' }]);
    const rows = await open.owner<{ by: string }>(
      'SELECT by_person_id AS by FROM live_room_event WHERE roundtable_id = $1 ORDER BY seq',
      [table.roundtableId],
    );
    expect(rows.at(-1)!.by).toBe(facilitator.personId);
    await expect(enter(other.actor, delegate.personId)).rejects.toMatchObject({ code: 'live.hand.not-yours' });
    const guest = await table.person({ capacity: 'observer' });
    await expect(enter(facilitator, guest)).rejects.toMatchObject({ code: speakerNotSeated().code });
    await live.give.execute(facilitator, table.command(), wish(delegate));
    expect(await state()).toMatchObject({ hands: [], speech: { speaker: { personId: delegate.personId } } });
  });

  it('follows the agenda once for each change, to the current item under discussion, and only while the room is open', async () => {
    const { roundtableId, itemId, system, dialogue } = table;
    const added = await dialogue.addItem.execute(system, { roundtableId, title: { en: 'Heat', zh: '高温' } });
    const follow = (command = table.command()) =>
      open.database.write(system, (tx) => live.move.follow(tx, command)).then(() => state());
    const first = table.command();
    await dialogue.itemStatus.execute(table.facilitator, { agendaItemId: itemId, to: 'under-discussion' });
    await live.move.execute(table.facilitator, table.command(), to(added.id));
    // notified of the first turn late, when the room has already moved on
    expect(await follow(first)).toMatchObject({ seq: 1, cursor: added.id });
    await dialogue.itemStatus.execute(table.facilitator, { agendaItemId: itemId, to: 'under-discussion' });
    const second = table.command();
    expect(await follow(second)).toMatchObject({ seq: 2, cursor: itemId });
    await live.move.execute(table.facilitator, table.command(), to(added.id, itemId));
    expect(await follow(second)).toMatchObject({ seq: 3, cursor: added.id });
    const agenda = await open.database.read(system, (tx) => dialogue.facade.agenda(tx, roundtableId));
    expect(agenda.map(({ status }) => status)).toEqual(['done', 'under-discussion']);
    await dialogue.state.execute(system, { roundtableId, to: 'in-session' });
    await dialogue.state.execute(system, { roundtableId, to: 'closed' });
    await expect(follow()).resolves.toMatchObject({ seq: 3 });
  });

  it.each([
    [roomNotOpen('closed'), undefined],
    [agendaItemNotFound(), { reason: 'live.cursor.agenda-item-not-found' }],
  ])(
    'which closes before an event of the agenda reaches it is left as it is, but other refusals are reported',
    async (problem, expected) => {
      const journal = { carryOutWithin: () => Promise.reject(problem) } as unknown as RoomJournal;
      const cursor = new MoveCursor(journal, table.dialogue.facade);
      const followed = open.database.write(table.system, (tx) => cursor.follow(tx, table.command()));
      expect(await followed.catch(({ code }: { code: string }) => ({ reason: code }))).toEqual(expected);
    },
  );

  it('ends with its roundtable, so that floor time is correct after it is reopened a week later', async () => {
    const { roundtableId, facilitator, dialogue } = table;
    const [speaker, waiting] = [await table.seat('workers'), await table.seat('employers')];
    const go = (to: 'in-session' | 'reopened') =>
      dialogue.state.execute(facilitator, { roundtableId, to, reason: 'A word is missing.' });
    await go('in-session');
    await live.move.execute(facilitator, table.command(), to(table.itemId));
    await live.raise.execute(waiting.actor, table.command(), { kind: 'contribution' });
    await live.give.execute(facilitator, table.command(), wish(speaker));
    clock.advance(20_000);
    await live.pause.execute(facilitator, table.command());
    clock.advance(30_000);
    const close = table.command();
    const closed = await live.close.execute(facilitator, close, { to: 'closed', reason: null });
    expect(await live.close.execute(facilitator, close, { to: 'closed', reason: null })).toEqual(closed);
    clock.advance(7 * 24 * 3_600_000);
    await go('reopened');
    expect(await state()).toMatchObject({ hands: [], speech: null, cursor: null, pausedSince: null });
    const agenda = await open.database.read(facilitator, (tx) => dialogue.facade.agenda(tx, roundtableId));
    expect(agenda.map(({ status }) => status)).toEqual(['done']);
    await live.give.execute(facilitator, table.command(), wish(waiting));
    clock.advance(5_000);
    await live.close.execute(facilitator, table.command(), { to: 'closed', reason: null });
    const time = await live.time.execute(facilitator, roundtableId);
    expect(time.byConstituency.map(({ milliseconds }) => milliseconds)).toEqual([0, 5_000, 20_000, 0]);
    expect((await state()).floor.map(({ milliseconds }) => milliseconds)).toEqual([20_000, 5_000]);
  });

  it('also ends when its roundtable is returned to draft, which needs a reason', async () => {
    const { facilitator, itemId } = table;
    const speaker = await table.seat('workers');
    await live.move.execute(facilitator, table.command(), to(itemId));
    await live.give.execute(facilitator, table.command(), wish(speaker));
    await expect(live.close.execute(facilitator, table.command(), { to: 'draft', reason: null })).rejects.toMatchObject(
      { code: 'dialogue.roundtable.reason-missing' },
    );
    expect((await state()).speech).not.toBeNull();
    await live.close.execute(facilitator, table.command(), { to: 'draft', reason: 'Convened too early.' });
    expect(await state()).toMatchObject({ speech: null, cursor: null });
    const agenda = await open.database.read(facilitator, (tx) => table.dialogue.facade.agenda(tx, table.roundtableId));
    expect(agenda.map(({ status }) => status)).toEqual(['planned']);
  });

  it('refuses a command that waited for its turn while the roundtable was closed', async () => {
    const { roundtableId, facilitator } = table;
    const delegates: Delegate[] = [];
    for (let index = 0; index < 5; index += 1) delegates.push(await table.seat('workers'));
    await table.dialogue.state.execute(facilitator, { roundtableId, to: 'in-session' });
    await live.raise.execute(delegates[0]!.actor, table.command(), { kind: 'contribution' });
    // each from a separate process, so that only the lock of the room orders them
    await concurrently(20, (index) =>
      index === 10
        ? live.close.execute(facilitator, table.command(), { to: 'closed', reason: null })
        : liveOn(open, clock).give.execute(facilitator, table.command(), wish(delegates[index % 5]!)),
    );
    const types = (await live.standing.execute(facilitator, roundtableId, 1)).events.map(({ type }) => type);
    expect(types.at(-1)).toBe('room-closed');
    expect(
      await open.owner('SELECT 1 FROM live_speech WHERE roundtable_id = $1 AND ended_at IS NULL', [roundtableId]),
    ).toHaveLength(0);
  });

  it('lists unsettled matters before it is closed', async () => {
    const { roundtableId, facilitator, dialogue, system } = table;
    const [speaker, waiting] = [await table.seat('workers'), await table.seat('employers')];
    await dialogue.state.execute(facilitator, { roundtableId, to: 'in-session' });
    await live.raise.execute(waiting.actor, table.command(), { kind: 'point-of-order' });
    await live.give.execute(facilitator, table.command(), wish(speaker));
    const { id: conclusionId } = await dialogue.record.execute(system, {
      roundtableId,
      text: { en: 'Officers are trained.', zh: '' },
      agreement: 'agreed',
      agreedOn: plan.startsOn,
    });
    await dialogue.reserve.execute(system, {
      conclusionId,
      kind: 'reservation',
      constituency: 'workers',
      statement: { en: '', zh: '费用过高。' },
    });
    await dialogue.record.execute(system, {
      roundtableId,
      text: { en: 'Heat is measured.', zh: '测量高温。' },
      agreement: 'agreed',
      agreedOn: plan.startsOn,
    });
    const title = { en: 'Night shifts', zh: '' };
    const { id: proposalId } = await dialogue.proposeTopic.execute(system, { roundtableId, title });
    expect(await live.matters.ofRoundtable(facilitator, roundtableId)).toMatchObject({
      speaker: { personId: speaker.personId, name: { en: 'Delegate' } },
      proposals: [{ id: proposalId, title }],
      hands: [{ personId: waiting.personId, kind: 'point-of-order' }],
      items: [{ label: '1', status: 'planned' }],
      texts: [
        { kind: 'conclusion', label: 'RT1/D-01', language: 'zh', reason: 'missing' },
        { kind: 'reservation', label: 'RT1/D-01', language: 'en', reason: 'missing' },
      ],
    });
    await expect(live.matters.ofRoundtable(waiting.actor, roundtableId)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('carries out a command once, however often it arrives', async () => {
    const delegate = await table.seat('workers');
    const command = table.command();
    const outcomes = await concurrently(20, () =>
      live.raise.execute(delegate.actor, command, { kind: 'contribution' }),
    );
    expect(outcomes.every((one) => one.status === 'fulfilled' && one.value.seq === 1)).toBe(true);
    await live.lower.execute(delegate.actor, table.command(), own);
    expect(await live.raise.execute(delegate.actor, command, { kind: 'contribution' })).toEqual({ seq: 1 });
    expect((await state()).hands).toEqual([]);
    const other = await table.seat('employers');
    await expect(live.raise.execute(other.actor, command, { kind: 'contribution' })).rejects.toMatchObject({
      code: 'live.command.id-reused',
    });
  });

  it('accepts one of many simultaneous commands to give the floor, and never has two speakers', async () => {
    const delegates: Delegate[] = [];
    for (let index = 0; index < 5; index += 1) delegates.push(await table.seat('workers'));
    await concurrently(25, (index) =>
      live.give.execute(table.facilitator, table.command(), wish(delegates[index % 5]!)),
    );
    const unended = await open.owner('SELECT 1 FROM live_speech WHERE roundtable_id = $1 AND ended_at IS NULL', [
      table.roundtableId,
    ]);
    expect(unended).toHaveLength(1);
  });

  it('notifies the later of two facilitators who was faster, and does not interrupt a speech', async () => {
    const [first, second] = [await table.seat('workers'), await table.seat('employers')];
    const other = table.as('facilitator', {
      personId: await table.person({ capacity: 'secretariat', name: { en: 'Second facilitator', zh: '第二协调人' } }),
    });
    const outcomes = await Promise.allSettled([
      live.give.execute(table.facilitator, table.command(), wish(first)),
      liveOn(open, clock).give.execute(other, table.command(), wish(second)),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await live.end.execute(table.facilitator, table.command(), 1);
    await live.give.execute(other, table.command(), wish(first));
    await expect(live.give.execute(table.facilitator, table.command(), wish(second, 1))).rejects.toMatchObject({
      code: 'live.floor.overtaken',
      kind: 'conflict',
      title: { en: 'Second facilitator gave the floor to Delegate before you.', zh: '第二协调人已先请代表发言。' },
    });
    expect((await state()).speech).toMatchObject({ id: 3, speaker: { personId: first.personId } });
    await live.move.execute(other, table.command(), to(table.itemId));
    await expect(live.move.execute(table.facilitator, table.command(), to(null, newId()))).rejects.toMatchObject({
      code: 'live.cursor.overtaken',
      title: { en: 'Second facilitator has just changed the agenda item.' },
    });
  });

  it('undoes giving the floor by mistake, and records the mistake in its log', async () => {
    const [speaker, wrong] = [await table.seat('workers'), await table.seat('employers')];
    await live.give.execute(table.facilitator, table.command(), wish(speaker));
    await live.raise.execute(wrong.actor, table.command(), { kind: 'contribution' });
    clock.advance(30_000);
    const { seq } = await live.give.execute(table.facilitator, table.command(), wish(wrong, 1));
    clock.advance(6_000);
    await expect(live.undo.execute(wrong.actor, table.command(), seq)).rejects.toMatchObject({ kind: 'forbidden' });
    await live.undo.execute(table.facilitator, table.command(), seq);
    expect(await state()).toMatchObject({ hands: [{ personId: wrong.personId, kind: 'contribution' }], floor: [] });
    clock.advance(4_000);
    await live.end.execute(table.facilitator, table.command(), 1);
    const time = await live.time.execute(table.facilitator, table.roundtableId);
    expect(time.byConstituency.map(({ milliseconds, turns }) => [milliseconds, turns])).toEqual([
      [0, 0],
      [0, 0],
      [40_000, 1],
      [0, 0],
    ]);
    expect((await events()).map(({ type }) => type)).toEqual([
      'hand-raised',
      'floor-ended',
      'floor-given',
      'floor-undone',
      'floor-ended',
    ]);
    const { speeches, people } = await live.record.execute(wrong.actor, table.roundtableId);
    expect(speeches).toMatchObject([
      { id: 1, milliseconds: 40_000, by: table.facilitator.personId, undone: null },
      { id: seq, milliseconds: null, undone: { by: table.facilitator.personId } },
    ]);
    expect(people).toHaveLength(3);
    const late = await live.give.execute(table.facilitator, table.command(), wish(wrong));
    clock.advance(10_001);
    await expect(live.undo.execute(table.facilitator, table.command(), late.seq)).rejects.toMatchObject({
      code: 'live.floor.undo-too-late',
    });
  });

  it('reads rows of an earlier version, and continues in the current version', async () => {
    const delegate = await table.seat('workers');
    const { personId } = delegate;
    const old = [
      { type: 'hand-raised', personId, kind: 'contribution' },
      { type: 'hand-lowered', personId },
      { type: 'hand-raised', personId, kind: 'contribution' },
      { type: 'hand-raised', personId, kind: 'point-of-order' },
    ];
    await open.owner(
      'INSERT INTO live_room (roundtable_id, workspace_id, last_seq, opened_at) VALUES ($1, $2, 4, now())',
      [table.roundtableId, table.system.workspaceId],
    );
    await open.owner(
      `INSERT INTO live_room_event (roundtable_id, seq, workspace_id, happened_at, by_person_id, fact, command_id, command_part)
       SELECT $1, place, $2, '2026-03-10T00:00:00Z', $3, fact, gen_random_uuid(), 0
       FROM jsonb_array_elements($4::jsonb) WITH ORDINALITY AS one (fact, place)`,
      [table.roundtableId, table.system.workspaceId, personId, JSON.stringify(old)],
    );
    expect((await state()).hands.map(({ kind }) => kind)).toEqual(['point-of-order']);
    await live.raise.execute(delegate.actor, table.command(), { kind: 'contribution' });
    expect((await state()).hands.map(({ kind }) => kind)).toEqual(['point-of-order', 'contribution']);
    const cold = await liveOn(open).standing.execute(table.facilitator, table.roundtableId, 0);
    expect(cold.hash).toBe(fingerprint(await state()));
    const rows = await open.owner<{ fact: object; fact_version: number }>(
      'SELECT fact, fact_version FROM live_room_event WHERE roundtable_id = $1 ORDER BY seq',
      [table.roundtableId],
    );
    expect(rows.slice(0, 4).map(({ fact }) => fact)).toEqual(old);
    expect(rows.map((row) => row.fact_version)).toEqual([1, 1, 1, 1, 3]);
  });

  it('replays to the same fingerprint from any number, in a different process', async () => {
    const delegate = await table.seat('workers');
    for (let index = 0; index < 5; index += 1) {
      clock.advance(1000);
      await live.raise.execute(delegate.actor, table.command(), { kind: 'contribution' });
      await live.give.execute(table.facilitator, table.command(), wish(delegate));
      await live.end.execute(table.facilitator, table.command(), (await state()).speech!.id);
    }
    const whole = await state();
    const first = await live.standing.at(table.facilitator, table.roundtableId, 1);
    const later = await events();
    expect(later[0]!.seq).toBe(2);
    expect(fingerprint(replay(first.state, later))).toBe(fingerprint(whole));
    const cold = await liveOn(open).standing.at(table.facilitator, table.roundtableId, whole.seq);
    expect(cold.hash).toBe(fingerprint(whole));
    await expect(live.standing.at(table.facilitator, table.roundtableId, 999)).rejects.toMatchObject({
      code: 'live.room.number-ahead',
    });
  });

  it('starts from a snapshot after a long session, with the same state', async () => {
    const delegate = await table.seat('workers');
    const { personId } = delegate;
    const facts = Array.from({ length: 198 }, (_, index): RoomFact => {
      const kind = index % 2 === 0 ? 'contribution' : 'point-of-order';
      return { type: 'hand-raised', personId, kind, subject: null, alone: true };
    });
    const before = numbered(emptyRoom, facts, { by: personId, now: clock.now().getTime() });
    await open.database.write(table.system, async (tx) => {
      const rooms = tx.get(RoomRepository);
      await rooms.lock(tx.workspaceId, table.roundtableId, tx.now);
      await rooms.append({ ...table.command(), workspaceId: tx.workspaceId, events: before, receivedAt: tx.now });
    });
    for (let index = 0; index < 7; index += 1) {
      if (index % 2 === 0) await live.raise.execute(delegate.actor, table.command(), { kind: 'contribution' });
      else await live.lower.execute(delegate.actor, table.command(), own);
    }
    const [room] = await open.owner<{ snapshot: { seq: number } }>(
      'SELECT snapshot FROM live_room WHERE roundtable_id = $1',
      [table.roundtableId],
    );
    expect(room!.snapshot.seq).toBe(200);
    const cold = await liveOn(open).standing.execute(table.facilitator, table.roundtableId, 0);
    const all = await events();
    expect(cold.state!.seq).toBe(205);
    const start = (await live.standing.at(table.facilitator, table.roundtableId, 1)).state;
    expect(fingerprint(replay(start, all))).toBe(cold.hash);
  });

  it('stores the current group and sex of the speaker with a speech', async () => {
    const woman = await table.seat('workers', 'female');
    const man = await table.seat('employers', 'male');
    await live.give.execute(table.facilitator, table.command(), wish(woman));
    clock.advance(60_000);
    await live.give.execute(table.facilitator, table.command(), wish(man, 1));
    await open.owner(`UPDATE dialogue_seat SET constituency = 'government', sex = 'not-stated'`);
    clock.advance(30_000);
    await live.pause.execute(table.facilitator, table.command());
    clock.advance(600_000);
    await live.resume.execute(table.facilitator, table.command());
    await live.end.execute(table.facilitator, table.command(), (await state()).speech!.id);
    const time = await live.time.execute(table.facilitator, table.roundtableId);
    expect(time.byConstituency.map(({ milliseconds }) => milliseconds)).toEqual([0, 30_000, 60_000, 0]);
    expect(time.bySex?.map(({ milliseconds }) => milliseconds)).toEqual([60_000, 30_000, 0]);
    expect((await live.time.execute(man.actor, table.roundtableId)).bySex).toBeNull();
  });

  it('proposes by actual speaking time, explains why, and requires a reason for passing over the proposal', async () => {
    const [heard, silent] = [await table.seat('employers'), await table.seat('workers')];
    const proposal = () => live.propose.execute(table.facilitator, table.roundtableId);
    await live.give.execute(table.facilitator, table.command(), wish(heard));
    clock.advance(60_000);
    await live.end.execute(table.facilitator, table.command(), 1);
    await live.raise.execute(heard.actor, table.command(), { kind: 'contribution' });
    await live.raise.execute(silent.actor, table.command(), { kind: 'contribution' });
    expect(await proposal()).toMatchObject({
      personId: silent.personId,
      sentence: { en: 'Workers have used 0 of 1 minute, the least of the groups waiting.' },
    });
    await expect(live.propose.execute(silent.actor, table.roundtableId)).rejects.toMatchObject({ kind: 'forbidden' });
    const past = { ...wish(heard), limitSeconds: 180, override: null };
    await expect(live.give.execute(table.facilitator, table.command(), past)).rejects.toMatchObject({
      code: 'live.floor.reason-needed',
    });
    await live.give.execute(table.facilitator, table.command(), { ...past, override: 'right-of-reply' });
    expect((await events()).at(-1)).toMatchObject({ proposedId: silent.personId, override: 'right-of-reply' });
    const { speeches } = await live.record.execute(silent.actor, table.roundtableId);
    expect(speeches.at(-1)).toMatchObject({ proposedId: silent.personId, override: 'right-of-reply' });
    clock.advance(1_000);
    expect((await proposal()).sentence?.en).toBe('Workers have used 0 s of 1 min 1 s. No one else is waiting.');
    await live.pause.execute(table.facilitator, table.command());
    clock.advance(600_000);
    expect((await proposal()).sentence?.en).toBe('Workers have used 0 s of 1 min 1 s. No one else is waiting.');
  });

  it('treats a person who was proposed a moment ago as proposed, because time continues while the facilitator decides', async () => {
    const [first, second] = [await table.seat('employers'), await table.seat('employers', 'male')];
    const other = await table.seat('workers');
    await live.give.execute(table.facilitator, table.command(), wish(first));
    await live.raise.execute(second.actor, table.command(), { kind: 'contribution' });
    clock.advance(1);
    await live.raise.execute(other.actor, table.command(), { kind: 'contribution' });
    clock.advance(9_000);
    const soon = { ...wish(second, 1), override: null };
    expect(await live.propose.execute(table.facilitator, table.roundtableId)).toMatchObject({
      personId: other.personId,
    });
    await live.give.execute(table.facilitator, table.command(), soon);
    expect((await events()).at(-1)).toMatchObject({ proposedId: second.personId, override: null });
  });

  it('records ids and facts as events, and never the sex of a speaker', async () => {
    const delegate = await table.seat('workers', 'female');
    await live.give.execute(table.facilitator, table.command(), wish(delegate));
    const rows = await open.owner<{ type: string; payload: object }>(
      `SELECT type, payload FROM domain_event WHERE type LIKE 'live.%' AND subject = $1`,
      [table.roundtableId],
    );
    expect(rows.map(({ type }) => type)).toEqual(['live.floor.given.v2']);
    expect(JSON.stringify(rows)).not.toMatch(/female|Delegate/);
    expect(JSON.stringify(await state())).not.toMatch(/female/);
  });

  it.each([
    ['a member without a seat', 'live.room.not-invited'],
    ['an observer who wants the floor', 'live.room.not-seated'],
    ['a delegate of another roundtable', 'live.room.not-invited'],
    ['a roundtable of another workspace', 'live.room.not-found'],
    ['a closed roundtable', 'live.room.not-open'],
  ])('refuses %s', async (who, code) => {
    const delegate = await table.seat('workers');
    const stranger = table.as('member', { personId: newId() });
    const attempts: Record<string, () => Promise<unknown>> = {
      'a member without a seat': () => live.raise.execute(stranger, table.command(), { kind: 'contribution' }),
      'an observer who wants the floor': () =>
        live.raise.execute(table.as('observer', { personId: newId() }), table.command(), { kind: 'contribution' }),
      'a delegate of another roundtable': async () => {
        const { id } = await table.dialogue.create.execute(table.system, {
          ...plan,
          startsOn: '2026-05-01',
          endsOn: '2026-05-01',
        });
        await table.dialogue.state.execute(table.system, { roundtableId: id, to: 'convened' });
        await live.raise.execute(delegate.actor, { ...table.command(), meetingId: id }, { kind: 'contribution' });
      },
      'a roundtable of another workspace': async () => {
        const other = await openRoundtable(open, `other-${count}`);
        await live.pause.execute(table.facilitator, other.command());
      },
      'a closed roundtable': async () => {
        await table.dialogue.state.execute(table.system, { roundtableId: table.roundtableId, to: 'in-session' });
        await table.dialogue.state.execute(table.system, { roundtableId: table.roundtableId, to: 'closed' });
        await live.raise.execute(delegate.actor, table.command(), { kind: 'contribution' });
      },
    };
    await expect(attempts[who]!()).rejects.toMatchObject({ code });
    expect(await open.owner('SELECT 1 FROM live_room_event WHERE roundtable_id = $1', [table.roundtableId])).toEqual(
      [],
    );
  });

  it('does not let the server change or delete events', async () => {
    const delegate = await table.seat('workers');
    await live.raise.execute(delegate.actor, table.command(), { kind: 'contribution' });
    for (const sql of ['DELETE FROM live_room_event', 'UPDATE live_room_event SET seq = seq + 1'])
      await expect(open.database.write(table.system, (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
    expect((await state()).seq).toBe(1);
  });
});
