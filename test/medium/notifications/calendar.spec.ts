import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { localized } from '../../../src/kernel/localized-text.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { PlanConstituencyMeeting } from '../../../src/modules/dialogue/use-cases/plan-constituency-meeting.js';
import { KeepCalendarAddress } from '../../../src/modules/notifications/use-cases/keep-calendar-address.js';
import { ReadCalendar } from '../../../src/modules/notifications/use-cases/read-calendar.js';
import { ReadCalendarContent } from '../../../src/modules/notifications/use-cases/read-calendar-content.js';
import { ReadMeetings } from '../../../src/modules/notifications/use-cases/read-meetings.js';
import { readSettings } from '../../../src/platform/config/environment.js';
import { givenAccepted } from '../../support/group-acceptance.js';
import { givenMember, type GivenMember, givenWorkspace, type GivenWorkspace } from '../../support/workspace.js';
import { conveneRoundtable, type Notifications, noon, openNotifications } from './notifications-fixture.js';

let fixture: Notifications;
let address: KeepCalendarAddress;
let calendar: ReadCalendar;
let place: GivenWorkspace;
let worker: GivenMember;
let employer: GivenMember;
let roundtableId: string;

beforeAll(async () => {
  fixture = await openNotifications();
  const { database, identity, dialogue, roadmap, subjects } = fixture;
  const settings = readSettings({ PUBLIC_URL: 'https://tripartite.example/' });
  const meetings = new ReadMeetings(dialogue.facade, new DirectoryFacade(), identity);
  const content = new ReadCalendarContent(roadmap, meetings, subjects, dialogue.facade);
  address = new KeepCalendarAddress(database, settings);
  calendar = new ReadCalendar(database, identity, content, settings);
});
afterAll(() => fixture.close());
beforeEach(async () => {
  fixture.clock.moveTo(noon);
  place = await givenWorkspace(fixture.database);
  worker = await givenMember(fixture.database, place, { constituency: 'workers' });
  employer = await givenMember(fixture.database, place, { constituency: 'employers' });
  roundtableId = await conveneRoundtable(fixture, place, [worker.actor, employer.actor]);
});

async function newToken(actor: Actor): Promise<string> {
  const { url } = await address.renew(actor);
  return /^https:\/\/tripartite\.example\/api\/notifications\/calendars\/(\S+)\/calendar\.ics$/.exec(url!)![1]!;
}

/** The events of a person's calendar, read by a library that knows nothing of ours. */
async function events(token: string) {
  const read = new ICAL.Component(ICAL.parse(await calendar.execute(token)) as never[]);
  return read.getAllSubcomponents('vevent').map((event) => {
    const value = (name: string): string => String(event.getFirstPropertyValue(name));
    const description = value('description').split('\n');
    return {
      ...{ summary: value('summary'), start: value('dtstart'), status: value('status'), url: value('url') },
      description,
    };
  });
}
const summaries = async (token: string) => (await events(token)).map(({ summary }) => summary);

/** A meeting of the workers' group, planned by one of its members. */
const groupMeeting = async () => {
  await givenAccepted(
    (sql, values) => fixture.owner(sql, values),
    { workspaceId: place.workspaceId, roundtableId, constituency: 'workers' },
    [worker.actor.personId!],
  );
  return new PlanConstituencyMeeting(fixture.database, new DirectoryFacade()).execute(worker.actor, {
    ...{ roundtableId, title: localized('Wages first', '先谈工资'), startsOn: '2025-12-09', endsOn: '2025-12-09' },
  } as never);
};

describe('the calendar at a secret address', () => {
  it('has the meetings of the person and the due dates of their own actions, until these are reported complete', async () => {
    const { id } = await fixture.openAction.execute(place.system, {
      ...{ title: localized('Dust monitors', '粉尘监测'), ownerPersonId: worker.actor.personId!, dueOn: '2026-03-31' },
    } as never);
    const token = await newToken(worker.actor);
    expect(await events(token)).toMatchObject([
      { summary: 'RT1 Green jobs', start: '2025-12-10', status: 'CONFIRMED' },
      { summary: 'Due: A-001 Dust monitors', start: '2026-03-31', url: expect.stringContaining(`/roadmap/${id}`) },
    ]);
    expect(await summaries(await newToken(employer.actor))).toEqual(['RT1 Green jobs']);
  });

  it('has the due date first agreed with an action whose due date was moved twice', async () => {
    const { id } = await fixture.openAction.execute(place.system, {
      ...{ title: localized('Dust monitors', '粉尘监测'), ownerPersonId: worker.actor.personId!, dueOn: '2026-03-31' },
      stage: 'agreed',
    } as never);
    for (const [at, dueOn] of ['2026-06-30', '2026-09-30'].entries())
      await fixture.edit.execute(place.system, {
        actionId: id,
        baseVersion: at + 1,
        changes: { dueOn },
        reason: 'Later',
      });
    const dueDate = async (actor: Actor) => (await events(await newToken(actor))).find(({ url }) => url.includes(id));
    expect(await dueDate(worker.actor)).toMatchObject({
      ...{
        start: '2026-09-30',
        description: ['Originally due 31 Mar 2026', expect.stringContaining(`/roadmap/${id}`)],
      },
    });
  });

  it('shows a cancelled meeting as cancelled, and nothing of a roundtable that was returned to draft', async () => {
    const token = await newToken(worker.actor);
    const days = { startsOn: '2025-12-20', endsOn: '2025-12-20' };
    const { id } = await fixture.dialogue.planMeeting.execute(place.system, { roundtableId, ...days });
    const cancelled = { meetingId: id, to: 'cancelled' as const, reason: 'No room' };
    await fixture.database.write(place.system, (tx) => fixture.dialogue.meetingStates.within(tx, cancelled));
    expect((await events(token)).map(({ status }) => status)).toEqual(['CONFIRMED', 'CANCELLED']);
    await fixture.dialogue.state.execute(place.system, { roundtableId, to: 'draft', reason: 'No room' });
    expect(await events(token)).toEqual([]);
  });

  it('has every roundtable for facilitators, without meetings that ended more than a year ago', async () => {
    const facilitator = await givenMember(fixture.database, place, { role: 'facilitator' });
    for (const day of ['2020-12-20', '2024-11-24', '2024-11-25', '2026-01-20'])
      await fixture.dialogue.create.execute(place.system, {
        ...{ title: localized(day, day), startsOn: day, endsOn: day, timeZone: 'Asia/Shanghai' },
      });
    const seen = await summaries(await newToken(facilitator.actor));
    expect(seen).toEqual([
      expect.stringContaining('2024-11-25'),
      'RT1 Green jobs',
      expect.stringContaining('2026-01-20'),
    ]);
  });

  it('has the meetings of a group for its members only, and not after they changed to another group', async () => {
    await groupMeeting();
    const facilitator = await givenMember(fixture.database, place, { role: 'facilitator', constituency: 'workers' });
    const tokens = [await newToken(worker.actor), await newToken(employer.actor), await newToken(facilitator.actor)];
    const seen = await Promise.all(
      tokens.map(async (token) => (await calendar.execute(token)).includes('Wages first')),
    );
    expect(seen).toEqual([true, false, false]);
    await fixture.owner(`UPDATE identity_person SET constituency = 'employers' WHERE id = $1`, [worker.actor.personId]);
    expect(await summaries(tokens[0]!)).toEqual(['RT1 Green jobs']);
  });

  it('is not found at an address that was replaced, removed or invented, nor for a person who is no longer a member', async () => {
    const refused = { kind: 'not-found', code: 'notifications.calendar.unknown' };
    const first = await newToken(worker.actor);
    const second = await newToken(worker.actor);
    await expect(calendar.execute(first)).rejects.toMatchObject(refused);
    expect(await summaries(second)).toEqual(['RT1 Green jobs']);
    expect(await address.read(worker.actor)).toEqual({ createdAt: noon, url: null });
    const byToken = { ...worker.actor, sessionId: null };
    for (const attempt of [address.renew(byToken), address.remove(byToken)])
      await expect(attempt).rejects.toMatchObject({ code: 'identity.session.needed' });
    await address.remove(worker.actor);
    await expect(calendar.execute(second)).rejects.toMatchObject(refused);
    const left = await newToken(employer.actor);
    await fixture.owner('DELETE FROM identity_membership WHERE person_id = $1', [employer.actor.personId]);
    for (const token of [left, `${second.slice(0, -1)}_`, 'x'.repeat(75), ''])
      await expect(calendar.execute(token)).rejects.toMatchObject(refused);
  });
});
