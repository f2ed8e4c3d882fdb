import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { localized } from '../../../src/kernel/localized-text.js';
import { AttachDocument, KeepDocument } from '../../../src/modules/dialogue/use-cases/attach-document.js';
import type { FileStorage } from '../../../src/platform/storage/file-storage.js';
import { concurrently, openTestDatabase } from '../../support/database.js';
import type { OpenDatabase } from '../../support/database.js';
import { dialogueOn, openWorkspace, plan } from './table.js';

const stored = { key: 'k', bytes: 4, sha256: 'x', head: Buffer.from('text') };
const storage = { put: () => Promise.resolve(stored), remove: () => Promise.resolve() } as unknown as FileStorage;

describe('the meetings of a roundtable', () => {
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
    place = await openWorkspace(open, `meetings-${count}`);
    roundtableId = (await dialogue.create.execute(place.system, plan)).id;
  });

  const page = async () => (await dialogue.roundtables.one(place.system, roundtableId)).roundtable;
  const states = async () => (await page()).meetings.map(({ number, state }) => `${number} ${state}`);
  const go = (to: 'convened' | 'in-session' | 'closed' | 'reopened' | 'draft') =>
    dialogue.state.execute(place.system, { roundtableId, to, reason: 'A word is missing.' });
  const second = (more: object = {}) =>
    dialogue.planMeeting.execute(place.system, {
      ...{ roundtableId, startsOn: '2026-04-21', endsOn: '2026-04-21', opensAt: '10:00', closesAt: '16:00' },
      ...more,
    });
  const end = (meetingId: string, to: 'closed' | 'cancelled', reason?: string) =>
    open.database.write(place.system, (tx) => dialogue.facade.endMeeting(tx, { meetingId, to, reason }));
  const item = (title: string, more: object = {}) =>
    dialogue.addItem.execute(place.system, {
      roundtableId,
      title: localized(title, title),
      plannedMinutes: 30,
      ...more,
    });
  const agenda = async (meetingId: string) =>
    (await page()).agenda
      .filter((entry) => entry.meetingId === meetingId)
      .map(({ label, title, status }) => `${label} ${title.en} ${status}`);

  it('are one at first, with the days, opening time and id of the roundtable', async () => {
    expect((await page()).meetings).toMatchObject([
      { id: roundtableId, number: 1, title: null, startsOn: '2026-03-10', endsOn: '2026-03-11', opensAt: '09:00' },
    ]);
    expect(await states()).toEqual(['1 planned']);
  });

  it('are planned as a series on chosen dates, each with the agenda of an earlier meeting or of a template', async () => {
    const opening = await item('Opening');
    await item('Skills', { parentId: opening.id });
    await item('Wages', { day: 2 });
    const { further } = await second({ furtherDays: ['2026-06-16', '2026-05-19'], agendaOfMeetingId: roundtableId });
    expect((await page()).meetings.map(({ number, startsOn, endsOn }) => [number, startsOn, endsOn])).toEqual([
      [1, '2026-03-10', '2026-03-11'],
      [2, '2026-04-21', '2026-04-21'],
      [3, '2026-05-19', '2026-05-19'],
      [4, '2026-06-16', '2026-06-16'],
    ]);
    const copied = ['1 Opening planned', '1.1 Skills planned', '2 Wages planned'];
    for (const { id } of further) expect(await agenda(id)).toEqual(copied);
    const facilitator = place.as('facilitator');
    const save = (meetingId: string) =>
      dialogue.templates.save(facilitator, { meetingId, name: localized('Half a day', '半天') });
    const personId = await place.person({ constituency: 'workers' });
    await dialogue.seat.execute(place.system, { roundtableId, personId, kind: 'titular', function: 'spokesperson' });
    await item('Break', { kind: 'break' });
    const { id: agendaTemplateId } = await save(roundtableId);
    expect(await dialogue.templates.list(facilitator)).toMatchObject([
      { id: agendaTemplateId, items: 3, minutes: 120, seats: 1 },
    ]);
    const made = await dialogue.create.execute(facilitator, {
      ...plan,
      agendaTemplateId,
      asRoundtableId: roundtableId,
    });
    const other = (await dialogue.roundtables.one(facilitator, made.id)).roundtable;
    expect(other.agenda.map(({ label, day }) => [label, day])).toEqual([
      ['1', 1],
      ['1.1', 1],
      ['', 1],
      ['2', 2],
    ]);
    const workers = { constituency: 'workers', count: 1 };
    const planned = (assigned: number) => [
      { ...workers, kind: 'titular', function: null, assigned },
      { ...workers, kind: null, function: 'spokesperson', assigned },
    ];
    expect(other.plannedSeats).toEqual(planned(1));
    const { id: unseated } = await dialogue.create.execute(facilitator, { ...plan, agendaTemplateId });
    expect((await dialogue.roundtables.one(facilitator, unseated)).roundtable).toMatchObject({
      ...{ seats: [], plannedSeats: planned(0) },
    });
    const { id: empty } = await second({ startsOn: '2026-07-14', endsOn: '2026-07-14' });
    await expect(save(empty)).rejects.toMatchObject({ code: 'dialogue.agenda-template.empty' });
    for (const [furtherDays, at] of [
      [['2026-05-19', '2026-04-21'], 1],
      [['2026-04-22'], 0],
      [['2026-04-20'], 0],
      [['2026-06-16', '2026-05-19', '2026-05-20'], 2],
    ] as const)
      await expect(second({ endsOn: '2026-04-22', furtherDays })).rejects.toMatchObject({
        ...{ code: 'dialogue.meeting.day-taken', options: { errors: [{ pointer: `/furtherDays/${at}` }] } },
      });
    await dialogue.templates.remove(facilitator, agendaTemplateId);
    await expect(second({ startsOn: '2026-08-11', endsOn: '2026-08-11', agendaTemplateId })).rejects.toMatchObject({
      code: 'dialogue.agenda-template.not-found',
    });
    expect((await page()).meetings).toHaveLength(5);
  });

  it('are convened with the roundtable, held one after the other, and close before the roundtable does', async () => {
    const { id, number } = await second();
    expect(number).toBe(2);
    await go('convened');
    expect(await states()).toEqual(['1 convened', '2 convened']);
    await go('in-session');
    expect(await states()).toEqual(['1 in-session', '2 convened']);
    await expect(go('closed')).rejects.toMatchObject({
      code: 'dialogue.meeting.ahead',
      options: { facts: { numbers: [2] } },
    });
    await end(roundtableId, 'closed');
    expect(await states()).toEqual(['1 closed', '2 convened']);
    expect((await page()).state).toBe('in-session');
    await dialogue.meetingStates.execute(place.system, { meetingId: id, to: 'in-session' });
    await go('closed');
    expect(await states()).toEqual(['1 closed', '2 closed']);
    await go('reopened');
    expect(await states()).toEqual(['1 closed', '2 in-session']);
  });

  it('open the session of the roundtable when the first of them begins', async () => {
    await go('convened');
    await dialogue.meetingStates.execute(place.system, { meetingId: roundtableId, to: 'in-session' });
    expect((await page()).state).toBe('in-session');
    await expect(go('in-session')).rejects.toMatchObject({ code: 'dialogue.roundtable.transition-not-allowed' });
  });

  it('cannot be convened while the roundtable is a draft, and return to planned with it', async () => {
    const { id } = await second();
    const convene = () => dialogue.meetingStates.execute(place.system, { meetingId: id, to: 'convened' });
    await expect(convene()).rejects.toMatchObject({ code: 'dialogue.meeting.move-not-allowed' });
    await go('convened');
    await go('draft');
    expect(await states()).toEqual(['1 planned', '2 planned']);
  });

  it('give the roundtable its days, which with several meetings can be changed only at the meetings', async () => {
    const { id } = await second();
    expect(await page()).toMatchObject({ startsOn: '2026-03-10', endsOn: '2026-04-21', opensAt: '09:00' });
    const edit = (changes: object) =>
      page().then(({ version }) =>
        dialogue.edit.execute(place.system, { roundtableId, baseVersion: version, changes }),
      );
    await expect(edit({ endsOn: '2026-03-12' })).rejects.toMatchObject({ code: 'dialogue.meeting.days-of-several' });
    await edit({ titleEn: 'Green jobs' });
    await end(id, 'cancelled');
    expect(await page()).toMatchObject({ startsOn: '2026-03-10', endsOn: '2026-03-11' });
    await edit({ endsOn: '2026-03-12', opensAt: '08:30' });
    expect((await page()).meetings[0]).toMatchObject({ endsOn: '2026-03-12', opensAt: '08:30', version: 2 });
    const earlier = { meetingId: roundtableId, baseVersion: 2, changes: { startsOn: '2026-03-09', titleZh: '技能' } };
    await dialogue.editMeeting.execute(place.system, earlier);
    expect(await page()).toMatchObject({ startsOn: '2026-03-09', endsOn: '2026-03-12' });
    await expect(
      dialogue.editMeeting.execute(place.system, { ...earlier, changes: { startsOn: '2026-03-08' } }),
    ).rejects.toMatchObject({ code: 'dialogue.edit-conflict' });
  });

  it('are numbered without gaps when four people plan one at once', async () => {
    const planned = await concurrently(4, () => second());
    expect(planned.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
    expect((await page()).meetings.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  it('have an agenda each, with times by their own opening, and one item under discussion each', async () => {
    const { id } = await second();
    await go('convened');
    await go('in-session');
    await item('Skills');
    const heat = await item('Heat', { meetingId: id });
    await expect(item('Late', { meetingId: id, day: 2 })).rejects.toMatchObject({
      code: 'dialogue.agenda-item.day-outside',
    });
    expect((await page()).agenda.map(({ label, date, startsAt }) => `${label} ${date} ${startsAt}`)).toEqual([
      '1 2026-03-10 09:00',
      '1 2026-04-21 10:00',
    ]);
    await dialogue.itemStatus.execute(place.system, { agendaItemId: heat.id, to: 'under-discussion' });
    expect(await agenda(roundtableId)).toEqual(['1 Skills planned']);
    expect(await agenda(id)).toEqual(['1 Heat under-discussion']);
  });

  it('carry an unfinished item over to the next of them, and after the last one to the next roundtable', async () => {
    const { id } = await second();
    await go('convened');
    await go('in-session');
    const skills = await item('Skills');
    await item('Heat', { meetingId: id });
    await end(roundtableId, 'closed');
    const carried = await dialogue.carry.execute(place.system, skills.id);
    expect(carried).toMatchObject({ roundtableId, meetingId: id });
    expect(await agenda(roundtableId)).toEqual(['1 Skills carried-over']);
    expect(await agenda(id)).toEqual(['1 Heat planned', '2 Skills planned']);
    expect((await page()).agenda.at(-1)).toMatchObject({ carriedFromMeeting: 1, carriedFromLabel: null });
    expect(await dialogue.carry.execute(place.system, carried.id)).toMatchObject({
      roundtableId: null,
      meetingId: null,
    });
    await expect(item('Late', { meetingId: roundtableId })).rejects.toMatchObject({ code: 'dialogue.meeting.ended' });
  });

  it('carry the chosen unfinished items over when they are closed, sub-items below their items, and never twice', async () => {
    const { id } = await second();
    await go('convened');
    await go('in-session');
    const heat = await item('Heat', { meetingId: id });
    const skills = await item('Skills');
    const courses = await item('Courses', { parentId: skills.id });
    const [wages, done] = [await item('Wages'), await item('Opening')];
    await item('Break', { kind: 'break' });
    await dialogue.itemStatus.execute(place.system, { agendaItemId: done.id, to: 'done' });
    await dialogue.itemStatus.execute(place.system, { agendaItemId: courses.id, to: 'under-discussion' });
    const close = (meetingId: string, ids: readonly string[]) =>
      open.database.write(place.system, (tx) =>
        dialogue.facade.endMeeting(tx, { meetingId, to: 'closed', carryOver: ids }),
      );
    const matters = await open.database.read(place.system, (tx) =>
      dialogue.facade.openMatters(tx, { bodyId: roundtableId, meetingIds: [roundtableId] }),
    );
    expect(matters.items.map(({ label }) => label)).toEqual(['1', '1.1', '2']);
    expect(matters.carriesTo).toEqual({ meetingNumber: 2, roundtableLabel: null });
    await expect(close(roundtableId, [heat.id])).rejects.toMatchObject({ code: 'dialogue.agenda-item.not-found' });
    expect(await states()).toEqual(['1 in-session', '2 convened']);
    await close(roundtableId, [courses.id, skills.id, done.id]);
    expect(await agenda(roundtableId)).toEqual([
      '1 Skills carried-over',
      '1.1 Courses carried-over',
      '2 Wages planned',
      '3 Opening done',
      ' Break planned',
    ]);
    expect(await agenda(id)).toEqual(['1 Heat planned', '2 Skills planned', '2.1 Courses planned']);
    expect((await page()).agenda[0]).toMatchObject({ carriedToMeeting: 2, carriedToLabel: null });
    await dialogue.meetingStates.execute(place.system, { meetingId: id, to: 'in-session' });
    await close(id, []);
    const left = { roundtableId, to: 'closed', carryOver: [skills.id, wages.id] } as const;
    await dialogue.state.execute(place.system, left);
    const next = (await dialogue.create.execute(place.system, plan)).id;
    const { roundtable } = await dialogue.roundtables.one(place.system, next);
    expect(roundtable.proposals.map(({ title, carriedFromLabel }) => `${title.en} ${carriedFromLabel}`)).toEqual([
      'Wages RT1',
    ]);
    const carriedTo = async () => (await page()).agenda.find((one) => one.id === wages.id)?.carriedToLabel;
    expect(await carriedTo()).toBeNull();
    await dialogue.state.execute(place.system, { roundtableId: next, to: 'convened' });
    expect(await carriedTo()).toBe('RT2');
  });

  it('carry everything over to the next roundtable when theirs closes, also from meetings that closed before', async () => {
    const { id } = await second();
    const { id: third } = await second({ startsOn: '2026-05-19', endsOn: '2026-05-19' });
    const wages = await item('Wages');
    const heat = await item('Heat', { meetingId: id });
    const deleted = await item('Buses', { meetingId: third });
    for (const to of ['convened', 'in-session'] as const) await go(to);
    await end(roundtableId, 'closed');
    for (const meetingId of [id, third])
      await dialogue.meetingStates.execute(place.system, { meetingId, to: 'in-session' });
    const on = (startsOn: string) => dialogue.create.execute(place.system, { ...plan, startsOn, endsOn: startsOn });
    const { id: earlier } = await on('2026-01-13');
    const { id: next } = await on('2026-09-01');
    const proposals = async (of: string) =>
      (await dialogue.roundtables.one(place.system, of)).roundtable.proposals.map(({ title }) => title.en);
    const { carriesTo } = await open.database.read(place.system, (tx) =>
      dialogue.facade.openMatters(tx, { bodyId: roundtableId, meetingIds: [roundtableId, id, third] }),
    );
    expect(carriesTo).toEqual({ meetingNumber: null, roundtableLabel: 'RT3' });
    await dialogue.deleteItem.execute(place.system, { agendaItemId: deleted.id, baseVersion: 1 });
    const close = (carryOver: readonly string[]) =>
      dialogue.state.execute(place.system, { roundtableId, to: 'closed', carryOver });
    await close([wages.id, deleted.id]);
    expect(await states()).toEqual(['1 closed', '2 closed', '3 closed']);
    expect(await proposals(next)).toEqual(['Wages']);
    await go('reopened');
    expect(await states()).toEqual(['1 closed', '2 closed', '3 in-session']);
    await close([wages.id, heat.id]);
    expect(await proposals(next)).toEqual(['Wages', 'Heat']);
    await dialogue.deleteRoundtable.execute(place.system, { roundtableId: next, baseVersion: 1 });
    expect(await proposals(earlier)).toEqual(['Wages', 'Heat']);
  });

  it('carry nothing over when they are cancelled or their roundtable returns to draft', async () => {
    const { id } = await second();
    const heat = await item('Heat', { meetingId: id });
    await go('convened');
    const [reason, carryOver] = ['The hall is closed.', [heat.id]];
    const refused = { code: 'dialogue.agenda-item.carried-at-closing-only' };
    const cancelled = open.database.write(place.system, (tx) =>
      dialogue.facade.endMeeting(tx, { meetingId: id, to: 'cancelled', reason, carryOver }),
    );
    await expect(cancelled).rejects.toMatchObject(refused);
    const draft = dialogue.state.execute(place.system, { roundtableId, to: 'draft', reason, carryOver });
    await expect(draft).rejects.toMatchObject(refused);
    expect(await states()).toEqual(['1 convened', '2 convened']);
  });

  it('carry an overdue action over without proposing it again', async () => {
    const { id } = await second();
    await go('convened');
    const source = { type: 'action', id: roundtableId };
    const proposal = { title: localized('A-001', 'A-001'), reason: 'overdue-action', source } as const;
    const propose = () => open.database.write(place.system, (tx) => dialogue.facade.proposeAgendaItem(tx, proposal));
    const proposed = await propose();
    await dialogue.decide.execute(place.system, { agendaItemId: proposed.id, accept: true });
    const carried = await dialogue.carry.execute(place.system, proposed.id);
    expect(carried.meetingId).toBe(id);
    expect(await propose()).toEqual({ id: carried.id, roundtableId, status: 'planned', created: false });
  });

  it('are named by the conclusions reached at them and by the documents attached to them', async () => {
    const { id } = await second();
    await go('convened');
    await go('in-session');
    const heat = await item('Heat', { meetingId: id });
    const conclude = (more: object) =>
      dialogue.record.execute(place.system, {
        ...{ roundtableId, text: localized('Agreed.', '议定。'), agreement: 'agreed', agreedOn: '2026-03-10' },
        ...more,
      });
    await conclude({});
    await expect(conclude({ agendaItemId: heat.id })).rejects.toMatchObject({
      code: 'dialogue.conclusion.agreed-on-outside',
    });
    await conclude({ agendaItemId: heat.id, agreedOn: '2026-04-21' });
    await expect(conclude({ agendaItemId: heat.id, meetingId: roundtableId })).rejects.toMatchObject({
      code: 'dialogue.conclusion.item-of-other-meeting',
    });
    await conclude({ meetingId: roundtableId });
    const { conclusions } = await dialogue.roundtables.one(place.system, roundtableId);
    expect(conclusions.map(({ label, meetingNumber }) => `${label} ${meetingNumber}`)).toEqual([
      'RT1/D-01 1',
      'RT1/D-02 2',
      'RT1/D-03 1',
    ]);
    const other = await dialogue.create.execute(place.system, {
      ...plan,
      startsOn: '2026-09-01',
      endsOn: '2026-09-01',
    });
    await expect(conclude({ meetingId: other.id })).rejects.toMatchObject({ code: 'dialogue.meeting.not-found' });
  });

  it('give numbers to their documents when they are convened, also to those that are attached later', async () => {
    const { id } = await second();
    const [opening, heat] = [await item('Opening'), await item('Heat', { meetingId: id })];
    const attach = new AttachDocument(new KeepDocument(open.database, storage));
    const add = (title: string, of: { readonly meetingId?: string; readonly agendaItemId?: string } = {}) =>
      attach.execute(place.system, {
        ...{ roundtableId, title, fileName: `${title}.txt`, content: Readable.from([title]), ...of },
      });
    const numbers = async () => (await page()).documents.map(({ number, title }) => `${number} ${title}`);
    await add('of heat', { agendaItemId: heat.id });
    await add('of opening', { agendaItemId: opening.id });
    await add('of all');
    expect(await numbers()).toEqual(['null of heat', 'null of opening', 'null of all']);
    await go('convened');
    await add('later');
    expect(await numbers()).toEqual(['1 of all', '2 of opening', '3 of heat', '4 later']);
    await go('draft');
    expect((await page()).documents.map(({ number }) => number)).toEqual([null, null, null, null]);
    await end(id, 'cancelled');
    await add('in the draft');
    await add('of the cancelled meeting', { meetingId: id });
    expect((await page()).documents.map(({ number }) => number)).toEqual([null, null, null, null, null, null]);
  });

  it('exchange items that were not discussed, with sub-items, documents and a trace', async () => {
    const { id } = await second();
    const [opening, heat] = [await item('Opening'), await item('Heat')];
    await item('Masks', { parentId: heat.id });
    await item('Wages', { meetingId: id });
    await go('convened');
    const move = (itemId: string, meetingId: string, more: object = {}) =>
      dialogue.move.execute(place.system, { id: itemId, meetingId, parentId: null, day: 1, beforeId: null, ...more });
    await move(heat.id, id);
    expect(await agenda(roundtableId)).toEqual(['1 Opening planned']);
    expect(await agenda(id)).toEqual(['1 Wages planned', '2 Heat planned', '2.1 Masks planned']);
    const moved = (await page()).agenda.find((one) => one.id === heat.id);
    expect(moved).toMatchObject({ movedFromMeeting: 1 });
    const other = await dialogue.create.execute(place.system, {
      ...plan,
      startsOn: '2026-09-01',
      endsOn: '2026-09-01',
    });
    await expect(move(heat.id, other.id)).rejects.toMatchObject({ code: 'dialogue.meeting.not-found' });
    await expect(move(heat.id, roundtableId, { day: 3 })).rejects.toMatchObject({
      code: 'dialogue.agenda-item.day-outside',
    });
    await move(heat.id, roundtableId, { beforeId: opening.id });
    expect((await page()).agenda.find((one) => one.id === heat.id)).toMatchObject({ movedFromMeeting: null });
    await go('in-session');
    await dialogue.itemStatus.execute(place.system, { agendaItemId: opening.id, to: 'under-discussion' });
    await dialogue.itemStatus.execute(place.system, { agendaItemId: opening.id, to: 'planned' });
    await expect(move(opening.id, id)).rejects.toMatchObject({ code: 'dialogue.agenda-item.discussed-item-stays' });
  });

  it('are cancelled with a reason that everyone reads, but never the only one', async () => {
    await go('convened');
    await expect(end(roundtableId, 'cancelled', 'No quorum.')).rejects.toMatchObject({ code: 'dialogue.meeting.last' });
    const { id } = await second();
    await dialogue.meetingStates.execute(place.system, { meetingId: id, to: 'convened' });
    await expect(end(id, 'cancelled', ' ')).rejects.toMatchObject({ code: 'dialogue.meeting.reason-missing' });
    await end(id, 'cancelled', 'The hall is closed.');
    expect((await page()).meetings[1]).toMatchObject({
      state: 'cancelled',
      reason: 'The hall is closed.',
      nextStates: [],
    });
    await expect(item('Late', { meetingId: id })).rejects.toMatchObject({ code: 'dialogue.meeting.ended' });
  });

  it('are planned only by those who prepare a roundtable, and within its workspace', async () => {
    const wanted = { roundtableId, startsOn: '2026-04-21', endsOn: '2026-04-21' };
    for (const role of ['member', 'observer', 'rapporteur', 'interpreter'] as const)
      await expect(dialogue.planMeeting.execute(place.as(role), wanted)).rejects.toMatchObject({ kind: 'forbidden' });
    const other = await openWorkspace(open, `elsewhere-${count}`);
    const change = { meetingId: roundtableId, baseVersion: 1, changes: { titleEn: 'Theirs' } };
    await expect(dialogue.editMeeting.execute(other.system, change)).rejects.toMatchObject({
      code: 'dialogue.meeting.not-found',
    });
    await expect(second({ closesAt: '09:00' })).rejects.toMatchObject({ code: 'dialogue.meeting.schedule-wrong' });
  });
});
