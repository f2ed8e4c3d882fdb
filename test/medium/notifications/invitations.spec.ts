import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { localized } from '../../../src/kernel/localized-text.js';
import type { GivenMember, GivenWorkspace } from '../../support/workspace.js';
import { givenMember, givenWorkspace } from '../../support/workspace.js';
import type { LettersFor } from '../../../src/modules/notifications/use-cases/print-invitations.js';
import { type Invitations, openInvitations } from './invitations-fixture.js';
import { conveneRoundtable, noon } from './notifications-fixture.js';

let fixture: Invitations;
let place: GivenWorkspace;
let worker: GivenMember;
let employer: GivenMember;
let facilitator: GivenMember;
let meetingId: string;

beforeAll(async () => {
  fixture = await openInvitations();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  fixture.clock.moveTo(noon);
  place = await givenWorkspace(fixture.database);
  worker = await givenMember(fixture.database, place, { constituency: 'workers' });
  employer = await givenMember(fixture.database, place, { constituency: 'employers' });
  facilitator = await givenMember(fixture.database, place, { role: 'facilitator' });
  meetingId = await conveneRoundtable(fixture, place, [worker.actor, employer.actor]);
  await fixture.deliver(place);
});

const days = (count: number): void => fixture.clock.advance(count * 86_400_000);
const edit = async (changes: Readonly<Record<string, string | null>>): Promise<void> => {
  const [row] = await fixture.owner<{ version: number }>('SELECT version FROM dialogue_meeting WHERE id = $1', [
    meetingId,
  ]);
  await fixture.dialogue.editMeeting.execute(place.system, { meetingId, baseVersion: row!.version, changes });
  await fixture.deliver(place);
};
/** The event in the calendar of the last email to a person. */
async function lastEvent(who: GivenMember) {
  const mail = (await fixture.mails(who.email)).at(-1)!;
  const calendar = new ICAL.Component(ICAL.parse(mail.calendar!) as never[]);
  const event = calendar.getFirstSubcomponent('vevent')!;
  const value = (name: string): string => String(event.getFirstPropertyValue(name));
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    ...{ sequence: value('sequence'), start: value('dtstart'), end: value('dtend'), status: value('status') },
    ...{ attendee: value('attendee'), summary: value('summary'), uid: value('uid') },
  };
}
const answers = async () =>
  new Map((await fixture.read.execute(facilitator.actor, meetingId)).map((one) => [one.personId, one]));

describe('convening a meeting', () => {
  it('invites each seat once, with an event for the calendar', async () => {
    expect(await fixture.mails(worker.email)).toMatchObject([
      { subject: 'Invitation: RT1 Green jobs, 10 Dec 2025 to 11 Dec 2025', kind: 'notifications.invite' },
    ]);
    expect(await lastEvent(worker)).toMatchObject({
      ...{ method: 'REQUEST', sequence: '0', start: '2025-12-10', end: '2025-12-12', status: 'CONFIRMED' },
      ...{ attendee: `mailto:${worker.email}`, summary: 'RT1 Green jobs', uid: `${meetingId}@tripartite` },
    });
    await fixture.deliver(place, true);
    expect(await fixture.mails(worker.email)).toHaveLength(1);
    expect(await fixture.mails(employer.email)).toHaveLength(1);
    expect(await fixture.mails(facilitator.email)).toHaveLength(0);
  });

  it('sends one email when two processes handle what happened at once', async () => {
    await fixture.dialogue.editMeeting.execute(place.system, {
      ...{ meetingId, baseVersion: 2, changes: { opensAt: '10:00' } },
    });
    await Promise.all([fixture.deliver(place, true), fixture.deliver(place, true)]);
    expect(await fixture.mails(worker.email)).toHaveLength(2);
    expect(await lastEvent(worker)).toMatchObject({ sequence: '1' });
  });

  it('invites a person who is seated later', async () => {
    const late = await givenMember(fixture.database, place, { constituency: 'government' });
    const seat = { roundtableId: meetingId, personId: late.actor.personId!, kind: 'titular' as const };
    await fixture.dialogue.seat.execute(place.system, seat);
    await fixture.deliver(place);
    expect(await fixture.mails(late.email)).toHaveLength(1);
    expect(await fixture.mails(worker.email)).toHaveLength(1);
  });
});

describe('a change of a convened meeting', () => {
  it('of time sends the update with the next sequence, and asks again', async () => {
    await fixture.answer.answer(await fixture.token(worker.email), 'accepted');
    await edit({ opensAt: '09:00', closesAt: '17:30' });
    expect((await fixture.mails(worker.email)).at(-1)).toMatchObject({
      subject: 'Date, time or place changed: RT1 Green jobs, 10 Dec 2025 to 11 Dec 2025',
      body: expect.stringContaining('09:00 to 17:30 (China Standard Time, Asia/Shanghai)'),
    });
    expect(await lastEvent(worker)).toMatchObject({ method: 'REQUEST', sequence: '1', start: '2025-12-10T01:00:00Z' });
    expect((await answers()).get(worker.actor.personId!)).toMatchObject({ answer: null });
  });

  it('of its title sends nothing', async () => {
    await edit({ titleEn: 'First day' });
    expect(await fixture.mails(worker.email)).toHaveLength(1);
  });

  it('to its former time after two changes that are delivered together sends nothing', async () => {
    await fixture.dialogue.editMeeting.execute(place.system, {
      ...{ meetingId, baseVersion: 2, changes: { opensAt: '10:00' } },
    });
    await edit({ opensAt: null });
    expect(await fixture.mails(worker.email)).toHaveLength(1);
  });
});

describe('a cancelled invitation', () => {
  it('is sent to a person whose seat is removed, whose link then says so', async () => {
    const token = await fixture.token(worker.email);
    const [seat] = await fixture.owner<{ id: string; version: number }>(
      'SELECT id, version FROM dialogue_seat WHERE person_id = $1',
      [worker.actor.personId],
    );
    await fixture.dialogue.vacate.execute(place.system, { seatId: seat!.id, baseVersion: seat!.version });
    expect(await fixture.answer.open(token)).toMatchObject({ state: 'not-seated' });
    await fixture.deliver(place);
    expect(await lastEvent(worker)).toMatchObject({ method: 'CANCEL', sequence: '1', status: 'CANCELLED' });
    expect(await fixture.mails(employer.email)).toHaveLength(1);
    await expect(fixture.answer.answer(token, 'accepted')).rejects.toMatchObject({
      ...{ code: 'notifications.invitation.not-open', kind: 'conflict' },
    });
  });

  it('is sent once to everyone when the roundtable is returned to draft, and a new invitation when it is convened again', async () => {
    await fixture.dialogue.state.execute(place.system, { roundtableId: meetingId, to: 'draft', reason: 'No room' });
    await fixture.deliver(place);
    await fixture.deliver(place, true);
    expect(await lastEvent(employer)).toMatchObject({ method: 'CANCEL', sequence: '1' });
    expect(await fixture.mails(employer.email)).toHaveLength(2);
    await fixture.dialogue.state.execute(place.system, { roundtableId: meetingId, to: 'convened' });
    await fixture.deliver(place);
    expect(await lastEvent(employer)).toMatchObject({ method: 'REQUEST', sequence: '2' });
  });
});

describe('the link of an invitation', () => {
  it('answers only when asked to, can change the answer, and shows it to the facilitator', async () => {
    const token = await fixture.token(worker.email);
    expect(await fixture.answer.open(token)).toMatchObject({ state: 'open', answer: null });
    expect((await answers()).get(worker.actor.personId!)).toMatchObject({ answer: null, way: 'account' });
    await fixture.answer.answer(token, 'declined');
    await fixture.answer.answer(token, 'substitute');
    expect((await answers()).get(worker.actor.personId!)).toMatchObject({ answer: 'substitute', answeredAt: noon });
    expect((await answers()).get(employer.actor.personId!)).toMatchObject({ answer: null, invitedAt: noon });
  });

  it('says after the meeting that it has ended', async () => {
    const token = await fixture.token(worker.email);
    days(17);
    expect(await fixture.answer.open(token)).toMatchObject({ state: 'ended' });
    await expect(fixture.answer.answer(token, 'accepted')).rejects.toMatchObject({
      title: { en: 'The meeting has ended. It accepts no more answers.' },
    });
  });

  it('is not found if it is cut off or of another workspace', async () => {
    const token = await fixture.token(worker.email);
    const other = await givenWorkspace(fixture.database);
    const moved = `${other.workspaceId.replaceAll('-', '')}${token.slice(32)}`;
    for (const wrong of ['', token.slice(0, -1), moved])
      await expect(fixture.answer.open(wrong)).rejects.toMatchObject({ code: 'notifications.invitation.unknown' });
  });
});

describe('a reminder', () => {
  it('is sent once, three days before the meeting, to those who have not answered', async () => {
    await fixture.answer.answer(await fixture.token(worker.email), 'accepted');
    days(11);
    expect(await fixture.remindOfInvitations.execute(place.system)).toEqual({ invitations: 0, reminders: 0 });
    days(1);
    expect(await fixture.remindOfInvitations.execute(place.system)).toEqual({ invitations: 0, reminders: 1 });
    days(1);
    expect(await fixture.remindOfInvitations.execute(place.system)).toEqual({ invitations: 0, reminders: 0 });
    expect((await fixture.mails(employer.email)).at(-1)).toMatchObject({
      ...{ subject: 'Please answer: RT1 Green jobs, 10 Dec 2025 to 11 Dec 2025', calendar: null },
    });
    expect(await fixture.mails(worker.email)).toHaveLength(1);
  });
});

describe('an email address with a line break', () => {
  it('is not stored with an invitation', async () => {
    await expect(
      fixture.owner(
        `UPDATE notifications_invitation SET address = E'a@b.example\\nBcc: c@d.example' WHERE meeting_id = $1`,
        [meetingId],
      ),
    ).rejects.toThrow('ck_notifications_invitation_address');
  });
});

describe('printed letters', () => {
  const token = (link: string): string =>
    /^https:\/\/tripartite\.example\/notifications\/invitation#(\S+)$/.exec(link)![1]!;

  /** A person with a seat and without an account. */
  async function seated(): Promise<string> {
    const [person] = await fixture.owner<{ id: string }>(
      `INSERT INTO identity_person (id, workspace_id, name, constituency, sex, language)
       VALUES (gen_random_uuid(), $1, '{"en": "Li Na", "zh": "李娜"}', 'workers', 'female', 'zh-CN') RETURNING id`,
      [place.workspaceId],
    );
    const seat = { roundtableId: meetingId, personId: person!.id, kind: 'adviser' as const };
    await fixture.dialogue.seat.execute(place.system, seat);
    await fixture.deliver(place);
    return person!.id;
  }
  const print = async (whom: LettersFor) => (await fixture.print.execute(facilitator.actor, meetingId, whom)).letters;
  const toDraft = { to: 'draft', reason: 'No room' } as const;

  it('invite people without an account too, each with a link for the answer, and count as invitations once', async () => {
    const personId = await seated();
    const printed = await fixture.print.execute(facilitator.actor, meetingId, 'all');
    expect(printed.letters).toHaveLength(3);
    const letter = printed.letters.find(({ name }) => name.zh === '李娜')!;
    expect(letter).toMatchObject({ seat: { kind: 'adviser' } });
    await fixture.answer.answer(token(letter.link), 'accepted');
    const [again, ...others] = await print('without-address');
    expect(others).toEqual([]);
    expect(await fixture.answer.open(token(again!.link))).toMatchObject({ state: 'open', answer: 'accepted' });
    expect((await answers()).get(personId)).toMatchObject({ answer: 'accepted', way: 'none', reprint: false });
    expect(await fixture.mails(worker.email)).toHaveLength(1);
    await edit({ opensAt: '09:00' });
    expect((await answers()).get(personId)).toMatchObject({ answer: null, reprint: true });
    await fixture.answer.answer(token(again!.link), 'declined');
    await fixture.deliver(place, true);
    expect((await answers()).get(personId)).toMatchObject({ answer: 'declined', reprint: true });
    days(13);
    await fixture.remindOfInvitations.execute(place.system);
    expect(await fixture.mails('')).toEqual([]);
    const [changed] = await print({ personId });
    expect(await fixture.answer.open(token(changed!.link))).toMatchObject({ answer: null });
    expect((await answers()).get(personId)).toMatchObject({ reprint: false });
  });

  it('are void after a cancellation, and who has an account by then receives it by email', async () => {
    const personId = await seated();
    await print({ personId });
    await fixture.dialogue.state.execute(place.system, { roundtableId: meetingId, ...toDraft });
    await fixture.deliver(place);
    await fixture.dialogue.state.execute(place.system, { roundtableId: meetingId, to: 'convened' });
    await fixture.deliver(place);
    expect((await answers()).get(personId)).toMatchObject({ way: 'none', reprint: true });
    await print({ personId });
    const late = await givenMember(fixture.database, place, { constituency: 'workers' });
    await fixture.owner('UPDATE identity_membership SET person_id = $1 WHERE person_id = $2', [
      personId,
      late.actor.personId,
    ]);
    await fixture.dialogue.state.execute(place.system, { roundtableId: meetingId, ...toDraft });
    await fixture.deliver(place);
    expect(await lastEvent(late)).toMatchObject({ method: 'CANCEL', attendee: `mailto:${late.email}` });
    expect(await fixture.mails('')).toEqual([]);
  });

  it('are printed by facilitators, for people with a seat, and not for a meeting that was cancelled', async () => {
    await expect(fixture.print.execute(worker.actor, meetingId, 'all')).rejects.toMatchObject({ kind: 'forbidden' });
    const byToken = { ...facilitator.actor, sessionId: null };
    await expect(fixture.print.execute(byToken, meetingId, 'all')).rejects.toMatchObject({ kind: 'unauthenticated' });
    await expect(print({ personId: facilitator.actor.personId! })).rejects.toMatchObject({
      code: 'notifications.invitation.not-open',
    });
    await expect(print('without-address')).rejects.toMatchObject({ code: 'notifications.invitation.no-letters' });
    await print('all');
    const printed = `SELECT actor_id AS actor, payload FROM domain_event WHERE type = 'notifications.letters.printed.v1' AND subject = $1`;
    expect(await fixture.owner(printed, [meetingId])).toMatchObject([
      { actor: facilitator.actor.personId, payload: { letters: 2 } },
    ]);
    await fixture.dialogue.state.execute(place.system, { roundtableId: meetingId, ...toDraft });
    await expect(print('all')).rejects.toMatchObject({ kind: 'conflict' });
  });
});

describe('a meeting of a working group', () => {
  let workingGroupId: string;
  let groupMeetingId: string;
  let memberId: string;

  beforeEach(async () => {
    const { dialogue } = fixture;
    const group = { name: localized('Skills', '技能工作组'), composition: ['workers', 'employers'] as const };
    workingGroupId = (await dialogue.formGroup.execute(place.system, group)).id;
    const join = (who: GivenMember, part: 'convenor' | 'member') =>
      dialogue.join.execute(place.system, { workingGroupId, personId: who.actor.personId!, function: part });
    await join(worker, 'convenor');
    memberId = (await join(employer, 'member')).id;
    const plan = { workingGroupId, startsOn: '2025-12-15', endsOn: '2025-12-15', opensAt: '14:00', closesAt: '16:00' };
    groupMeetingId = (await dialogue.planGroupMeeting.execute(worker.actor, plan)).id;
    await fixture.deliver(place);
  });

  const convene = async (): Promise<void> => {
    await fixture.dialogue.meetingStates.execute(worker.actor, { meetingId: groupMeetingId, to: 'convened' });
    await fixture.deliver(place);
  };
  const last = async (who: GivenMember) => (await fixture.mails(who.email)).at(-1)!;

  it('invites its members and no one else, once it is convened, in the time zone of the workspace', async () => {
    expect(await fixture.mails(employer.email)).toHaveLength(1);
    await convene();
    await fixture.deliver(place, true);
    expect(await fixture.mails(employer.email)).toHaveLength(2);
    expect(await fixture.mails(facilitator.email)).toHaveLength(0);
    expect(await last(employer)).toMatchObject({ subject: 'Invitation: Skills, 15 Dec 2025' });
    expect(await lastEvent(employer)).toMatchObject({
      ...{ method: 'REQUEST', sequence: '0', start: '2025-12-15T06:00:00Z', end: '2025-12-15T08:00:00Z' },
      ...{ summary: 'Skills', uid: `${groupMeetingId}@tripartite` },
    });
  });

  it('is answered by the link; its chair and facilitators read the answers, other members do not', async () => {
    await convene();
    const opened = await fixture.answer.answer(await fixture.token(employer.email), 'declined');
    expect(opened).toMatchObject({ state: 'open', meeting: { label: null, body: { en: 'Skills' } } });
    for (const who of [worker, facilitator])
      expect(await fixture.read.execute(who.actor, groupMeetingId)).toMatchObject([
        { personId: worker.actor.personId, answer: null },
        { personId: employer.actor.personId, answer: 'declined' },
      ]);
    await expect(fixture.read.execute(employer.actor, groupMeetingId)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(fixture.read.execute(worker.actor, meetingId)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('is cancelled for a member who leaves, and new members are invited', async () => {
    await convene();
    const token = await fixture.token(employer.email);
    await fixture.dialogue.leave.execute(place.system, memberId);
    await fixture.deliver(place);
    expect(await lastEvent(employer)).toMatchObject({ method: 'CANCEL', sequence: '1' });
    expect(await fixture.answer.open(token)).toMatchObject({ state: 'not-seated' });
    const late = await givenMember(fixture.database, place, { constituency: 'workers' });
    await fixture.dialogue.join.execute(place.system, {
      ...{ workingGroupId, personId: late.actor.personId!, function: 'member' },
    });
    await fixture.deliver(place);
    expect(await lastEvent(late)).toMatchObject({ method: 'REQUEST', uid: `${groupMeetingId}@tripartite` });
  });

  it('reminds those who have not answered', async () => {
    await convene();
    fixture.clock.moveTo(new Date('2025-12-13T04:00:00Z'));
    await fixture.remindOfInvitations.execute(place.system);
    expect(await last(employer)).toMatchObject({
      kind: 'notifications.remind',
      subject: 'Please answer: Skills, 15 Dec 2025',
    });
  });
});
