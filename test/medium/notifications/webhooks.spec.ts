import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import http, { type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { localized } from '../../../src/kernel/localized-text.js';
import { PlanConstituencyMeeting } from '../../../src/modules/dialogue/use-cases/plan-constituency-meeting.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { type WebhookKind, webhookKinds } from '../../../src/modules/notifications/domain/webhook.js';
import { QueueWebhooksWhenSomethingHappened } from '../../../src/modules/notifications/subscribers/queue-webhooks-when-something-happened.js';
import { KeepWebhooks, type WebhookChange } from '../../../src/modules/notifications/use-cases/keep-webhooks.js';
import { QueueWebhooks } from '../../../src/modules/notifications/use-cases/queue-webhooks.js';
import { SendWebhooks } from '../../../src/modules/notifications/use-cases/send-webhooks.js';
import { WebhookSecrets } from '../../../src/modules/notifications/use-cases/webhook-secrets.js';
import { readSettings } from '../../../src/platform/config/environment.js';
import type { DomainEvent } from '../../../src/platform/events/index.js';
import { OutgoingRequests } from '../../../src/platform/outgoing/index.js';
import { SecretsKey } from '../../../src/platform/sealing/index.js';
import { givenAccepted } from '../../support/group-acceptance.js';
import { givenMember, type GivenMember, givenWorkspace, type GivenWorkspace } from '../../support/workspace.js';
import { conveneRoundtable, type Notifications, noon, openNotifications } from './notifications-fixture.js';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let fixture: Notifications;
let keep: KeepWebhooks;
let send: SendWebhooks;
let subscriber: QueueWebhooksWhenSomethingHappened;
let place: GivenWorkspace;
let administrator: GivenMember;
let worker: GivenMember;
let url: string;
let status: number;
const received: Received[] = [];
const receiver = http.createServer((request, response) => {
  void text(request).then((body) => {
    received.push({ headers: request.headers, body });
    response.writeHead(status).end();
  });
});

beforeAll(async () => {
  fixture = await openNotifications();
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;
  const settings = readSettings({ PUBLIC_URL: 'https://tripartite.example/', WEBHOOK_ADDRESSES: '127.0.0.1' });
  const [requests, secrets] = [new OutgoingRequests(settings), new WebhookSecrets(SecretsKey.temporary())];
  const { database, clock, identity, subjects, dialogue, roadmap } = fixture;
  const queue = new QueueWebhooks(identity, subjects, settings, dialogue.facade, roadmap);
  keep = new KeepWebhooks(database, requests, secrets, queue, dialogue.facade);
  send = new SendWebhooks(database, clock, secrets, requests, identity);
  subscriber = new QueueWebhooksWhenSomethingHappened(queue);
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await fixture.close();
});
beforeEach(async () => {
  fixture.clock.moveTo(noon);
  received.length = 0;
  status = 204;
  place = await givenWorkspace(fixture.database);
  administrator = await givenMember(fixture.database, place, { role: 'administrator' });
  worker = await givenMember(fixture.database, place, { constituency: 'workers' });
});

const add = (kinds: readonly WebhookKind[] = webhookKinds) => keep.add(administrator.actor, { url, kinds });
const change = (id: string, changes: Partial<WebhookChange>, baseVersion = 1) =>
  keep.change(administrator.actor, { ...{ id, url, kinds: webhookKinds, paused: false, baseVersion }, ...changes });
const list = () => keep.list(administrator.actor);

/** Everything that was recorded, as the dispatcher hands it over, and then what is due. */
async function deliver(): Promise<void> {
  const events = await fixture.owner<DomainEvent>(
    `SELECT id, workspace_id AS "workspaceId", type, subject, actor_id AS "actorId", payload,
       recorded_at AS "recordedAt" FROM domain_event WHERE workspace_id = $1 AND type = ANY ($2) ORDER BY recorded_at, id`,
    [place.workspaceId, subscriber.types],
  );
  for (const event of events) await fixture.database.write(place.system, (tx) => subscriber.handle(event, tx));
  await send.execute(place.system);
}

describe('a webhook', () => {
  it('is paused before anything is sent when its person is no longer an administrator, until another one saves it', async () => {
    const { id } = await add(['roundtable.convened']);
    await conveneRoundtable(fixture, place, [worker.actor]);
    await fixture.owner("UPDATE identity_membership SET roles = '{member}' WHERE account_id = $1", [
      administrator.actor.accountId,
    ]);
    await deliver();
    expect(received).toEqual([]);
    const other = await givenMember(fixture.database, place, { role: 'administrator' });
    expect(await keep.list(other.actor)).toMatchObject([
      {
        ...{ pausedAt: noon, pauseReason: 'right-ended', version: 2 },
        deliveries: [{ failure: 'paused', nextAttemptAt: null }],
      },
    ]);
    const content = { id, url, kinds: webhookKinds, paused: false, baseVersion: 2 };
    await keep.change(other.actor, content);
    await keep.test(other.actor, id);
    await send.execute(place.system);
    expect(received).toHaveLength(1);
  });

  it('says since when and why it is paused, also after another change, until it is resumed', async () => {
    const { id } = await add();
    expect(await list()).toMatchObject([{ pausedAt: null, pauseReason: null }]);
    await change(id, { paused: true });
    fixture.clock.advance(60_000);
    await change(id, { paused: true, kinds: ['wave.opened'] }, 2);
    expect(await list()).toMatchObject([{ pausedAt: noon, pauseReason: 'administrator' }]);
    await change(id, { paused: false }, 3);
    expect(await list()).toMatchObject([{ pausedAt: null, pauseReason: null }]);
  });

  it('receives the chosen events once, without names and titles, signed with the secret that was shown once', async () => {
    const { secret } = await add(['roundtable.convened']);
    const roundtableId = await conveneRoundtable(fixture, place, [worker.actor]);
    await deliver();
    await deliver();
    expect(received).toHaveLength(1);
    const [{ headers, body }] = received as [Received];
    const [workspace] = await fixture.owner<{ slug: string }>('SELECT slug FROM identity_workspace WHERE id = $1', [
      place.workspaceId,
    ]);
    const { slug } = workspace!;
    expect(JSON.parse(body)).toEqual({
      type: 'roundtable.convened',
      timestamp: noon.toISOString(),
      data: {
        workspace: slug,
        subject: {
          ...{ type: 'roundtable', id: roundtableId },
          url: `https://tripartite.example/w/${slug}/roundtables/${roundtableId}`,
        },
      },
    });
    // as the specification of Standard Webhooks says
    const key = Buffer.from(/^whsec_(.+)$/.exec(secret)![1]!, 'base64');
    const signed = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body}`;
    const expected = createHmac('sha256', key).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(headers['webhook-timestamp']).toBe(String(noon.getTime() / 1000));
    expect((await list())[0]).toMatchObject({
      deliveries: [{ kind: 'roundtable.convened', status: 204, failure: null }],
    });
    expect(JSON.stringify(await list())).not.toContain(secret.slice(6));
  });

  it('is tried again with growing pauses and the same identifier, until it succeeds or two days have passed', async () => {
    const { id } = await add();
    status = 503;
    await keep.test(administrator.actor, id);
    await send.execute(place.system);
    for (const [before, minutes] of [1, 5, 30, 120, 480, 1440].entries()) {
      fixture.clock.advance(minutes * 60_000 - 1);
      await send.execute(place.system);
      expect(received).toHaveLength(before + 1);
      fixture.clock.advance(1);
      await send.execute(place.system);
      expect(received).toHaveLength(before + 2);
    }
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect((await list())[0]!.deliveries).toMatchObject([
      { attempts: 7, status: 503, failure: 'status', nextAttemptAt: null },
    ]);
    await keep.test(administrator.actor, id);
    status = 200;
    await send.execute(place.system);
    expect((await list())[0]!.deliveries[0]).toMatchObject({ attempts: 1, status: 200, failure: null });
  });

  it('is sent again after a process was killed while sending, not by two processes at once', async () => {
    const { id } = await add();
    await keep.test(administrator.actor, id);
    await Promise.all([send.execute(place.system), send.execute(place.system)]);
    expect(received).toHaveLength(1);
    await fixture.owner('UPDATE notifications_webhook_delivery SET delivered_at = NULL, next_attempt_at = $1', [
      new Date(noon.getTime() + 60_000),
    ]);
    fixture.clock.advance(60_000);
    await send.execute(place.system);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(received).toHaveLength(2);
  });

  it('learns nothing of drafts and of the meetings of a group, and nothing that happens while it is paused', async () => {
    const { id } = await add();
    const roundtableId = await conveneRoundtable(fixture, place, [worker.actor]);
    await deliver();
    received.length = 0;
    await givenAccepted(
      (sql, values) => fixture.owner(sql, values),
      { workspaceId: place.workspaceId, roundtableId, constituency: 'workers' },
      [worker.actor.personId!],
    );
    await new PlanConstituencyMeeting(fixture.database, new DirectoryFacade()).execute(worker.actor, {
      ...{ roundtableId, title: localized('Wages first', '先谈工资'), startsOn: '2025-12-09', endsOn: '2025-12-09' },
    } as never);
    const days = { startsOn: '2025-12-10', endsOn: '2025-12-11', timeZone: 'Asia/Shanghai' };
    const draft = await fixture.dialogue.create.execute(place.system, { title: localized('Draft', '草稿'), ...days });
    await fixture.dialogue.edit.execute(place.system, {
      ...{ roundtableId: draft.id, baseVersion: 1, changes: { startsOn: '2025-12-11' } },
    });
    await deliver();
    expect(received).toEqual([]);
    await change(id, { paused: true });
    await fixture.dialogue.state.execute(place.system, { roundtableId, to: 'draft', reason: 'No room' });
    await fixture.dialogue.state.execute(place.system, { roundtableId, to: 'convened' });
    await expect(keep.test(administrator.actor, id)).rejects.toMatchObject({ code: 'notifications.webhook.paused' });
    await deliver();
    await change(id, { paused: false }, 2);
    await send.execute(place.system);
    expect(received).toEqual([]);
  });

  it('does not receive after a pause what waited before, and at most five tests wait at a time', async () => {
    const { id } = await add();
    for (let tests = 0; tests < 5; tests += 1) await keep.test(administrator.actor, id);
    await expect(keep.test(administrator.actor, id)).rejects.toMatchObject({
      code: 'notifications.webhook.too-many-tests',
    });
    await change(id, { paused: true });
    await change(id, { paused: false }, 2);
    await send.execute(place.system);
    expect(received).toEqual([]);
    expect((await list())[0]!.deliveries[0]).toMatchObject({ failure: 'paused', nextAttemptAt: null });
    await keep.test(administrator.actor, id);
    await send.execute(place.system);
    expect(received).toHaveLength(1);
  });

  it('of a working group receives events of this group, its meetings and its actions only', async () => {
    const { dialogue } = fixture;
    const form = (en: string) =>
      dialogue.formGroup.execute(place.system, { name: localized(en, '组'), composition: ['workers'] });
    const [{ id: groupId }, { id: otherId }] = [await form('Skills'), await form('Transport')];
    const kinds = ['meeting.planned', 'working-group.changed', 'action.created'] as const;
    await keep.add(administrator.actor, { url, kinds, workingGroupId: groupId });
    const wrong = { url, workingGroupId: groupId, kinds: ['wave.opened'] as const };
    await expect(keep.add(administrator.actor, wrong)).rejects.toMatchObject({
      code: 'notifications.webhook.kind-of-group',
    });
    await expect(
      keep.add(administrator.actor, { url, kinds, workingGroupId: place.workspaceId }),
    ).rejects.toMatchObject({ code: 'notifications.webhook.group-unknown' });
    const day = { startsOn: '2025-12-10', endsOn: '2025-12-10' };
    for (const workingGroupId of [groupId, otherId]) {
      await dialogue.join.execute(place.system, {
        workingGroupId,
        personId: worker.actor.personId!,
        function: 'member',
      });
      await dialogue.planGroupMeeting.execute(place.system, { workingGroupId, ...day });
      await fixture.openAction.execute(place.system, {
        ...{ title: localized('Train installers', '培训安装人员'), ownerWorkingGroupId: workingGroupId },
      });
    }
    await fixture.openAction.execute(place.system, { title: localized('Of no group', '无工作组') });
    const roundtableId = await conveneRoundtable(fixture, place, [worker.actor]);
    await dialogue.planMeeting.execute(place.system, { roundtableId, ...day });
    await givenAccepted(
      (sql, values) => fixture.owner(sql, values),
      { workspaceId: place.workspaceId, roundtableId, constituency: 'workers' },
      [worker.actor.personId!],
    );
    await new PlanConstituencyMeeting(fixture.database, new DirectoryFacade()).execute(worker.actor, {
      ...{ roundtableId, title: localized('Wages first', '先谈工资'), ...day },
    } as never);
    await deliver();
    const said = received.map(({ body }) => JSON.parse(body) as { type: string; data: { subject: { id: string } } });
    expect(said.map(({ type }) => type).toSorted()).toEqual([
      'action.created',
      'meeting.planned',
      'working-group.changed',
    ]);
    expect(said.filter(({ type }) => type !== 'action.created').map(({ data }) => data.subject.id)).toEqual([
      groupId,
      groupId,
    ]);
  });

  it('is changed by the first of two people who decide on the same version; the second is refused in both languages', async () => {
    const { id } = await add();
    await change(id, { paused: true });
    await expect(change(id, { kinds: ['wave.opened'] })).rejects.toMatchObject({
      ...{ code: 'notifications.webhook.changed', kind: 'conflict' },
      title: { en: 'Someone else has changed this.', zh: '内容已被他人修改。' },
    });
    expect(await list()).toMatchObject([{ pausedAt: noon, version: 2, kinds: webhookKinds }]);
  });

  it('that fails leaves its other deliveries to the next batch, and those of other webhooks are sent', async () => {
    const broken = await keep.add(administrator.actor, { url: url.replace(/\d+\/hooks/, '1/'), kinds: webhookKinds });
    const { id } = await add();
    for (const one of [broken.id, broken.id, id, id]) await keep.test(administrator.actor, one);
    expect(await send.execute(place.system)).toEqual({ attempts: 3 });
    expect(received).toHaveLength(2);
  });

  it('loses its deliveries after a month, cannot be changed once deleted, and is one of at most twenty', async () => {
    const { id } = await add();
    await keep.test(administrator.actor, id);
    fixture.clock.advance(30 * 86_400_000 + 1);
    await send.expire(place.system);
    expect(await list()).toMatchObject([{ id, deliveries: [] }]);
    await keep.remove(administrator.actor, id);
    await expect(change(id, { paused: false })).rejects.toMatchObject({ kind: 'not-found' });
    const made = await Promise.allSettled(Array.from({ length: 22 }, () => add()));
    expect(made.filter((one) => one.status === 'fulfilled')).toHaveLength(20);
  });

  it('is kept by administrators only, at addresses to which the program may send', async () => {
    const facilitator = await givenMember(fixture.database, place, { role: 'facilitator' });
    await expect(keep.list(facilitator.actor)).rejects.toMatchObject({ kind: 'forbidden' });
    for (const wrong of ['http://10.0.0.1/', 'https://169.254.169.254/', 'http://2130706434/', 'javascript:alert(1)'])
      await expect(keep.add(administrator.actor, { url: wrong, kinds: ['wave.opened'] })).rejects.toMatchObject({
        code: 'notifications.webhook.address-refused',
      });
    const byToken = { ...administrator.actor, sessionId: null };
    await expect(keep.add(byToken, { url, kinds: ['wave.opened'] })).rejects.toMatchObject({
      code: 'identity.session.needed',
    });
    const { id } = await add();
    const refused = { code: 'identity.session.needed' };
    const unchanged = { ...{ id, url, kinds: webhookKinds }, paused: false, baseVersion: 1 };
    await expect(keep.change(byToken, unchanged)).rejects.toMatchObject(refused);
    await expect(keep.remove(byToken, id)).rejects.toMatchObject(refused);
    await keep.test(administrator.actor, id);
    await keep.remove(administrator.actor, id);
    await deliver();
    expect([await list(), received]).toEqual([[], []]);
    await expect(keep.test(administrator.actor, id)).rejects.toMatchObject({ kind: 'not-found' });
  });
});
