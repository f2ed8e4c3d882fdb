import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import { openTestDatabase } from '../../support/database.js';
import type { OpenDatabase } from '../../support/database.js';
import { plan } from '../dialogue/table.js';
import { liveOn, openRoundtable } from './room.js';

describe('the live rooms of several meetings', () => {
  let open: OpenDatabase;
  let live: ReturnType<typeof liveOn>;
  let table: Awaited<ReturnType<typeof openRoundtable>>;
  let secondId: string;
  let count = 0;

  beforeAll(async () => {
    open = await openTestDatabase();
    live = liveOn(open);
  });
  afterAll(() => open.close());

  beforeEach(async () => {
    count += 1;
    table = await openRoundtable(open, `rooms-${count}`);
    const days = { startsOn: '2026-04-21', endsOn: '2026-04-21' };
    const { roundtableId, dialogue, system } = table;
    secondId = (await dialogue.planMeeting.execute(system, { roundtableId, ...days })).id;
  });

  const inSecond = () => ({ meetingId: secondId, commandId: newId() });
  const state = async (id: string) => (await live.standing.execute(table.facilitator, id, 0)).state;
  const convene = (to: 'convened' | 'in-session' = 'convened') =>
    table.dialogue.meetingStates.execute(table.facilitator, { meetingId: secondId, to });

  it('open with their meeting, have an agenda and events of their own, and the seats of the roundtable', async () => {
    const speaker = await table.seat('workers');
    const raise = () => live.raise.execute(speaker.actor, inSecond(), { kind: 'contribution' });
    await expect(raise()).rejects.toMatchObject({
      code: 'live.room.not-open',
      options: { facts: { state: 'planned' } },
    });
    await convene();
    await table.dialogue.addItem.execute(table.system, {
      ...{ roundtableId: table.roundtableId, meetingId: secondId, title: { en: 'Heat', zh: '高温' } },
    });
    await raise();
    const view = await live.room.execute(speaker.actor, secondId);
    expect(view).toMatchObject({
      body: { kind: 'roundtable', id: table.roundtableId, label: 'RT1' },
      meeting: { id: secondId, number: 2, state: 'convened', open: true },
      agenda: [{ title: { en: 'Heat' } }],
      seats: [{ personId: speaker.personId }],
    });
    expect(await state(secondId)).toMatchObject({ seq: 1, hands: [{ personId: speaker.personId }] });
    expect((await state(table.roundtableId))?.seq ?? 0).toBe(0);
    const first = { agendaItemId: table.itemId, replaces: null };
    await expect(live.move.execute(table.facilitator, inSecond(), first)).rejects.toMatchObject({
      code: 'live.cursor.agenda-item-not-found',
    });
  });

  it('end one by one: the other meeting goes on, and the roundtable stays open', async () => {
    const [speaker, waiting] = [await table.seat('workers'), await table.seat('employers')];
    await table.dialogue.state.execute(table.system, { roundtableId: table.roundtableId, to: 'in-session' });
    await convene();
    const wish = { personId: speaker.personId, kind: null, replaces: null, limitSeconds: null, override: null };
    await live.give.execute(table.facilitator, table.command(), wish);
    await live.give.execute(table.facilitator, inSecond(), wish);
    const close = table.command();
    const closed = await live.closeRoom.execute(table.facilitator, close, { to: 'closed', reason: null });
    expect(await live.closeRoom.execute(table.facilitator, close, { to: 'closed', reason: null })).toEqual(closed);
    expect((await state(table.roundtableId))?.speech).toBeNull();
    expect((await state(secondId))?.speech).not.toBeNull();
    await expect(live.raise.execute(speaker.actor, table.command(), { kind: 'contribution' })).rejects.toMatchObject({
      code: 'live.room.not-open',
    });
    await live.raise.execute(waiting.actor, inSecond(), { kind: 'point-of-order' });
    const cancel = { to: 'cancelled', reason: 'The hall is closed.' } as const;
    await live.closeRoom.execute(table.facilitator, inSecond(), cancel);
    expect(await state(secondId)).toMatchObject({ speech: null, hands: [] });
    const closing = { to: 'closed', reason: null } as const;
    await live.close.execute(table.facilitator, table.command(), closing);
    const { roundtable } = await table.dialogue.roundtables.one(table.system, table.roundtableId);
    expect([roundtable.state, ...roundtable.meetings.map((one) => one.state)]).toEqual([
      'closed',
      'closed',
      'cancelled',
    ]);
  });

  it('are closed once for each command, also if nothing happened in the room', async () => {
    await table.dialogue.state.execute(table.system, { roundtableId: table.roundtableId, to: 'in-session' });
    for (const to of ['convened', 'in-session'] as const) await convene(to);
    const command = inSecond();
    const close = (target = command) =>
      live.closeRoom.execute(table.facilitator, target, { to: 'closed', reason: null });
    const closed = await close();
    expect(await close()).toEqual(closed);
    await expect(close(inSecond())).rejects.toMatchObject({ code: 'dialogue.meeting.move-not-allowed' });
  });

  it('all end with their roundtable in one transaction, and a meeting ahead keeps everything as it was', async () => {
    const speaker = await table.seat('workers');
    await table.dialogue.state.execute(table.system, { roundtableId: table.roundtableId, to: 'in-session' });
    await convene();
    const wish = { personId: speaker.personId, kind: null, replaces: null, limitSeconds: null, override: null };
    await live.give.execute(table.facilitator, table.command(), wish);
    await live.give.execute(table.facilitator, inSecond(), wish);
    const close = () => live.close.execute(table.facilitator, table.command(), { to: 'closed', reason: null });
    await expect(close()).rejects.toMatchObject({ code: 'dialogue.meeting.ahead' });
    expect((await state(table.roundtableId))?.speech).not.toBeNull();
    await convene('in-session');
    expect(await live.matters.ofMeeting(table.facilitator, secondId)).toMatchObject({ items: [] });
    expect(await live.matters.ofRoundtable(table.facilitator, table.roundtableId)).toMatchObject({
      speaker: { personId: speaker.personId },
      items: [{ label: '1', status: 'planned' }],
    });
    const end = { to: 'closed', reason: null, carryOver: [table.itemId] } as const;
    const once = table.command();
    const [closed, again] = [1, 2].map(() => live.close.execute(table.facilitator, once, end));
    expect(await again).toEqual(await closed);
    const { id: nextId } = await table.dialogue.create.execute(table.system, plan);
    const { roundtable: next } = await table.dialogue.roundtables.one(table.system, nextId);
    expect(next.proposals).toMatchObject([{ title: { en: 'Skills' }, carriedFromLabel: 'RT1' }]);
    for (const id of [table.roundtableId, secondId]) expect((await state(id))?.speech).toBeNull();
    const facts = await open.database.read(table.system, (tx) => live.facade.speechFacts(tx));
    expect(facts.map(({ meetingId }) => meetingId).toSorted()).toEqual([table.roundtableId, secondId].toSorted());
  });

  it('that are not open yet can be cancelled without a command in the room', async () => {
    await live.closeRoom.execute(table.facilitator, inSecond(), { to: 'cancelled', reason: null });
    await expect(convene()).rejects.toMatchObject({ code: 'dialogue.meeting.move-not-allowed' });
    const member = table.as('member');
    await expect(live.closeRoom.execute(member, table.command(), { to: 'closed', reason: null })).rejects.toMatchObject(
      { kind: 'forbidden' },
    );
  });
});
