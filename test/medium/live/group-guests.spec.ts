import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor, Capacity, Constituency, Role } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { ReadNeeds } from '../../../src/modules/chain/use-cases/read-needs.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import type { GuestKind } from '../../../src/modules/dialogue/domain/group-guests.js';
import { textSearch } from '../../../src/modules/dialogue/queries/text-search.query.js';
import { AdmitGuests } from '../../../src/modules/dialogue/use-cases/admit-guests.js';
import { PlanConstituencyMeeting } from '../../../src/modules/dialogue/use-cases/plan-constituency-meeting.js';
import { ReadConstituencyGroup } from '../../../src/modules/dialogue/use-cases/read-constituency-group.js';
import { ReadGuestMeetings } from '../../../src/modules/dialogue/use-cases/read-guest-meetings.js';
import { ReadShownRecords } from '../../../src/modules/dialogue/use-cases/shown-records.js';
import { ChangePerson } from '../../../src/modules/identity/use-cases/change-person.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import { RoadmapFacade } from '../../../src/roadmap/index.js';
import { GroupVoices } from '../../../src/roadmap/use-cases/group-voices.js';
import { OwningGroups } from '../../../src/roadmap/use-cases/owning-groups.js';
import { WorkspaceDay } from '../../../src/roadmap/use-cases/workspace-day.js';
import { SurveysFacade } from '../../../src/surveys/index.js';
import { givenAccepted } from '../../support/group-acceptance.js';
import { openTestDatabase } from '../../support/database.js';
import { givenMember } from '../../support/workspace.js';
import type { OpenDatabase } from '../../support/database.js';
import { dialogueOn, openWorkspace, plan } from '../dialogue/table.js';
import { liveOn } from './room.js';

/** Tables with rows of a meeting, and the column that names it; events name it in their payload. */
const tables = {
  dialogue_meeting: 'id',
  dialogue_agenda_item: 'meeting_id',
  dialogue_document: 'meeting_id',
  dialogue_outcome: 'meeting_id',
  dialogue_group_guest: 'meeting_id',
  live_room: 'roundtable_id',
  live_room_event: 'roundtable_id',
  live_speech: 'roundtable_id',
  live_attendance: 'meeting_id',
  notifications_invitation: 'meeting_id',
  domain_event: `payload ->> 'meetingId'`,
};

const days = { startsOn: '2026-03-09', endsOn: '2026-03-09', opensAt: '14:00' };
const directory = new DirectoryFacade();
const identity = new IdentityFacade();

let open: OpenDatabase;
let dialogue: ReturnType<typeof dialogueOn>;
let live: ReturnType<typeof liveOn>;
let guests: AdmitGuests;
let place: Awaited<ReturnType<typeof openWorkspace>>;
let roundtableId: string;
let facilitator: Actor;
let [spokesperson, second, third, adviser, employer, interpreter]: Actor[] = [];
let [meetingId, otherId]: string[] = [];

async function person(
  role: Role,
  { seat, ...who }: { readonly constituency?: Constituency; readonly capacity?: Capacity; readonly seat?: string },
): Promise<Actor> {
  const personId = await place.person(who);
  if (seat !== undefined)
    await dialogue.seat.execute(facilitator, { roundtableId, personId, kind: seat as 'titular' | 'adviser' });
  return place.as(role, { personId, constituency: who.constituency ?? null });
}

const admit = (by: Actor, who: Actor, kind: GuestKind = 'interpreter', to = meetingId!) =>
  guests.admit(by, { meetingId: to, personId: who.personId!, kind });
const command = () => ({ meetingId: meetingId!, commandId: newId() });
const floor = (who: Actor, replaces: number | null = null) => ({
  ...{ personId: who.personId!, kind: null, replaces, limitSeconds: null, override: null },
});
const arrived = (who: Actor) => ({ personId: who.personId!, fact: 'arrived' as const, substituteId: null });
/** People of these tests have no account. */
const codeOf = async (who: Actor, of = meetingId!): Promise<string | undefined> => {
  const { codes } = await live.codes.execute(spokesperson!, of);
  return codes.find(({ personId }) => personId === who.personId)?.code;
};
const checkIn = async (who: Actor, to = meetingId!) => live.attend.byCode(spokesperson!, to, (await codeOf(who, to))!);
const close = () => live.closeRoom.execute(spokesperson!, command(), { to: 'closed', reason: null });
const pages = (who: Actor) =>
  new ReadGuestMeetings(open.database, new ReadShownRecords(identity, directory)).execute(who, roundtableId);

/** Rows of a meeting that the database shows to a person, by table. */
const seen = (who: Actor, of: string): Promise<Record<string, number>> =>
  open.database.read(who, async (tx) => {
    const found: Record<string, number> = {};
    for (const [table, column] of Object.entries(tables)) {
      const [row] = await tx.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${table} WHERE (${column})::uuid = $1`,
        [of],
      );
      found[table] = row!.count;
    }
    return found;
  });
const nothing = Object.fromEntries(Object.keys(tables).map((table) => [table, 0]));

/** A meeting with an agenda, a document, an invitation, a room, a speech and an arrival. */
async function held(title: string): Promise<string> {
  const planner = new PlanConstituencyMeeting(open.database, directory);
  const { id } = await planner.execute(spokesperson!, { roundtableId, ...days });
  await dialogue.addItem.execute(spokesperson!, { meetingId: id, title: localized(title, '工资') });
  await dialogue.meetingStates.execute(spokesperson!, { meetingId: id, to: 'convened' });
  await dialogue.meetingStates.execute(spokesperson!, { meetingId: id, to: 'in-session' });
  await live.give.execute(spokesperson!, { meetingId: id, commandId: newId() }, floor(second!));
  await checkIn(second!, id);
  await dialogue.outcome.execute(spokesperson!, { meetingId: id, kind: 'mandate', text: localized(title, '工资') });
  await open.owner(
    `INSERT INTO dialogue_document (id, workspace_id, meeting_id, title, file_name, media_type, bytes, sha256, storage_key, attached_at)
     VALUES (gen_random_uuid(), $1, $2, $3, 'notes.pdf', 'application/pdf', 1, repeat('0', 64), 'x', now())`,
    [place.workspaceId, id, title],
  );
  await open.owner(
    `INSERT INTO notifications_invitation (id, workspace_id, meeting_id, person_id, address, sequence, schedule, invited_at)
     VALUES (gen_random_uuid(), $1, $2, $3, '', 0, 's', now())`,
    [place.workspaceId, id, second!.personId],
  );
  return id;
}

beforeAll(async () => {
  open = await openTestDatabase();
  [dialogue, live] = [dialogueOn(open), liveOn(open)];
  guests = new AdmitGuests(open.database, identity);
});
afterAll(() => open.close());

let count = 0;
beforeEach(async () => {
  place = await openWorkspace(open, `group-guests-${(count += 1)}`);
  facilitator = place.as('facilitator', { personId: await place.person({ capacity: 'secretariat' }) });
  roundtableId = (await dialogue.create.execute(facilitator, plan)).id;
  const titular = { constituency: 'workers', seat: 'titular' } as const;
  [spokesperson, second, third] = [
    await person('member', titular),
    await person('member', titular),
    await person('member', titular),
  ];
  adviser = await person('member', { constituency: 'workers', seat: 'adviser' });
  employer = await person('member', { constituency: 'employers', seat: 'titular' });
  interpreter = await person('interpreter', { capacity: 'interpreter' });
  const reason = 'The delegations are still to be named.';
  await dialogue.state.execute(facilitator, { roundtableId, to: 'convened', reason });
  await givenAccepted(
    (sql, values) => open.owner(sql, values),
    { workspaceId: place.workspaceId, roundtableId, constituency: 'workers' },
    [spokesperson, second, third, adviser].map(({ personId }) => personId!),
  );
  [meetingId, otherId] = [await held('Quokka wages'), await held('Quokka hours')];
});

describe('a guest of a group meeting', () => {
  it('is admitted by the spokesperson, and an interpreter needs no constituency', async () => {
    expect(await seen(interpreter!, meetingId!)).toEqual(nothing);
    expect(await admit(spokesperson!, interpreter!)).toMatchObject({ admitted: true });
    await expect(admit(spokesperson!, interpreter!)).rejects.toMatchObject({
      code: 'dialogue.group-guest.already-guest',
    });
    const { meetings } = await pages(interpreter!);
    expect(meetings).toMatchObject([{ constituency: 'workers', kind: 'interpreter', meeting: { id: meetingId } }]);
    const [event] = await open.owner<{ payload: object }>(
      `SELECT payload FROM domain_event WHERE type = 'dialogue.group-guest.admitted.v1' AND workspace_id = $1`,
      [place.workspaceId],
    );
    expect(event!.payload).toMatchObject({ meetingId, personId: interpreter!.personId });
    expect(event!.payload).toHaveProperty('constituencyGroupId');
  });

  it('is otherwise admitted by two titular members, and not by those who are not accepted', async () => {
    expect(await admit(second!, interpreter!)).toMatchObject({ admitted: false });
    expect(await seen(interpreter!, meetingId!)).toEqual(nothing);
    await expect(admit(second!, interpreter!)).rejects.toMatchObject({ code: 'dialogue.group-guest.asked-already' });
    await expect(admit(adviser!, interpreter!)).rejects.toMatchObject({ code: 'dialogue.group-guest.not-titular' });
    expect(await admit(third!, interpreter!)).toMatchObject({ admitted: true });
    const unseated = await person('member', { constituency: 'workers' });
    for (const who of [facilitator, place.as('administrator'), employer!, unseated])
      await expect(admit(who, interpreter!)).rejects.toMatchObject({ code: 'dialogue.meeting.not-found' });
  });

  it('who awaits a second titular member is a task of those who can be the second, until this is done', async () => {
    const day = new WorkspaceDay(identity);
    const roadmap = new RoadmapFacade(day, new GroupVoices(dialogue.facade), new OwningGroups(dialogue.facade));
    const needs = new ReadNeeds(...([open.database, dialogue.facade, roadmap, new SurveysFacade(), identity] as const));
    const tasks = async (who: Actor) =>
      (await needs.execute(who)).filter(({ kind }) => kind === 'second-guest').map(({ about }) => about);
    await admit(second!, interpreter!);
    const [task] = await tasks(third!);
    expect(task).toMatchObject({ type: 'group-guest', within: roundtableId });
    expect(task!.title.en).not.toBe('');
    expect(await tasks(spokesperson!)).toEqual([task]);
    for (const who of [second!, adviser!, interpreter!, employer!, facilitator, place.as('administrator')])
      expect(await tasks(who)).toEqual([]);
    await admit(third!, interpreter!);
    for (const who of [spokesperson!, third!]) expect(await tasks(who)).toEqual([]);
  });

  it('is not a person of another group, nor one who has been accepted to all meetings', async () => {
    await expect(admit(spokesperson!, employer!, 'adviser')).rejects.toMatchObject({
      code: 'dialogue.group-guest.other-group',
    });
    await expect(admit(spokesperson!, adviser!, 'adviser')).rejects.toMatchObject({
      code: 'dialogue.group-guest.already-accepted',
    });
  });

  it('reads everything of that meeting, nothing of another one, and of the audit trail only the own acts', async () => {
    await admit(spokesperson!, interpreter!);
    const shown = await seen(interpreter!, meetingId!);
    expect(shown).toMatchObject({ domain_event: 0 });
    expect(Object.entries(shown).filter(([table, rows]) => table !== 'domain_event' && rows === 0)).toEqual([]);
    expect(await seen(interpreter!, otherId!)).toEqual(nothing);
    const found = await open.database.read(interpreter!, (tx) => textSearch(tx, 'quokka'));
    expect(found.map(({ text }) => text.en.split(' (')[0]!.trim()).sort()).toEqual(['Quokka wages', 'Quokka wages']);
    const room = await live.room.execute(interpreter!, meetingId!);
    expect(room.you).toMatchObject({ moderates: false, seated: false });
    expect(room.seats.map(({ personId }) => personId)).toEqual(
      expect.arrayContaining([spokesperson!.personId, interpreter!.personId]),
    );
    await expect(live.room.execute(interpreter!, otherId!)).rejects.toMatchObject({ kind: 'not-found' });
    await live.attend.execute(interpreter!, meetingId!, arrived(interpreter!));
    expect(await seen(interpreter!, meetingId!)).toMatchObject({ domain_event: 1, live_attendance: 2 });
    const bodies = await open.database.read(interpreter!, async (tx) => {
      const bodyIds = await dialogue.facade.bodiesOf(tx, interpreter!.personId!);
      return dialogue.facade.meetingsSince(tx, '2026-01-01', { bodyIds, allRoundtables: false });
    });
    expect(bodies.map(({ id }) => id)).toEqual([meetingId]);
  });

  it('does not see who the guests of another meeting of the group are', async () => {
    const specialist = await person('observer', { capacity: 'agency' });
    await admit(spokesperson!, interpreter!);
    await admit(spokesperson!, specialist, 'resource-person', otherId);
    const guestsOf = (who: Actor, of: string) =>
      open.database.read(who, (tx) => tx.query('SELECT person_id FROM dialogue_guests_of_meeting($1)', [of]));
    expect(await guestsOf(interpreter!, otherId!)).toEqual([]);
    expect(await guestsOf(interpreter!, meetingId!)).toEqual([{ person_id: interpreter!.personId }]);
    expect(await guestsOf(second!, otherId!)).toEqual([{ person_id: specialist.personId }]);
  });

  it('has no seat: asks for no floor, conducts and admits nothing, whatever the role', async () => {
    const adviserOfIlo = await person('facilitator', { capacity: 'agency' });
    await admit(spokesperson!, adviserOfIlo, 'resource-person');
    const code = 'live.room.not-seated';
    await expect(live.raise.execute(adviserOfIlo, command(), { kind: 'contribution' })).rejects.toMatchObject({ code });
    const [mandate] = await open.owner<{ id: string }>('SELECT id FROM dialogue_outcome WHERE meeting_id = $1', [
      meetingId,
    ]);
    for (const attempt of [
      () => live.give.execute(adviserOfIlo, command(), floor(second!, 1)),
      () => live.closeRoom.execute(adviserOfIlo, command(), { to: 'closed', reason: null }),
      () => dialogue.editMeeting.execute(adviserOfIlo, { meetingId: meetingId!, baseVersion: 1, changes: {} }),
      () => dialogue.addItem.execute(adviserOfIlo, { meetingId: meetingId!, title: localized('Mine', '我') }),
      () => dialogue.outcome.execute(adviserOfIlo, { meetingId: meetingId!, kind: 'note', text: localized('A', '甲') }),
      () => dialogue.deleteOutcome.execute(adviserOfIlo, mandate!.id),
    ])
      await expect(attempt()).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(live.attend.execute(adviserOfIlo, meetingId!, arrived(third!))).rejects.toMatchObject({
      code: 'live.attendance.not-yours',
    });
    await expect(admit(adviserOfIlo, interpreter!)).rejects.toMatchObject({
      code: 'dialogue.constituency-group.not-found',
    });
    expect((await live.attendance.execute(second!, meetingId!)).groups).toMatchObject([
      { titular: 0 },
      { titular: 0 },
      { titular: 3 },
    ]);
  });

  it('speaks when the one who conducts gives the floor, and ends the own speech; an interpreter does not', async () => {
    const adviserOfIlo = await person('observer', { capacity: 'agency' });
    await admit(spokesperson!, adviserOfIlo, 'resource-person');
    await admit(spokesperson!, interpreter!);
    await expect(live.give.execute(spokesperson!, command(), floor(interpreter!, 1))).rejects.toMatchObject({
      code: 'live.floor.speaker-silent',
    });
    const { seq } = await live.give.execute(spokesperson!, command(), floor(adviserOfIlo, 1));
    const ended = await live.end.execute(adviserOfIlo, command(), seq);
    expect(ended.seq).toBeGreaterThan(seq);
  });

  it('sees nothing of the meeting after it has ended, and the group still sees who the guests were', async () => {
    await admit(spokesperson!, interpreter!);
    await checkIn(interpreter!);
    await close();
    expect(await seen(interpreter!, meetingId!)).toEqual(nothing);
    expect((await pages(interpreter!)).meetings).toEqual([]);
    await expect(live.room.execute(interpreter!, meetingId!)).rejects.toMatchObject({ kind: 'not-found' });
    const reader = new ReadConstituencyGroup(open.database, new ReadShownRecords(identity, directory));
    const { group } = await reader.execute(second!, roundtableId);
    expect(group.guests).toMatchObject([{ personId: interpreter!.personId, endedAt: expect.any(Date) }]);
    expect((await live.attendance.execute(second!, meetingId!)).people).toContainEqual(
      expect.objectContaining({ personId: interpreter!.personId, kind: 'interpreter', constituency: null }),
    );
    await expect(admit(spokesperson!, interpreter!)).rejects.toMatchObject({
      code: 'dialogue.group-guest.meeting-ended',
    });
  });

  it('loses the admission at once when it is withdrawn, or when an account joins or the person moves', async () => {
    const { id } = await admit(spokesperson!, interpreter!);
    await expect(guests.withdraw(adviser!, { meetingId: meetingId!, guestId: id })).rejects.toMatchObject({
      code: 'dialogue.group-guest.not-titular',
    });
    await guests.withdraw(second!, { meetingId: meetingId!, guestId: id });
    expect(await seen(interpreter!, meetingId!)).toEqual(nothing);
    await expect(guests.withdraw(second!, { meetingId: meetingId!, guestId: id })).rejects.toMatchObject({
      code: 'dialogue.group-guest.not-found',
    });
    await admit(spokesperson!, interpreter!);
    await open.database.write(place.system, async (tx) => {
      const accountId = newId();
      const email = `${accountId}@test.example`;
      await identity.addAccount(tx, { id: accountId, email, language: 'en', passwordHash: '$argon2id$none' });
      await identity.admitMember(tx, { accountId, personId: interpreter!.personId!, roles: ['interpreter'] });
    });
    expect(await seen(interpreter!, meetingId!)).toEqual(nothing);
    await admit(spokesperson!, interpreter!);
    await new ChangePerson(open.database, directory).execute(facilitator, {
      ...{ id: interpreter!.personId!, baseVersion: 1, changes: { capacity: null, constituency: 'employers' } },
    } as never);
    expect(await seen(interpreter!, meetingId!)).toEqual(nothing);
  });

  it('is admitted once when two members do it at the same time, and not while the meeting is being closed', async () => {
    const tries = await Promise.allSettled([1, 2].map(() => admit(spokesperson!, interpreter!)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const late = await person('interpreter', { capacity: 'interpreter' });
    await Promise.allSettled([close(), admit(spokesperson!, late)]);
    expect(await seen(late, meetingId!)).toEqual(nothing);
  });
});

describe('a person without an account', () => {
  const facts = () => open.owner('SELECT person_id, fact FROM live_attendance WHERE meeting_id = $1', [meetingId]);

  it('checks in by the code on paper, typed in any way, and counts for the quorum', async () => {
    const before = await facts();
    await expect(live.attend.execute(spokesperson!, meetingId!, arrived(third!))).rejects.toMatchObject({
      code: 'live.attendance.code-needed',
    });
    expect(await facts()).toEqual(before);
    const code = (await codeOf(third!))!;
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
    const typed = ` ${code.toLowerCase().replace('-', ' ')}`;
    const { people, groups, byCode } = await live.attend.byCode(second!, meetingId!, typed);
    expect(people.find(({ personId }) => personId === third!.personId)).toMatchObject({ status: 'present' });
    expect(groups[2]).toMatchObject({ titular: 3, attended: 2, reached: true });
    expect(byCode).toContain(third!.personId);
    await expect(live.attend.byCode(second!, meetingId!, code)).rejects.toMatchObject({
      code: 'live.attendance.unchanged',
    });
    await live.attend.execute(second!, meetingId!, { ...arrived(third!), fact: 'left' });
    expect(await facts()).toHaveLength(before.length + 2);
  });

  it('does not check in by a code of another meeting, or of an admission that has ended', async () => {
    const before = await facts();
    const { id } = await admit(spokesperson!, interpreter!);
    const first = (await codeOf(interpreter!))!;
    const refused = { code: 'live.attendance.code-unknown' };
    await expect(live.attend.byCode(spokesperson!, otherId!, first)).rejects.toMatchObject(refused);
    await guests.withdraw(spokesperson!, { meetingId: meetingId!, guestId: id });
    await expect(live.attend.byCode(spokesperson!, meetingId!, first)).rejects.toMatchObject(refused);
    await admit(spokesperson!, interpreter!);
    await expect(live.attend.byCode(spokesperson!, meetingId!, first)).rejects.toMatchObject(refused);
    expect(await codeOf(interpreter!)).not.toBe(first);

    const [own, moved] = [(await codeOf(third!))!, third!.personId];
    await open.owner('UPDATE dialogue_group_acceptance SET ended_at = now() WHERE person_id = $1', [moved]);
    for (const code of [own, '', '----', 'ABCD-EFGH'])
      await expect(live.attend.byCode(spokesperson!, meetingId!, code)).rejects.toMatchObject(refused);
    expect(await facts()).toEqual(before);
  });

  it('has another code at each meeting and from everyone else', async () => {
    await admit(spokesperson!, interpreter!);
    const of = async (meeting: string) => (await live.codes.execute(second!, meeting)).codes.map(({ code }) => code);
    const all = [...(await of(meetingId!)), ...(await of(otherId!))];
    expect(all).toHaveLength(9);
    expect(new Set(all).size).toBe(9);
  });

  it('is known to those who conduct the meeting only, and the codes to no one else', async () => {
    await admit(spokesperson!, interpreter!);
    for (const [who, kind] of [
      [adviser!, 'forbidden'],
      [interpreter!, 'forbidden'],
      [facilitator, 'not-found'],
      [place.as('administrator'), 'not-found'],
      [employer!, 'not-found'],
    ] as const) {
      await expect(live.codes.execute(who, meetingId!)).rejects.toMatchObject({ kind });
      const code = (await codeOf(third!))!;
      await expect(live.attend.byCode(who, meetingId!, code)).rejects.toMatchObject({
        code: kind === 'forbidden' ? 'live.attendance.code-unknown' : expect.any(String),
      });
    }
    expect((await live.attendance.execute(adviser!, meetingId!)).byCode).toEqual([]);
    expect((await live.attendance.execute(second!, meetingId!)).byCode).toHaveLength(5);
  });

  it('needs a code at private meetings only, and not with an account', async () => {
    const { actor, email } = await givenMember(open.database, place, { role: 'member', constituency: 'workers' });
    expect(email).toBeTruthy();
    await dialogue.seat.execute(facilitator, { roundtableId, personId: actor.personId!, kind: 'titular' });
    await givenAccepted(
      (sql, values) => open.owner(sql, values),
      { workspaceId: place.workspaceId, roundtableId, constituency: 'workers', named: false },
      [actor.personId!],
    );
    expect(await codeOf(actor)).toBeUndefined();
    await live.attend.execute(spokesperson!, meetingId!, arrived(actor));
    const [plenary] = await open.owner<{ id: string }>('SELECT id FROM dialogue_meeting WHERE roundtable_id = $1', [
      roundtableId,
    ]);
    expect((await live.codes.execute(facilitator, plenary!.id)).codes).toEqual([]);
    await live.attend.execute(facilitator, plenary!.id, arrived(third!));
  });

  it('does not check in after the meeting was closed', async () => {
    const code = (await codeOf(third!))!;
    await close();
    await expect(live.attend.byCode(spokesperson!, meetingId!, code)).rejects.toMatchObject({ kind: 'conflict' });
  });
});
