import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import PostalMime, { type Email } from 'postal-mime';
import { SendDueMails } from '../../src/modules/notifications/use-cases/send-due-mails.js';
import { Database } from '../../src/platform/database/database.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { type GivenMember, givenWorkspace, type GivenWorkspace } from '../support/workspace.js';

type Person = Visitor & GivenMember;

let running: RunningApp;
let place: GivenWorkspace;
let owner: Person;
let facilitator: Person;

beforeAll(async () => {
  running = await startApp({ settings: { PUBLIC_URL: 'https://tripartite.example' } });
  place = await givenWorkspace(running.app.get(Database));
  owner = await givenVisitor(running, place, { constituency: 'workers' });
  facilitator = await givenVisitor(running, place, { role: 'facilitator' });
  // the first answer is compared with the description of the whole API, which takes long to read
  await unread(owner);
}, 180_000);
afterAll(() => running.close());

const address = (rest: string): string => `/api/workspaces/${place.workspaceId}${rest}`;

async function unread(who: Person): Promise<number> {
  return (await who.call('GET', address('/notifications/unread'))).body['unread'] as number;
}

async function until<T>(find: () => Promise<T | undefined>): Promise<T> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    const found = await find();
    if (found !== undefined) return found;
    await sleep(50);
  }
  throw new Error('did not happen within 15 s');
}

const openAction = async (en: string, zh: string): Promise<void> => {
  const body = { title: { en, zh }, ownerOrganisationId: owner.actor.organisationId };
  expect((await facilitator.call('POST', address('/roadmap/actions'), { body })).status).toBe(201);
};
const untilUnread = (count: number): Promise<true> =>
  until(async () => ((await unread(owner)) === count ? true : undefined));

async function choose(changes: Readonly<Record<string, string>>): Promise<void> {
  const { body } = await owner.call('GET', address('/notifications/settings'));
  const topics = (body['topics'] as { topic: string; delivery: string }[]).map(({ topic, delivery }) => ({
    topic,
    delivery: changes[topic] ?? delivery,
  }));
  const changed = await owner.call('PUT', address('/notifications/settings'), { body: { ...body, topics } });
  expect(changed.status).toBe(200);
}

/** The emails that the program wrote for a person, as a mail program reads them. */
async function letters(to: string): Promise<Email[]> {
  const folder = path.join(running.folder, 'mail');
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const all = await Promise.all(files.map((file) => PostalMime.parse(readFileSync(path.join(folder, file)))));
  return all.filter((letter) => letter.to?.some((one) => 'address' in one && one.address === to));
}

const header = (letter: Email, name: string): string | undefined =>
  letter.headers.find(({ key }) => key === name)?.value;

describe('notifications over HTTP', () => {
  it('appear for the owner of a new action, and are marked as read', async () => {
    await openAction('Train safety officers', '培训安全员');
    await untilUnread(1);
    const { body } = await owner.call('GET', address('/notifications'));
    const [item] = body['items'] as { id: string; kind: string; sentence: { zh: string }; path: string }[];
    expect(item).toMatchObject({
      kind: 'action-assigned',
      sentence: { zh: '您或您所在组织负责的新行动：A-001 培训安全员' },
      path: expect.stringMatching(/^\/roadmap\/[0-9a-f-]{36}$/) as unknown,
    });
    expect(await unread(facilitator)).toBe(0);
    const read = { body: { ids: [item!.id] } };
    expect((await owner.call('POST', address('/notifications/read'), read)).status).toBe(204);
    expect(await unread(owner)).toBe(0);
  });

  it('reach a mail program as one email with many items, Chinese intact, which is stopped by one POST', async () => {
    await choose({ actions: 'at-once' });
    await running.app.get(Database).write(place.system, async (tx) => {
      await tx.query('SELECT identity_speak($1, $2)', [owner.actor.accountId, 'zh-CN']);
    });
    await openAction('Measure heat', '测量高温');
    await openAction('Publish results', '公布结果');
    await untilUnread(2);
    await running.app.get(SendDueMails).execute(place.system);
    const [letter] = await until(async () => {
      const found = await letters(owner.email);
      return found.length > 0 ? found : undefined;
    });
    expect(letter!.subject).toBe('工作区：2条通知');
    expect(letter!.text).toContain('A-002 测量高温');
    expect(letter!.text).toContain('A-003 公布结果');
    expect(letter!.messageId).toMatch(/^<[0-9a-f-]{36}@tripartite>$/);
    expect(header(letter!, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const link = /^<https:\/\/tripartite\.example(\/\S+)>$/.exec(header(letter!, 'list-unsubscribe') ?? '')?.[1];
    const page = await fetch(running.url + link!, { redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(/^\/notifications\/stop#[\w-]{75}$/),
    ]);
    const stopped = await fetch(running.url + link!, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(stopped.status).toBe(204);
    const { body } = await owner.call('GET', address('/notifications/settings'));
    const deliveries = (body['topics'] as { delivery: string }[]).map(({ delivery }) => delivery);
    expect(new Set(deliveries)).toEqual(new Set(['app']));
    await openAction('One more', '又一项');
    await untilUnread(3);
    expect(await running.app.get(SendDueMails).execute(place.system)).toEqual({ mails: 0 });
  });

  it.each([
    ['an unknown topic', { topics: [{ topic: 'weather', delivery: 'off' }], quietHours: null, reminderDays: 7 }],
    ['an unknown delivery', { topics: [{ topic: 'seats', delivery: 'fax' }], quietHours: null, reminderDays: 7 }],
    ['quiet hours after midnight of the next day', { topics: [], quietHours: { from: 0, to: 1440 }, reminderDays: 7 }],
    ['reminders that are too early', { topics: [], quietHours: null, reminderDays: 31 }],
    ['quiet hours of no length', { topics: [], quietHours: { from: 60, to: 60 }, reminderDays: 7 }],
  ])('refuse settings with %s and change nothing', async (_, body) => {
    const before = (await owner.call('GET', address('/notifications/settings'))).body;
    const { status } = await owner.call('PUT', address('/notifications/settings'), { body });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect((await owner.call('GET', address('/notifications/settings'))).body).toEqual(before);
  });

  it('invite to a meeting with an event that calendars read, and take the answer of a reader who is not signed in', async () => {
    const body = {
      title: { en: 'Green jobs', zh: '绿色岗位与体面劳动圆桌会议' },
      ...{ startsOn: '2031-04-16', endsOn: '2031-04-16', opensAt: '09:00', timeZone: 'Asia/Shanghai' },
    };
    const created = await facilitator.call('POST', address('/roundtables'), { body });
    const { id } = created.body as { id: string };
    const seat = { body: { people: [{ personId: owner.actor.personId, kind: 'titular' }] } };
    expect((await facilitator.call('POST', address(`/roundtables/${id}/seats`), seat)).status).toBe(201);
    const convene = { body: { to: 'convened', reason: 'The delegations are still to be named.' } };
    expect((await facilitator.call('POST', address(`/roundtables/${id}/transitions`), convene)).status).toBeLessThan(
      300,
    );
    const letter = await until(async () =>
      (await letters(owner.email)).find(({ text }) => text?.includes('/notifications/invitation#')),
    );
    const [part] = letter.attachments.filter(({ mimeType }) => mimeType === 'text/calendar');
    const content = typeof part!.content === 'string' ? part!.content : new TextDecoder().decode(part!.content);
    const calendar = new ICAL.Component(ICAL.parse(content) as never[]);
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
    expect([part!.method, event.summary, event.startDate.toJSDate().toISOString()]).toEqual([
      'REQUEST',
      'RT1 绿色岗位与体面劳动圆桌会议',
      '2031-04-16T01:00:00.000Z',
    ]);
    const [, token] = /invitation#([\w-]{75})/.exec(letter.text!)!;
    const link = `${running.url}/api/notifications/invitations/${token}`;
    const list = address(`/notifications/meetings/${id}/invitations`);
    expect(await (await fetch(link)).json()).toMatchObject({ state: 'open', answer: null });
    expect((await facilitator.call('GET', list)).body['items']).toMatchObject([{ answer: null }]);
    const answered = await fetch(link, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ answer: 'substitute' }),
    });
    expect(answered.status).toBe(200);
    expect((await facilitator.call('GET', list)).body['items']).toMatchObject([{ answer: 'substitute' }]);
    expect((await owner.call('GET', list)).status).toBe(403);
  });

  it('give each person a calendar at a secret address, which programs read without signing in until it is replaced', async () => {
    const post = async (): Promise<string> => {
      const { body } = await owner.call('POST', address('/notifications/calendar-address'));
      return running.url + new URL(body['url'] as string).pathname;
    };
    const first = await post();
    const answer = await fetch(first);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      ...[200, 'text/calendar; charset=utf-8', 'no-store'],
    ]);
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as never[]);
    const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event).summary);
    expect(events).toContain('RT1 绿色岗位与体面劳动圆桌会议');
    const second = await post();
    expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200]);
    expect((await owner.call('DELETE', address('/notifications/calendar-address'))).status).toBe(204);
    expect((await fetch(second)).status).toBe(404);
  });

  it('do not exist for a member of another workspace, and a stop link with a wrong secret is not found', async () => {
    const elsewhere = await givenWorkspace(running.app.get(Database));
    const outsider = await givenVisitor(running, elsewhere);
    for (const rest of ['', '/unread', '/settings'])
      expect((await outsider.call('GET', address(`/notifications${rest}`))).status).toBe(404);
    const wrong = `${place.workspaceId.replaceAll('-', '')}${'x'.repeat(43)}`;
    const answer = await fetch(`${running.url}/api/notifications/stop/${wrong}`, { method: 'POST' });
    expect(answer.status).toBe(404);
  });
});
