import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor, Constituency } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { AttachDocument, KeepDocument } from '../../../src/modules/dialogue/use-cases/attach-document.js';
import { DeleteDocument } from '../../../src/modules/dialogue/use-cases/delete-records.js';
import type { ReadWorkingGroups } from '../../../src/modules/dialogue/use-cases/read-working-groups.js';
import type { MemberFunction } from '../../../src/modules/dialogue/domain/working-group.js';
import type { FileStorage } from '../../../src/platform/storage/file-storage.js';
import { concurrently, openTestDatabase } from '../../support/database.js';
import type { OpenDatabase } from '../../support/database.js';
import { dialogueOn, openWorkspace } from '../dialogue/table.js';
import { liveOn } from './room.js';

/** Accepts every file without keeping it. */
const stored = { key: 'k', bytes: 3, sha256: 'ab', head: Buffer.from('one') };
const storage = { put: () => Promise.resolve(stored), remove: () => Promise.resolve() } as unknown as FileStorage;

describe('the meetings of a working group', () => {
  let open: OpenDatabase;
  let live: ReturnType<typeof liveOn>;
  let dialogue: ReturnType<typeof dialogueOn>;
  let place: Awaited<ReturnType<typeof openWorkspace>>;
  let groups: ReadWorkingGroups;
  let workingGroupId: string;
  let chair: Actor;
  let member: Actor;
  let stranger: Actor;
  let facilitator: Actor;
  let memberId: string;
  let count = 0;

  beforeAll(async () => {
    open = await openTestDatabase();
    live = liveOn(open);
    dialogue = dialogueOn(open);
    groups = dialogue.groups;
  });
  afterAll(() => open.close());

  const person = async (constituency: Constituency): Promise<Actor> =>
    place.as('member', { personId: await place.person({ constituency }), constituency });
  const join = async (who: Actor, part: MemberFunction): Promise<string> =>
    (await dialogue.join.execute(place.system, { workingGroupId, personId: who.personId!, function: part })).id;

  beforeEach(async () => {
    count += 1;
    place = await openWorkspace(open, `group-meetings-${count}`);
    const group = { name: localized('Skills', '技能工作组'), composition: ['workers', 'employers'] as const };
    workingGroupId = (await dialogue.formGroup.execute(place.system, group)).id;
    [chair, member, stranger] = [await person('workers'), await person('employers'), await person('workers')];
    facilitator = place.as('facilitator', { personId: await place.person({ capacity: 'secretariat' }) });
    await join(chair, 'convenor');
    memberId = await join(member, 'member');
  });

  const days = { startsOn: '2026-03-10', endsOn: '2026-03-10', opensAt: '14:00' };
  const planned = (by: Actor = chair, more: object = {}) =>
    dialogue.planGroupMeeting.execute(by, { workingGroupId, ...days, ...more });
  const item = (meetingId: string, en: string, by: Actor = chair) =>
    dialogue.addItem.execute(by, { meetingId, title: localized(en, '议题'), plannedMinutes: 30 });
  const convened = async (): Promise<string> => {
    const { id } = await planned();
    await dialogue.meetingStates.execute(chair, { meetingId: id, to: 'convened' });
    return id;
  };
  const page = async (by: Actor = member) => (await groups.one(by, workingGroupId)).group;
  const command = (meetingId: string) => ({ meetingId, commandId: newId() });
  const close = (by: Actor, meetingId: string, to: 'closed' | 'cancelled' = 'closed', reason: string | null = null) =>
    live.closeRoom.execute(by, command(meetingId), { to, reason });

  it('are planned by its chair and by facilitators, in the time zone of the workspace, numbered without gaps', async () => {
    await concurrently(2, () => planned());
    await planned(facilitator, { startsOn: '2026-03-09', endsOn: '2026-03-09' });
    expect((await page()).meetings.map(({ number, startsOn, timeZone }) => [number, startsOn, timeZone])).toEqual([
      [3, '2026-03-09', 'Asia/Shanghai'],
      [1, '2026-03-10', 'Asia/Shanghai'],
      [2, '2026-03-10', 'Asia/Shanghai'],
    ]);
    expect(await page()).toMatchObject({ meetingCount: 3, nextMeetingOn: '2026-03-09' });
    expect((await groups.one(chair, workingGroupId)).conducts).toBe(true);
    expect((await groups.one(member, workingGroupId)).conducts).toBe(false);
  });

  it('are changed by no one else: not by another member, an adviser or the chair of another group', async () => {
    const { id } = await planned();
    const { id: otherGroup } = await dialogue.formGroup.execute(place.system, {
      ...{ name: localized('Heat', '高温'), composition: ['workers'] },
    });
    await dialogue.join.execute(place.system, {
      ...{ workingGroupId: otherGroup, personId: stranger.personId!, function: 'convenor' },
    });
    const added = await item(id, 'Courses');
    const attach = new AttachDocument(new KeepDocument(open.database, storage));
    for (const who of [member, stranger, place.as('observer'), place.as('analyst')]) {
      const tries = [
        () => planned(who),
        () => dialogue.editMeeting.execute(who, { meetingId: id, baseVersion: 1, changes: { titleEn: 'Mine' } }),
        () => dialogue.meetingStates.execute(who, { meetingId: id, to: 'convened' }),
        () => item(id, 'Mine', who),
        () => dialogue.itemStatus.execute(who, { agendaItemId: added.id, to: 'under-discussion' }),
        () => dialogue.move.execute(who, { id: added.id, parentId: null, day: 1, beforeId: null }),
        () => dialogue.carry.execute(who, added.id),
        () => attach.execute(who, { meetingId: id, title: 't', fileName: 'a.txt', content: Readable.from('one') }),
        () => close(who, id, 'cancelled'),
      ];
      for (const one of tries) await expect(one()).rejects.toMatchObject({ kind: 'forbidden' });
    }
    expect((await page()).meetings).toMatchObject([{ title: null, state: 'planned', agendaItems: 1 }]);
  });

  it('do not exist in another workspace', async () => {
    const { id } = await planned();
    const elsewhere = await openWorkspace(open, `group-elsewhere-${count}`);
    const theirs = elsewhere.as('facilitator', { personId: await elsewhere.person({ capacity: 'secretariat' }) });
    await expect(groups.one(theirs, workingGroupId)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(planned(theirs)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(item(id, 'Theirs', theirs)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(live.room.execute(theirs, id)).rejects.toMatchObject({ code: 'live.room.not-found' });
  });

  it('have a room in which the members ask for the floor and the chair conducts, also the agenda', async () => {
    const id = await convened();
    await dialogue.meetingStates.execute(chair, { meetingId: id, to: 'in-session' });
    const courses = await item(id, 'Courses');
    expect(await live.room.execute(member, id)).toMatchObject({
      body: { kind: 'working-group', id: workingGroupId, label: null, title: { en: 'Skills' } },
      agenda: [{ label: '1', startsAt: '14:00' }],
      seats: [
        { personId: chair.personId, kind: 'titular', function: 'chair' },
        { personId: member.personId, kind: 'titular', function: null },
      ],
      you: { moderates: false, seated: true },
    });
    await expect(live.room.execute(stranger, id)).rejects.toMatchObject({ code: 'live.room.not-invited' });
    await live.raise.execute(member, command(id), { kind: 'contribution' });
    const wish = { kind: null, replaces: null, limitSeconds: null, override: null };
    const give = (by: Actor) => live.give.execute(by, command(id), { ...wish, personId: member.personId! });
    const discuss = (by: Actor) => live.move.execute(by, command(id), { agendaItemId: courses.id, replaces: null });
    await expect(give(member)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(discuss(member)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(live.propose.execute(member, id)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(live.matters.ofMeeting(member, id)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await live.propose.execute(chair, id)).toMatchObject({ personId: member.personId });
    await discuss(chair);
    const { seq } = await give(chair);
    await live.end.execute(chair, command(id), seq);
    expect((await page()).agenda).toMatchObject([{ title: { en: 'Courses' }, status: 'under-discussion' }]);
    expect(await live.matters.ofMeeting(chair, id)).toMatchObject({ items: [{ label: '1' }], texts: [] });
    await live.attend.execute(chair, id, { personId: member.personId!, fact: 'arrived', substituteId: null });
    expect((await live.attendance.execute(member, id)).quorum).toBe(false);
    await close(chair, id);
    expect(await page()).toMatchObject({ meetings: [{ state: 'closed' }], agenda: [{ status: 'done' }] });
  });

  it('leave the chair the reasons of a proposal that do not tell the sex of a person', async () => {
    const id = await convened();
    const [woman, man] = [await person('workers'), place.as('member', { constituency: 'workers' })];
    const other = { ...man, personId: await place.person({ constituency: 'workers', sex: 'male' }) };
    for (const who of [woman, other]) await join(who, 'member');
    const wish = { kind: null, replaces: null, limitSeconds: null, override: null };
    const { seq } = await live.give.execute(chair, command(id), { ...wish, personId: other.personId });
    await live.end.execute(chair, command(id), seq);
    for (const who of [other, woman]) await live.raise.execute(who, command(id), { kind: 'contribution' });
    const [mine, theirs] = [await live.propose.execute(chair, id), await live.propose.execute(facilitator, id)];
    expect(mine.personId).toBe(theirs.personId);
    expect(`${mine.sentence?.en}${mine.sentence?.zh}`).not.toMatch(/\b(wom[ae]n|m[ae]n)\b|女|男/i);
  });

  it('carry an unfinished item over to the next of them, and say that there is none', async () => {
    const id = await convened();
    const courses = await item(id, 'Courses');
    await expect(dialogue.carry.execute(chair, courses.id)).rejects.toMatchObject({
      code: 'dialogue.meeting.none-ahead',
    });
    const next = await planned(chair, { startsOn: '2026-04-10', endsOn: '2026-04-10' });
    expect(await dialogue.carry.execute(chair, courses.id)).toMatchObject({ roundtableId: null, meetingId: next.id });
    expect((await page()).agenda).toMatchObject([
      { meetingId: id, status: 'carried-over' },
      { meetingId: next.id, status: 'planned', carriedFromMeeting: 1, carriedFromLabel: null },
    ]);
  });

  it('carry items over when the chair closes them, once for each command, and stay open without a further meeting', async () => {
    const id = await convened();
    await dialogue.meetingStates.execute(chair, { meetingId: id, to: 'in-session' });
    const courses = await item(id, 'Courses');
    const end = (target: ReturnType<typeof command>) =>
      live.closeRoom.execute(chair, target, { to: 'closed', reason: null, carryOver: [courses.id] });
    await live.raise.execute(member, command(id), { kind: 'contribution' });
    const once = command(id);
    await expect(end(once)).rejects.toMatchObject({ code: 'dialogue.meeting.none-ahead' });
    expect((await page()).meetings).toMatchObject([{ state: 'in-session' }]);
    const next = await planned(chair, { startsOn: '2026-04-10', endsOn: '2026-04-10' });
    expect(await end(once)).toEqual(await end(once));
    expect((await page()).agenda).toMatchObject([
      { meetingId: id, status: 'carried-over' },
      { meetingId: next.id, title: { en: 'Courses' }, status: 'planned' },
    ]);
  });

  it('are not confused with roundtables: their items enter no backlog and no roundtable', async () => {
    const id = await convened();
    await item(id, 'Courses');
    const roundtable = await dialogue.create.execute(place.system, {
      ...{ title: localized('Green jobs', '绿色就业'), ...days, timeZone: 'Asia/Shanghai' },
    });
    const read = (await dialogue.roundtables.one(place.system, roundtable.id)).roundtable;
    expect([read.number, read.meetings.length, read.agenda, read.proposals]).toEqual([1, 1, [], []]);
    expect((await dialogue.roundtables.list(place.system)).items).toHaveLength(1);
    await expect(item(roundtable.id, 'Mine')).rejects.toMatchObject({ kind: 'not-found' });
    await expect(live.room.execute(chair, roundtable.id)).rejects.toMatchObject({ code: 'live.room.not-found' });
  });

  it('are found by the search with the working group, also by readers without a seat', async () => {
    const { id } = await planned();
    const courses = await item(id, 'Summer courses');
    expect(await dialogue.roundtables.texts(place.as('observer'), 'summer')).toMatchObject([
      { kind: 'agenda-item', id: courses.id, roundtableId: null, workingGroupId, label: null },
    ]);
  });

  it('are cancelled with a reason once they were convened, and then accept nothing', async () => {
    const id = await convened();
    await expect(close(chair, id, 'cancelled')).rejects.toMatchObject({ code: 'dialogue.meeting.reason-missing' });
    await close(chair, id, 'cancelled', 'The hall is closed.');
    expect((await page()).meetings).toMatchObject([{ state: 'cancelled', reason: 'The hall is closed.' }]);
    expect((await page()).meetingCount).toBe(0);
    await expect(item(id, 'Late')).rejects.toMatchObject({ code: 'dialogue.meeting.ended' });
  });

  it('are closed to a member who left, also in the open room', async () => {
    const id = await convened();
    await dialogue.leave.execute(place.system, memberId);
    await expect(live.raise.execute(member, command(id), { kind: 'contribution' })).rejects.toMatchObject({
      code: 'live.room.not-invited',
    });
  });

  it('keep their documents, which belong to the meeting or to one of its items', async () => {
    const { id } = await planned();
    const other = await planned(chair, { startsOn: '2026-04-10', endsOn: '2026-04-10' });
    const courses = await item(id, 'Courses');
    const attach = (meetingId: string, agendaItemId: string | null) =>
      new AttachDocument(new KeepDocument(open.database, storage)).execute(chair, {
        ...{ meetingId, agendaItemId, title: 'Courses', fileName: 'a.txt', content: Readable.from('one') },
      });
    await attach(id, courses.id);
    await attach(id, null);
    await expect(attach(other.id, courses.id)).rejects.toMatchObject({ kind: 'not-found' });
    const pause = await dialogue.addItem.execute(chair, {
      ...{ meetingId: id, kind: 'break', title: localized('Break', '休息'), plannedMinutes: 15 },
    });
    await expect(attach(id, pause.id)).rejects.toMatchObject({ code: 'dialogue.agenda-item.break-with-more' });
    expect((await page()).documents.map(({ meetingId, agendaItemId }) => [meetingId, agendaItemId])).toEqual([
      [id, courses.id],
      [id, null],
    ]);
  });

  it('exchange items with their documents; each number is of one item and of one document of the group', async () => {
    const [{ id: one }, { id: two }] = [
      await planned(),
      await planned(facilitator, { startsOn: '2026-03-11', endsOn: '2026-03-11' }),
    ];
    const attach = (meetingId: string, agendaItemId: string, title: string) =>
      new AttachDocument(new KeepDocument(open.database, storage)).execute(chair, {
        ...{ meetingId, agendaItemId, title, fileName: 'a.txt', content: Readable.from('one') },
      });
    const [courses, heat, wages] = [await item(one, 'Courses'), await item(one, 'Heat'), await item(two, 'Wages')];
    await attach(one, courses.id, 'of courses');
    const ofHeat = await attach(one, heat.id, 'of heat');
    await attach(two, wages.id, 'of wages');
    for (const meetingId of [one, two]) await dialogue.meetingStates.execute(chair, { meetingId, to: 'convened' });
    const move = (id: string, meetingId: string) =>
      dialogue.move.execute(chair, { id, meetingId, parentId: null, day: 1, beforeId: null });
    const agenda = async () => (await page()).agenda.map(({ label, title }) => `${label} ${title.en}`);
    for (const { id } of [courses, heat]) await move(id, two);
    expect(await agenda()).toEqual(['1 Wages', '2 Courses', '3 Heat']);
    expect((await page()).documents.map(({ number, title }) => `${number} ${title}`)).toEqual([
      ...['1 of courses', '2 of heat', '3 of wages'],
    ]);
    expect(
      await open.owner('SELECT DISTINCT meeting_id FROM dialogue_document WHERE meeting_id = ANY($1)', [[one, two]]),
    ).toEqual([{ meeting_id: two }]);
    await item(one, 'Masks');
    await move(courses.id, one);
    expect(await agenda()).toEqual(['3 Masks', '1 Courses', '1 Wages', '3 Heat']);
    await item(two, 'Bonus');
    await move(courses.id, two);
    expect((await agenda()).slice(1)).toEqual(['1 Wages', '3 Heat', '4 Bonus', '2 Courses']);
    await dialogue.meetingStates.execute(chair, { meetingId: two, to: 'in-session' });
    await close(chair, two);
    const remove = new DeleteDocument(open.database, storage);
    await expect(remove.execute(chair, ofHeat.id)).rejects.toMatchObject({ code: 'dialogue.meeting.ended' });
  });

  it('keep who led them in their record, whatever turns and functions change later', async () => {
    const second = await person('employers');
    const secondId = await join(second, 'convenor');
    const turn = await dialogue.setTurn.execute(place.system, {
      ...{ workingGroupId, personId: second.personId!, startsOn: '2026-03-01' },
    });
    const meetingId = await convened();
    const record = () =>
      open.database.read(chair, (tx) =>
        dialogue.facade.convenorsAt(
          ...([
            tx,
            { id: workingGroupId, timeZone: 'Asia/Shanghai' },
            { id: meetingId, startsOn: days.startsOn },
          ] as const),
        ),
      );
    const then = { ids: [chair.personId, second.personId], leaderId: second.personId };
    expect(await record()).toEqual(then);
    await dialogue.removeTurn.execute(place.system, turn.id);
    await dialogue.setTurn.execute(place.system, {
      ...{ workingGroupId, personId: chair.personId!, startsOn: '2026-03-02' },
    });
    await dialogue.leave.execute(place.system, secondId);
    expect(await record()).toEqual(then);
  });
});
