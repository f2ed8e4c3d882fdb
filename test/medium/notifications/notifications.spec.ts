import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { localized } from '../../../src/kernel/localized-text.js';
import { initialSettings, type NotificationSettings } from '../../../src/modules/notifications/domain/settings.js';
import type { GivenMember, GivenWorkspace } from '../../support/workspace.js';
import { givenMember, givenWorkspace } from '../../support/workspace.js';
import { conveneRoundtable, noon, type Notifications, openNotifications } from './notifications-fixture.js';

let fixture: Notifications;
let place: GivenWorkspace;
let worker: GivenMember;
let employer: GivenMember;
let facilitator: GivenMember;
let stranger: GivenMember;

beforeAll(async () => {
  fixture = await openNotifications();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  fixture.clock.moveTo(noon);
  place = await givenWorkspace(fixture.database);
  worker = await givenMember(fixture.database, place, { constituency: 'workers' });
  employer = await givenMember(fixture.database, place, { constituency: 'employers' });
  facilitator = await givenMember(fixture.database, place, { role: 'facilitator' });
  stranger = await givenMember(fixture.database, place, { role: 'observer' });
});

const hours = (count: number): void => fixture.clock.advance(count * 3_600_000);
const choose = (who: GivenMember, settings: Partial<NotificationSettings>): Promise<void> =>
  fixture.changeSettings.execute(who.actor, { ...initialSettings, ...settings });
const openAction = (dueOn: string | null = null) =>
  fixture.openAction.execute(facilitator.actor, {
    title: localized('Train safety officers', '培训安全员'),
    ownerOrganisationId: worker.actor.organisationId,
    dueOn,
  });

/** A convened roundtable that has been notified to the worker and the employer. */
async function convene(): Promise<string> {
  const id = await conveneRoundtable(fixture, place, [worker.actor, employer.actor]);
  await fixture.deliver(place);
  return id;
}

describe('an event', () => {
  it('is notified to the people it concerns, and not to others', async () => {
    await convene();
    expect(await fixture.sentences(worker.actor)).toEqual(['Roundtable convened: RT1 Green jobs']);
    expect(await fixture.sentences(employer.actor)).toHaveLength(1);
    expect(await fixture.sentences(stranger.actor)).toEqual([]);
  });

  it('is not notified to its author', async () => {
    const roundtableId = await convene();
    const chair = { roundtableId, personId: facilitator.actor.personId!, kind: 'secretariat' as const };
    await fixture.dialogue.seat.execute(facilitator.actor, chair);
    const edit = { roundtableId, baseVersion: 2, changes: { startsOn: '2025-12-09' } };
    await fixture.dialogue.edit.execute(facilitator.actor, edit);
    await fixture.deliver(place);
    expect(await fixture.sentences(facilitator.actor)).toEqual([]);
    expect(await fixture.sentences(worker.actor)).toContain(
      'Date, time or place of the roundtable changed: RT1 Green jobs',
    );
  });

  it('of one of several meetings is notified once, together with the days of its roundtable', async () => {
    const roundtableId = await convene();
    const days = { startsOn: '2026-01-14', endsOn: '2026-01-14' };
    const { id } = await fixture.dialogue.planMeeting.execute(place.system, { roundtableId, ...days });
    await fixture.deliver(place);
    const seen = (await fixture.sentences(worker.actor)).length;
    hours(1);
    const changes = { startsOn: '2026-01-15', endsOn: '2026-01-15', opensAt: '10:00' };
    await fixture.dialogue.editMeeting.execute(place.system, { meetingId: id, baseVersion: 1, changes });
    await fixture.deliver(place);
    expect((await fixture.sentences(worker.actor)).length).toBe(seen + 1);
    const later = { meetingId: id, baseVersion: 2, changes: { closesAt: '16:00' } };
    hours(1);
    await fixture.dialogue.editMeeting.execute(place.system, later);
    await fixture.deliver(place);
    expect((await fixture.sentences(worker.actor)).length).toBe(seen + 2);
  });

  it('that is delivered again is notified once', async () => {
    await openAction();
    await fixture.deliver(place);
    await fixture.deliver(place, true);
    expect(await fixture.sentences(worker.actor)).toHaveLength(1);
  });

  it('of a draft is notified to no one who may not read drafts', async () => {
    const { id: roundtableId } = await fixture.dialogue.create.execute(place.system, {
      title: localized('Not yet', '尚未'),
      startsOn: '2025-12-10',
      endsOn: '2025-12-10',
      timeZone: 'Asia/Shanghai',
    });
    for (const { actor } of [worker, facilitator])
      await fixture.dialogue.seat.execute(place.system, {
        roundtableId,
        personId: actor.personId!,
        kind: actor === worker.actor ? 'titular' : 'secretariat',
      });
    await fixture.deliver(place);
    expect(await fixture.sentences(worker.actor)).toEqual([]);
    expect(await fixture.sentences(facilitator.actor)).toEqual(['You have a seat at the roundtable RT1 Not yet']);
  });

  it('of three months ago is not notified any more', async () => {
    await conveneRoundtable(fixture, place, [worker.actor]);
    hours(24 * 91);
    await fixture.deliver(place);
    expect(await fixture.sentences(worker.actor)).toEqual([]);
  });
});

describe('the notifications of actions', () => {
  it('follow them from the owner to those who confirm, back to the person who reported, and to the groups for the public page', async () => {
    const roundtableId = await convene();
    await fixture.dialogue.state.execute(place.system, { roundtableId, to: 'in-session' });
    hours(1);
    const { id: conclusionId } = await fixture.dialogue.record.execute(place.system, {
      roundtableId,
      text: localized('Officers are trained.', '培训安全员。'),
      agreement: 'agreed',
      agreedOn: '2025-12-10',
    });
    hours(1);
    const action = await fixture.openAction.execute(facilitator.actor, {
      title: localized('Train safety officers', '培训安全员'),
      ownerOrganisationId: worker.actor.organisationId,
      stage: 'agreed',
      conclusionIds: [conclusionId],
    });
    hours(1);
    const claim = { actionId: action.id, text: 'Done.', status: 'claimed-done' as const };
    const { updateId } = await fixture.report.execute(worker.actor, claim);
    await fixture.deliver(place);
    expect(await fixture.sentences(employer.actor)).toEqual([
      'Reported complete, for your group to confirm or dispute: A-001 Train safety officers',
      'Conclusion recorded: RT1/D-01 Officers are trained.',
      'Roundtable convened: RT1 Green jobs',
    ]);
    hours(1);
    const verdict = { actionId: action.id, updateId, verdict: 'confirmed' as const, words: '' };
    await fixture.validate.execute(employer.actor, verdict);
    await fixture.deliver(place);
    const [confirmed, assigned] = await fixture.sentences(worker.actor);
    expect(confirmed).toBe('Completion confirmed by the employers’ group: A-001 Train safety officers');
    expect(assigned).toBe('Action assigned to you or your organisation: A-001 Train safety officers');
    hours(1);
    const words = { title: localized('Safety', '安全'), text: localized('', '') };
    const proposed = 'Proposed for the public page, for your group to agree: A-001 Train safety officers';
    const proposals = async ({ actor }: GivenMember) =>
      (await fixture.sentences(actor)).filter((sentence) => sentence === proposed).length;
    const actionId = action.id;
    const propose = (baseVersion: number) =>
      fixture.publicEntry.propose(facilitator.actor, { actionId, baseVersion, ...words });
    await propose(0);
    await fixture.deliver(place);
    expect(await Promise.all([worker, employer, stranger].map(proposals))).toEqual([1, 1, 0]);
    // before the notices are written: replaced, then agreed to by one group
    await propose(1);
    hours(1);
    await propose(2);
    await fixture.publicEntry.agree(worker.actor, { actionId, baseVersion: 3 });
    await fixture.deliver(place);
    expect(await Promise.all([worker, employer, stranger].map(proposals))).toEqual([1, 2, 0]);
    hours(1);
    await propose(3);
    await fixture.publicEntry.withdraw(facilitator.actor, actionId);
    await fixture.deliver(place);
    expect(await Promise.all([worker, employer].map(proposals))).toEqual([1, 2]);
  });

  it('remind of a due date once before and once after it, and again when it is moved', async () => {
    const action = await openAction('2025-12-01');
    await fixture.deliver(place);
    const remind = async (): Promise<readonly string[]> => {
      await fixture.remind.execute(place.system);
      await fixture.remind.execute(place.system);
      return (await fixture.sentences(worker.actor)).filter((sentence) => /due/.test(sentence));
    };
    expect(await remind()).toEqual(['Action due on 1 Dec 2025: A-001 Train safety officers']);
    hours(24 * 7);
    expect(await remind()).toContain('Action overdue since 1 Dec 2025: A-001 Train safety officers');
    const edit = { actionId: action.id, baseVersion: 1, changes: { dueOn: '2025-12-08' }, reason: 'Snow.' };
    await fixture.edit.execute(facilitator.actor, edit);
    expect(await remind()).toContain('Action due on 8 Dec 2025: A-001 Train safety officers');
    expect(await remind()).toHaveLength(3);
  });

  it('remind as many days ahead as the person chose', async () => {
    await choose(worker, { reminderDays: 2 });
    await openAction('2025-11-28');
    await fixture.remind.execute(place.system);
    expect(await fixture.sentences(worker.actor)).toEqual([]);
    hours(24);
    await fixture.remind.execute(place.system);
    expect(await fixture.sentences(worker.actor)).toHaveLength(1);
    // the clock was a day ahead and is set back, and that day comes
    for (const jump of [-24, 24]) {
      hours(jump);
      await fixture.remind.execute(place.system);
      expect(await fixture.sentences(worker.actor)).toHaveLength(1);
    }
  });
});

describe('a conclusion subject to confirmation', () => {
  it('reminds those who can answer for an organisation that has not, before the term ends', async () => {
    const roundtableId = await convene();
    await fixture.dialogue.state.execute(place.system, { roundtableId, to: 'in-session' });
    const text = localized('Shifts are reviewed.', '排班经审查。');
    const subject = { roundtableId, text, agreement: 'ad-referendum', agreedOn: '2025-12-10' } as const;
    const { id } = await fixture.dialogue.record.execute(place.system, { ...subject, confirmBy: '2025-12-20' });
    const given = { conclusionId: id, organisationId: employer.actor.organisationId!, answer: 'confirmed' } as const;
    await fixture.dialogue.confirm.execute(employer.actor, given);
    const remind = async (): Promise<unknown> => fixture.remindToConfirm.execute(place.system);
    expect(await remind()).toEqual({ confirmations: 0 });
    fixture.clock.moveTo(new Date('2025-12-19T04:00:00Z'));
    await remind();
    await remind();
    const wanted =
      'Your organisation has not answered. Conclusion to be confirmed by 20 Dec 2025: RT1/D-01 Shifts are reviewed.';
    expect((await fixture.sentences(worker.actor)).filter((sentence) => sentence === wanted)).toHaveLength(1);
    for (const other of [employer, facilitator]) expect(await fixture.sentences(other.actor)).not.toContain(wanted);
  });
});

describe('a proposal to the agenda', () => {
  it.each([
    [{ accept: true }, 'Your proposal was added to the agenda of RT1: Heat'],
    [{ accept: false, reason: 'Too late' }, 'Your proposal for RT1 was declined: Heat. Reason: Too late'],
  ] as const)('that is decided (%j) is notified to the person who made it', async (decision, sentence) => {
    const roundtableId = await convene();
    const proposal = { roundtableId, title: localized('Heat', '高温') };
    const { id: agendaItemId } = await fixture.dialogue.proposeTopic.execute(employer.actor, proposal);
    await fixture.dialogue.decide.execute(facilitator.actor, { agendaItemId, ...decision });
    await fixture.deliver(place);
    expect(await fixture.sentences(employer.actor)).toContain(sentence);
    expect(await fixture.sentences(worker.actor)).toHaveLength(1);
  });
});

describe('the list', () => {
  it('does not show, count or send what the person may not read any more', async () => {
    const roundtableId = await convene();
    expect(await fixture.notifications.unread(worker.actor)).toBe(1);
    await fixture.dialogue.state.execute(place.system, { roundtableId, to: 'draft', reason: 'Moved.' });
    expect(await fixture.sentences(worker.actor)).toEqual([]);
    expect(await fixture.notifications.unread(worker.actor)).toBe(0);
    await fixture.send.execute(place.system);
    expect(await fixture.letters(worker.email)).toEqual([]);
  });

  it('is read page by page, newest first, without gaps or repetitions', async () => {
    for (let count = 0; count < 5; count += 1) {
      await openAction();
      hours(1);
    }
    await fixture.deliver(place);
    const first = await fixture.notifications.page(worker.actor, { limit: 3 });
    const second = await fixture.notifications.page(worker.actor, { limit: 3, before: first.next });
    const labels = [...first.items, ...second.items].map(({ sentence }) => /A-\d+/.exec(sentence.en)?.[0]);
    expect(labels).toEqual(['A-005', 'A-004', 'A-003', 'A-002', 'A-001']);
    expect(second.next).toBeNull();
  });

  it('is marked as read one by one or as a whole, by its owner only', async () => {
    await convene();
    const [own] = (await fixture.notifications.page(worker.actor, { limit: 5 })).items;
    await fixture.markRead.execute(employer.actor, [own!.id]);
    expect(await fixture.notifications.unread(worker.actor)).toBe(1);
    await fixture.markRead.execute(worker.actor, [own!.id]);
    expect(await fixture.notifications.unread(worker.actor)).toBe(0);
    await fixture.markRead.execute(employer.actor, null);
    expect(await fixture.notifications.unread(employer.actor)).toBe(0);
    await fixture.send.execute(place.system);
    expect(await fixture.letters(worker.email)).toEqual([]);
  });
});

describe('emails', () => {
  it('are one to each person, with all items, in the language of the reader', async () => {
    await choose(worker, { topics: { roundtables: 'daily', actions: 'daily' } });
    await fixture.owner(`UPDATE identity_account SET language = 'zh-CN' WHERE id = $1`, [worker.actor.accountId]);
    await convene();
    await openAction();
    await fixture.deliver(place);
    await fixture.send.execute(place.system);
    expect(await fixture.letters(worker.email)).toEqual([]);
    hours(20);
    await fixture.send.execute(place.system);
    await fixture.send.execute(place.system);
    const [letter, ...others] = await fixture.letters(worker.email);
    expect(others).toEqual([]);
    expect(letter!.subject).toBe('工作区：2条通知');
    expect(letter!.body).toContain('圆桌会议已召集：RT1 绿色就业\nhttps://tripartite.example/w/');
    expect(letter!.body).toContain('您或您所在组织负责的新行动：A-001 培训安全员');
    expect(letter!.body).toContain('停止接收此类邮件：https://tripartite.example/notifications/stop#');
    expect(letter!.unsubscribe).toMatch(/^https:\/\/tripartite\.example\/api\/notifications\/stop\/[\w-]{75}$/);
  });

  it.each(['app', 'off'] as const)('are not sent for a topic that is set to %s', async (delivery) => {
    await choose(worker, { topics: { roundtables: delivery } });
    await convene();
    expect(await fixture.sentences(worker.actor)).toHaveLength(delivery === 'app' ? 1 : 0);
    await fixture.send.execute(place.system);
    expect(await fixture.letters(worker.email)).toEqual([]);
    expect(await fixture.letters(employer.email)).toHaveLength(1);
  });

  it('wait until the quiet hours are over, also if these are chosen afterwards', async () => {
    await convene();
    await choose(worker, { quietHours: { from: 11 * 60, to: 13 * 60 } });
    await fixture.send.execute(place.system);
    expect(await fixture.letters(worker.email)).toEqual([]);
    hours(1);
    await fixture.send.execute(place.system);
    expect(await fixture.letters(worker.email)).toHaveLength(1);
  });

  it('are not sent to someone whose membership has ended', async () => {
    await convene();
    const administrator = await givenMember(fixture.database, place, { role: 'administrator' });
    await fixture.members.remove(administrator.actor, { accountId: worker.actor.accountId!, baseVersion: 1 });
    await fixture.send.execute(place.system);
    expect(await fixture.letters(worker.email)).toEqual([]);
    expect(await fixture.letters(employer.email)).toHaveLength(1);
  });

  it('are not sent about what happened days ago, for example during an interruption', async () => {
    await conveneRoundtable(fixture, place, [worker.actor]);
    hours(24 * 4);
    await fixture.deliver(place);
    await fixture.send.execute(place.system);
    expect(await fixture.sentences(worker.actor)).toHaveLength(1);
    expect(await fixture.letters(worker.email)).toEqual([]);
  });
});

describe('the link to stop emails', () => {
  it('stops them without signing in, and leaves the page as it is', async () => {
    await convene();
    await fixture.send.execute(place.system);
    const [letter] = await fixture.letters(worker.email);
    const token = letter!.unsubscribe!.split('/').at(-1)!;
    await openAction();
    await fixture.deliver(place);
    await fixture.changeSettings.stopMails(token);
    await fixture.changeSettings.stopMails(token);
    hours(48);
    await fixture.send.execute(place.system);
    expect(await fixture.letters(worker.email)).toHaveLength(1);
    expect(await fixture.sentences(worker.actor)).toHaveLength(2);
    const { topics } = await fixture.settings.execute(worker.actor);
    expect(new Set(Object.values(topics))).toEqual(new Set(['app']));
    expect((await fixture.settings.execute(employer.actor)).topics['roundtables']).toBe('at-once');
  });

  it.each(['', 'x', 'a'.repeat(75), `${'0'.repeat(32)}${'-'.repeat(43)}`])('is refused as %p', async (token) => {
    await expect(fixture.changeSettings.stopMails(token)).rejects.toMatchObject({
      code: 'notifications.stop-link.unknown',
    });
  });
});

describe('settings', () => {
  it('with quiet hours that begin when they end are refused', async () => {
    await expect(choose(worker, { quietHours: { from: 60, to: 60 } })).rejects.toMatchObject({
      code: 'notifications.settings.quiet-hours-wrong',
    });
  });
});

describe('sending that is cut', () => {
  it('by connections that are ended, by two processes at once, sends each person exactly one email', async () => {
    const people = 170;
    const members: GivenMember[] = [];
    for (let count = 0; count < people; count += 1)
      members.push(await givenMember(fixture.database, place, { constituency: 'workers' }));
    await conveneRoundtable(
      fixture,
      place,
      members.map(({ actor }) => actor),
    );
    await fixture.deliver(place);
    let cuts = 0;
    const cut = async (): Promise<void> => {
      const ended = await fixture.owner(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND usename <> current_user AND state <> 'idle'`,
      );
      cuts += ended.length;
    };
    while (cuts < 3) {
      const before = cuts;
      let isSending = true;
      const sending = [fixture.send.execute(place.system), fixture.send.execute(place.system)];
      const ended = Promise.allSettled(sending).then(() => (isSending = false));
      while (isSending && cuts === before) await cut();
      await ended;
      if ((await fixture.letters()).filter(isOf(members)).length === people) break;
    }
    await fixture.send.execute(place.system);
    const letters = (await fixture.letters()).filter(isOf(members));
    expect(letters).toHaveLength(people);
    expect(new Set(letters.map(({ recipient }) => recipient)).size).toBe(people);
    expect(cuts).toBeGreaterThan(0);
  });
});

const isOf =
  (members: readonly GivenMember[]) =>
  ({ recipient }: { readonly recipient: string }): boolean =>
    members.some(({ email }) => email === recipient);
