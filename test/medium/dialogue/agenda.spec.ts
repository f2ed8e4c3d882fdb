import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { concurrently, openTestDatabase } from '../../support/database.js';
import type { OpenDatabase } from '../../support/database.js';
import { dialogueOn, openWorkspace, plan } from './table.js';

describe('the agenda of a roundtable', () => {
  let open: OpenDatabase;
  let dialogue: ReturnType<typeof dialogueOn>;
  let place: Awaited<ReturnType<typeof openWorkspace>>;
  let roundtableId: string;
  let count = 0;

  beforeAll(async () => {
    open = await openTestDatabase();
    dialogue = dialogueOn(open);
  });
  afterAll(() => open.close());

  beforeEach(async () => {
    count += 1;
    place = await openWorkspace(open, `table-${count}`);
    roundtableId = (await dialogue.create.execute(place.system, plan)).id;
    for (const to of ['convened', 'in-session'] as const)
      await dialogue.state.execute(place.system, { roundtableId, to });
  });

  const item = (title: string, more: object = {}) =>
    dialogue.addItem.execute(place.system, {
      roundtableId,
      title: localized(title, title),
      plannedMinutes: 30,
      ...more,
    });
  const agenda = () => open.database.read(place.system, (tx) => dialogue.facade.agenda(tx, roundtableId));
  it('shows times that follow from the opening and the planned minutes', async () => {
    const first = await item('Opening');
    await item('Skills');
    await item('Training', { parentId: first.id });
    await item('Field visit', { day: 2 });
    expect((await agenda()).map(({ label, date, startsAt }) => `${label} ${date} ${startsAt}`)).toEqual([
      '1 2026-03-10 09:00',
      '1.1 2026-03-10 09:00',
      '2 2026-03-10 09:30',
      '3 2026-03-11 09:00',
    ]);
    await expect(item('Too late', { day: 3 })).rejects.toMatchObject({ code: 'dialogue.agenda-item.day-outside' });
  });

  it('has up to 200 items, and is copied from the first meeting only and to up to 1,000 items of a series', async () => {
    const first = await item('Opening');
    await open.owner(
      `INSERT INTO dialogue_agenda_item SELECT i.* FROM dialogue_agenda_item o, generate_series(2, 200) n,
         jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'position', n)) i WHERE o.id = $1`,
      [first.id],
    );
    await expect(item('One more')).rejects.toMatchObject({ code: 'dialogue.agenda-item.agenda-full' });
    expect(await agenda()).toHaveLength(200);
    await dialogue.deleteItem.execute(place.system, { agendaItemId: first.id, baseVersion: 1 });
    await item('One more');
    const second = { roundtableId, startsOn: '2026-05-19', endsOn: '2026-05-19', agendaOfMeetingId: roundtableId };
    const furtherDays = ['2026-05-20', '2026-05-21', '2026-05-22', '2026-05-23', '2026-05-24'];
    await expect(dialogue.planMeeting.execute(place.system, { ...second, furtherDays })).rejects.toMatchObject({
      code: 'dialogue.meeting.series-too-long',
    });
    const { id: meetingId } = await dialogue.planMeeting.execute(place.system, second);
    await expect(item('One more', { meetingId })).rejects.toMatchObject({ code: 'dialogue.agenda-item.agenda-full' });
    const { id: copied } = await dialogue.create.execute(place.system, { ...plan, asRoundtableId: roundtableId });
    const { agenda: topics } = (await dialogue.roundtables.one(place.system, copied)).roundtable;
    expect(topics).toHaveLength(200);
  });

  it('has breaks with a length, which are not discussed or concluded on and are copied with the topics', async () => {
    await item('Opening');
    const pause = await item('Break', { kind: 'break', plannedMinutes: 15 });
    await item('Skills');
    expect((await agenda()).map(({ label, title, startsAt }) => `${label} ${title.en} ${startsAt}`)).toEqual([
      '1 Opening 09:00',
      ' Break 09:30',
      '2 Skills 09:45',
    ]);
    const { system } = place;
    const noMinutes = { code: 'dialogue.agenda-item.break-without-minutes' };
    await expect(item('Lunch', { kind: 'break', plannedMinutes: null })).rejects.toMatchObject(noMinutes);
    const edit = { agendaItemId: pause.id, baseVersion: 1, changes: { plannedMinutes: null } };
    await expect(dialogue.editItem.execute(system, edit)).rejects.toMatchObject(noMinutes);
    await expect(item('Below', { parentId: pause.id })).rejects.toMatchObject({
      code: 'dialogue.agenda-item.below-break',
    });
    const conclusion = { roundtableId, agendaItemId: pause.id, text: localized('Yes.', ''), agreedOn: plan.startsOn };
    const refused = [
      () => dialogue.itemStatus.execute(system, { agendaItemId: pause.id, to: 'under-discussion' }),
      () => dialogue.itemStatus.execute(system, { agendaItemId: pause.id, to: 'done' }),
      () => open.database.write(system, (tx) => dialogue.facade.turnDiscussion(tx, roundtableId, pause.id)),
      () => dialogue.record.execute(system, { ...conclusion, agreement: 'agreed' }),
    ];
    for (const attempt of refused)
      await expect(attempt()).rejects.toMatchObject({ code: 'dialogue.agenda-item.break-not-discussed' });
    await expect(dialogue.carry.execute(system, pause.id)).rejects.toMatchObject({
      code: 'dialogue.agenda-item.status-not-allowed',
    });
    const { id: copied } = await dialogue.create.execute(system, { ...plan, asRoundtableId: roundtableId });
    const { roundtable } = await dialogue.roundtables.one(system, copied);
    expect(roundtable.agenda.map(({ kind, label }) => `${kind} ${label}`)).toEqual(['topic 1', 'break ', 'topic 2']);
    expect(roundtable.meetings).toMatchObject([{ agendaItems: 2 }]);
  });

  it('numbers items by position until it is convened, and from then on each item keeps its number', async () => {
    const { system } = place;
    const { id } = await dialogue.create.execute(system, plan);
    const add = (title: string, more: object = {}) =>
      dialogue.addItem.execute(system, { roundtableId: id, title: localized(title, title), ...more });
    const numbers = async () =>
      (await dialogue.roundtables.one(system, id)).roundtable.agenda.map(({ label, title }) => `${label} ${title.en}`);
    const [a, , c] = [await add('a'), await add('b', { day: 2 }), await add('c')];
    expect(await numbers()).toEqual(['1 a', '2 c', '3 b']);
    await dialogue.state.execute(system, { roundtableId: id, to: 'convened' });
    await dialogue.move.execute(system, { id: c.id, parentId: null, day: 1, beforeId: a.id });
    await add('d');
    await add('e', { day: 2 });
    await add('f', { parentId: c.id });
    expect(await numbers()).toEqual(['2 c', '2.1 f', '1 a', '1a d', '3 b', '4 e']);
    await open.database.write(system, (tx) =>
      dialogue.facade.shutRoundtable(tx, { roundtableId: id, to: 'draft', reason: 'The days change.' }),
    );
    expect(await numbers()).toEqual(['1 c', '1.1 f', '2 a', '3 d', '4 b', '5 e']);
  });

  it('is deleted with its draft, whose proposals go to the next roundtable and whose event names no title', async () => {
    const { system } = place;
    const draft = (await dialogue.create.execute(system, plan)).id;
    await dialogue.addItem.execute(system, { roundtableId: draft, title: localized('Secret', '秘密') });
    const proposed = await dialogue.proposeTopic.execute(system, {
      roundtableId: draft,
      title: localized('Heat', '高温'),
    });
    const source = { type: 'roadmap.action', id: newId() };
    const late = { title: localized('Late', '逾期'), reason: 'overdue-action' as const, source };
    const [standing, removed] = await open.database.write(system, async (tx) => [
      await dialogue.facade.proposeAgendaItem(tx, { ...late, roundtableIds: [roundtableId] }),
      await dialogue.facade.proposeAgendaItem(tx, { ...late, roundtableIds: [draft] }),
    ]);
    const deleted = { roundtableId: draft, baseVersion: 1 };
    await expect(dialogue.deleteRoundtable.execute(system, { ...deleted, baseVersion: 2 })).rejects.toThrow();
    await dialogue.deleteRoundtable.execute(system, deleted);
    await expect(dialogue.deleteRoundtable.execute(system, deleted)).rejects.toMatchObject({
      code: 'dialogue.roundtable.not-found',
    });
    const rows = await open.owner('SELECT roundtable_id FROM dialogue_agenda_item WHERE id = $1', [proposed.id]);
    expect(rows).toEqual([{ roundtable_id: roundtableId }]);
    const carried = await open.owner<{ payload: unknown }>(
      `SELECT payload FROM domain_event WHERE subject = $1 AND payload ->> 'agendaItemId' = $2
       AND type = 'dialogue.agenda-item.carried-over.v1'`,
      [draft, removed!.id],
    );
    expect(carried).toEqual([{ payload: { agendaItemId: removed!.id, carriedToId: standing!.id, roundtableId } }]);
    const events = await open.owner<{ payload: unknown }>(
      `SELECT payload FROM domain_event WHERE subject = $1 AND type = 'dialogue.roundtable.deleted.v1'`,
      [draft],
    );
    expect(events).toEqual([{ payload: {} }]);
    await expect(dialogue.deleteRoundtable.execute(system, { roundtableId, baseVersion: 3 })).rejects.toMatchObject({
      code: 'dialogue.roundtable.in-use',
    });
  });

  it('loses an item that was planned by mistake, with an event that names no title', async () => {
    const facilitator = place.as('facilitator', { personId: await place.person({ constituency: 'government' }) });
    const planned = { roundtableId, title: localized('b', 'b') };
    const items = [await item('a'), await dialogue.addItem.execute(facilitator, planned), await item('c')];
    const deleted = { agendaItemId: items[1]!.id, baseVersion: 1 };
    await dialogue.deleteItem.execute(facilitator, deleted);
    expect((await agenda()).map(({ label, title }) => `${label} ${title.en}`)).toEqual(['1 a', '3 c']);
    await expect(dialogue.deleteItem.execute(place.system, deleted)).rejects.toMatchObject({
      code: 'dialogue.agenda-item.not-found',
    });
    const recorded = await open.owner(
      `SELECT payload FROM domain_event WHERE type = 'dialogue.agenda-item.deleted.v1' AND subject = $1`,
      [roundtableId],
    );
    expect(recorded).toEqual([{ payload: { agendaItemId: items[1]!.id } }]);
  });

  it('keeps an item that was proposed or discussed, has a sub-item or a conclusion, or was changed meanwhile', async () => {
    const [discussed, parent, concluded] = [await item('a'), await item('b'), await item('c')];
    await item('below', { parentId: parent.id });
    await dialogue.itemStatus.execute(place.system, { agendaItemId: discussed.id, to: 'under-discussion' });
    await dialogue.record.execute(place.system, {
      ...{ roundtableId, agendaItemId: concluded.id, text: localized('Done.', '完成。'), agreement: 'agreed' },
      agreedOn: plan.startsOn,
    });
    const topic = { roundtableId, title: localized('Buses', '班车') };
    const proposed = await dialogue.proposeTopic.execute(place.system, topic);
    await dialogue.decide.execute(place.system, { agendaItemId: proposed.id, accept: true });
    const before = (await agenda()).length;
    const versions = [
      [proposed, 2],
      [discussed, 2],
      [parent, 1],
      [concluded, 1],
    ] as const;
    for (const [{ id }, baseVersion] of versions)
      await expect(dialogue.deleteItem.execute(place.system, { agendaItemId: id, baseVersion })).rejects.toMatchObject({
        code: 'dialogue.agenda-item.in-use',
      });
    const stale = { agendaItemId: parent.id, baseVersion: 7 };
    await expect(dialogue.deleteItem.execute(place.system, stale)).rejects.toMatchObject({
      code: 'dialogue.agenda-item.changed',
    });
    expect(await agenda()).toHaveLength(before);
  });

  it('keeps one order without gaps when four people move items at once', async () => {
    const items: string[] = [];
    for (const title of ['a', 'b', 'c', 'd', 'e']) items.push((await item(title)).id);
    const moves = await concurrently(4, (index) =>
      dialogue.move.execute(place.system, { id: items[index + 1]!, parentId: null, day: 1, beforeId: items[0]! }),
    );
    expect(moves.map((move) => move.status)).toEqual(Array(4).fill('fulfilled'));
    const positions = (await agenda()).map((entry) => entry.position);
    expect(positions).toEqual([1, 2, 3, 4, 5]);
  });

  it('accepts a proposal from another context once per source, however often and simultaneously it is made', async () => {
    const source = { type: 'roadmap.action', id: newId() };
    const propose = () =>
      open.database.write(place.system, (tx) =>
        dialogue.facade.proposeAgendaItem(tx, {
          title: localized('A-012 is 40 days late', 'A-012逾期40天'),
          reason: 'overdue-action',
          source,
        }),
      );
    const outcome = await concurrently(5, propose);
    const answers = outcome.map((one) => (one.status === 'fulfilled' ? one.value : undefined));
    expect(new Set(answers.map((answer) => answer?.id)).size).toBe(1);
    expect(answers.filter((answer) => answer?.created)).toHaveLength(1);
    expect(await agenda()).toEqual([]);
    const agendaItemId = answers[0]!.id;
    const decisions = await concurrently(2, () =>
      dialogue.decide.execute(place.system, { agendaItemId, accept: true, day: 2, plannedMinutes: 20 }),
    );
    expect(decisions.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await agenda()).toMatchObject([{ kind: 'overdue-action', day: 2, plannedMinutes: 20, startsAt: '09:00' }]);
    expect(await propose()).toMatchObject({ id: agendaItemId, status: 'planned', created: false });
  });

  it('does not repeat a declined proposal, and keeps a proposal for the next roundtable if none is upcoming', async () => {
    const propose = (id: string) =>
      open.database.write(place.system, (tx) =>
        dialogue.facade.proposeAgendaItem(tx, {
          title: localized('Moved', '变动'),
          reason: 'moved-indicator',
          source: { type: 'indicators.indicator', id },
        }),
      );
    const first = newId();
    const { id } = await propose(first);
    const decline = (reason: string) =>
      dialogue.decide.execute(place.system, { agendaItemId: id, accept: false, reason });
    await expect(decline(' ')).rejects.toMatchObject({ code: 'dialogue.agenda-item.reason-missing' });
    await decline(' It is discussed elsewhere. ');
    const { roundtable } = await dialogue.roundtables.one(place.system, roundtableId);
    expect(roundtable.declined).toMatchObject([{ id, declinedReason: 'It is discussed elsewhere.' }]);
    expect(await propose(first)).toMatchObject({ status: 'declined', created: false });
    await dialogue.state.execute(place.system, { roundtableId, to: 'closed' });
    const waiting = await propose(first);
    expect(waiting).toMatchObject({ roundtableId: null, status: 'proposed', created: true });
    const next = await dialogue.create.execute(place.system, plan);
    const { roundtable: page } = await dialogue.roundtables.one(place.system, next.id);
    expect(page.proposals.map((proposal) => proposal.id)).toEqual([waiting.id]);
  });

  it('carries an unfinished item over to the next roundtable, where it is a proposal', async () => {
    const left = await item('Not reached');
    const next = await dialogue.create.execute(place.system, plan);
    const carried = await dialogue.carry.execute(place.system, left.id);
    expect(carried.roundtableId).toBe(next.id);
    const { roundtable: page } = await dialogue.roundtables.one(place.system, next.id);
    expect(page.proposals).toMatchObject([{ id: carried.id, carriedFromLabel: 'RT1', status: 'proposed' }]);
    await expect(dialogue.carry.execute(place.system, left.id)).rejects.toMatchObject({
      code: 'dialogue.agenda-item.status-not-allowed',
    });
  });

  it('hands undecided proposals to the next roundtable when it closes, each source once', async () => {
    const source = (id: string) => ({ type: 'action', id });
    const [late, both] = [newId(), newId()];
    const propose = (id: string, to: string) =>
      open.database.write(place.system, (tx) =>
        dialogue.facade.proposeAgendaItem(tx, {
          roundtableIds: [to],
          title: localized(`Overdue ${id}`, ''),
          reason: 'overdue-action',
          source: source(id),
        }),
      );
    const next = await dialogue.create.execute(place.system, plan);
    const moved = await propose(late, roundtableId);
    await propose(both, roundtableId);
    const standing = await propose(both, next.id);
    const waiting = () => open.database.read(place.system, (tx) => dialogue.facade.waitingProposals(tx));
    expect(await waiting()).toHaveLength(3);
    await dialogue.state.execute(place.system, { roundtableId, to: 'closed' });
    expect((await waiting()).map(({ id, roundtableId: at }) => [id, at]).toSorted()).toEqual(
      [moved.id, standing.id].map((id) => [id, next.id]).toSorted(),
    );
    await dialogue.state.execute(place.system, { roundtableId: next.id, to: 'convened' });
    await dialogue.state.execute(place.system, { roundtableId: next.id, to: 'in-session' });
    await dialogue.state.execute(place.system, { roundtableId: next.id, to: 'closed' });
    expect(await waiting()).toMatchObject([{ roundtableId: null }, { roundtableId: null }]);
    const third = await dialogue.create.execute(place.system, plan);
    expect(await waiting()).toMatchObject([{ roundtableId: third.id }, { roundtableId: third.id }]);
  });
});
