import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import { type Constituency, type Role, systemActor } from '../../src/kernel/actor.js';
import { hashPassword } from '../../src/platform/auth/argon2.js';
import { Database } from '../../src/platform/database/database.js';
import { Dispatcher } from '../../src/platform/events/dispatcher.js';
import { startApp } from '../support/app.js';
import type { RunningApp } from '../support/app.js';
import { givenAccepted } from '../support/group-acceptance.js';
import { cookieOf, type Visitor, visit } from '../support/visitor.js';
import { givenMember, givenWorkspace } from '../support/workspace.js';
import { differences, Parameters, read, type Reader, type Replies, type WalkedInstallation } from './gate-walk.js';
import { entries } from './isolation-entries.js';
import { entryPointsOf } from './walk-routes.js';
import type { EntryPoint } from './walk-routes.js';

const password = 'a quiet morning walk';

/** Words that occur nowhere else. */
const secret = { title: 'Quokka wages', item: 'Quokka demands', file: 'quokka-notes.txt', position: 'Quokka position' };

let running: RunningApp;
let owner: pg.Pool;
let strangers: readonly Reader[];
let member: Visitor;
let colleague: Visitor;
let memberCookie: string;
let entryPoints: readonly EntryPoint[];
let workspaceId: string;
let passwordHash: string;
let roundtableId: string;
let before: Replies;
/** Remembers the ids that it found first, so that both walks ask for the same. */
let parameters: Parameters;
let announced = 0;
/** What was announced to a member whose page of group meetings is open. */
const shown = new Set<string>();
/** Ids of what is created from here on differ between the walks, such as those of refusals. */
let since = 0;
let ids: { readonly meeting: string; readonly item: string; readonly document: string; readonly position: string };
const sockets: Socket[] = [];

/** A signed-in person of a constituency, or of none. */
async function person(role: Role, constituency: Constituency | null = null) {
  const workspace = { workspaceId, system: systemActor(workspaceId) };
  const who = { role, constituency, passwordHash };
  const { actor, email } = await givenMember(running.app.get(Database), workspace, who);
  return { cookie: await cookieOf(running.url, email, password), personId: actor.personId! };
}

const walked = (): WalkedInstallation => ({
  ...{ url: running.url, workspaceId, owner, readers: strangers, since, labels: new Map() },
});

/** Everything that strangers can read: the same addresses before and after the meeting. */
async function readAll(): Promise<Replies> {
  const into: Replies = new Map();
  const reads = entryPoints.filter(
    ({ kind, method, name }) => kind === 'http' && method === 'GET' && !name.startsWith('GET health'),
  );
  for (const who of strangers) await read(walked(), reads, { who, language: 'en', parameters, into });
  return into;
}

const path = (rest: string): string => `/api/workspaces/${workspaceId}/${rest}`;

async function settled(): Promise<void> {
  await running.app.get(Dispatcher).drain();
}

const joining = (meetingId: string) => ({ workspaceId, meetingId, lastSeq: 0 });

async function command(
  cookie: string,
  name: string,
  payload: { readonly meetingId: string },
): Promise<Record<string, unknown>> {
  const socket = io(`${running.url}/live`, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie } },
  });
  sockets.push(socket);
  await socket.timeout(10_000).emitWithAck('join', { ...joining(payload.meetingId), visitId: randomUUID() });
  return (await socket.timeout(10_000).emitWithAck(name, { workspaceId, ...payload })) as Record<string, unknown>;
}

beforeAll(async () => {
  running = await startApp();
  owner = new pg.Pool({ connectionString: running.test.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  ({ workspaceId } = await givenWorkspace(running.app.get(Database)));
  passwordHash = await hashPassword(password);
  const [administrator, facilitator] = [await person('administrator'), await person('facilitator')];
  const employer = await person('member', 'employers');
  // of the same constituency, with every right of a facilitator, but without a seat
  const unseated = await person('facilitator', 'workers');
  const [titular, adviser] = [await person('member', 'workers'), await person('member', 'workers')];
  const conductor = visit(() => running.url, facilitator.cookie);
  const [startsOn, endsOn] = ['2099-03-11', '2099-03-11'];
  const title = { en: 'Green jobs', zh: '绿色岗位' };
  const created = await conductor.call('POST', path('roundtables'), {
    body: { title, startsOn, endsOn, timeZone: 'Asia/Shanghai' },
  });
  roundtableId = created.body['id'] as string;
  const seats = [
    { personId: employer.personId, kind: 'titular' },
    { personId: titular.personId, kind: 'titular' },
    { personId: adviser.personId, kind: 'adviser' },
  ];
  await conductor.call('POST', path(`roundtables/${roundtableId}/seats`), { body: { people: seats } });
  await conductor.call('POST', path(`roundtables/${roundtableId}/agenda-items`), { body: { title } });
  const convened = await conductor.call('POST', path(`roundtables/${roundtableId}/transitions`), {
    body: { to: 'convened', reason: 'The delegations are still to be named.' },
  });
  expect(convened.status).toBe(200);
  await givenAccepted(
    (sql, values) => owner.query(sql, values),
    { workspaceId, roundtableId, constituency: 'workers' },
    [titular.personId, adviser.personId],
  );
  strangers = [
    { role: 'administrator', cookie: administrator.cookie },
    { role: 'facilitator', cookie: facilitator.cookie },
    { role: 'member', cookie: employer.cookie },
    { role: 'analyst', cookie: unseated.cookie },
  ];
  memberCookie = titular.cookie;
  member = visit(() => running.url, titular.cookie);
  colleague = visit(() => running.url, adviser.cookie);
  entryPoints = entryPointsOf(running.app);
  await settled();
  for (const { cookie } of strangers) {
    const socket = io(`${running.url}/workspace`, {
      ...{ transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie } },
    });
    sockets.push(socket);
    await socket.timeout(10_000).emitWithAck('watch', { workspaceId });
    socket.on('changed', () => (announced += 1));
  }
  const page = io(`${running.url}/workspace`, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie: colleague.cookie } },
  });
  sockets.push(page);
  page.on('changed', ({ type }: { type: string }) => shown.add(type));
  for (const [name, body] of [
    ['watch', { workspaceId }],
    ['watch-group', { workspaceId, roundtableId }],
  ] as const)
    expect(await page.timeout(10_000).emitWithAck(name, body)).toEqual({ ok: true });
  since = Date.now();
  parameters = new Parameters(walked(), ['HC-1'], 1);
  before = await readAll();
}, 300_000);

afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await owner?.end();
  await running?.close();
});

describe('a group meeting', () => {
  it('is planned, prepared, convened and held by members of the constituency', async () => {
    const days = { startsOn: '2099-03-10', endsOn: '2099-03-10', opensAt: '14:00' };
    const planned = await member.call('POST', path(`roundtables/${roundtableId}/group-meetings`), {
      body: { title: { en: secret.title, zh: '' }, ...days },
    });
    expect(planned.status).toBe(201);
    const meeting = planned.body['id'] as string;
    const added = await member.call('POST', path(`meetings/${meeting}/agenda-items`), {
      body: { title: { en: secret.item, zh: '' } },
    });
    const form = new FormData();
    form.set('title', 'Notes');
    form.set('file', new Blob(['one']), secret.file);
    const attached = await fetch(`${running.url}${path(`meetings/${meeting}/documents`)}`, {
      ...{ method: 'POST', body: form, headers: { cookie: memberCookie } },
    });
    expect(attached.status).toBe(201);
    const document = ((await attached.json()) as { id: string }).id;
    for (const to of ['convened', 'in-session'])
      expect((await member.call('POST', path(`meetings/${meeting}/transitions`), { body: { to } })).status).toBe(200);
    const outcomes: string[] = [];
    for (const kind of ['position', 'mandate']) {
      const body = { kind, text: { en: secret.position, zh: '' } };
      const recorded = await member.call('POST', path(`meetings/${meeting}/outcomes`), { body });
      expect(recorded.status).toBe(201);
      outcomes.push(recorded.body['id'] as string);
    }
    ids = { meeting, item: added.body['id'] as string, document, position: outcomes[0]! };
    const raised = await command(memberCookie, 'raise-hand', {
      ...{ meetingId: meeting, commandId: randomUUID(), kind: 'contribution' },
    });
    expect(raised).toMatchObject({ ok: true, seq: 1 });
    const page = await colleague.call('GET', path(`roundtables/${roundtableId}/group-meetings`));
    expect(page.body).toMatchObject({ constituency: 'workers', conducts: false, meetings: [{ state: 'in-session' }] });
    await settled();
  }, 60_000);

  it('reaches its members: by notification, invitation, search and record', async () => {
    const { items } = (await colleague.call('GET', path('notifications'))).body as {
      items: { sentence: { en: string } }[];
    };
    expect(items.map(({ sentence }) => sentence.en)).toContainEqual(expect.stringMatching(/^Group meeting convened: /));
    const { rows } = await owner.query('SELECT id FROM notifications_invitation WHERE meeting_id = $1', [ids.meeting]);
    expect(rows.length).toBeGreaterThanOrEqual(2);
    const found = await colleague.call('GET', path('roundtable-texts?words=quokka'));
    expect(found.body['items']).toHaveLength(2);
    const record = await colleague.call('GET', path(`chain/meetings/${ids.meeting}/record`));
    expect(record.body).toMatchObject({
      ...{ body: { kind: 'constituency-group' }, sharesPositions: false },
      outcomes: [{ kind: 'position', entries: [{ sharedAt: null }] }, { kind: 'mandate', entries: [{}] }, {}, {}],
    });
    expect((await colleague.call('GET', path(`documents/${ids.document}/file`))).status).toBe(200);
  });

  it('marks every event of it as its own', async () => {
    const { rows } = await owner.query<{ type: string }>(
      `SELECT type FROM domain_event WHERE payload ->> 'constituencyGroupId' IS NULL
         AND (payload::text || subject) ~ (SELECT string_agg(id::text, '|') FROM (
           SELECT id FROM dialogue_constituency_group UNION SELECT id FROM dialogue_meeting WHERE constituency_group_id IS NOT NULL
         ) secret)`,
    );
    expect(rows).toEqual([]);
  });

  it('changes nothing that others can read: the answers are those of a workspace without it', async () => {
    const after = await readAll();
    expect(after.size).toBeGreaterThan(200);
    expect(differences(before, after)).toEqual([]);
    for (const { text } of after.values()) expect(text).not.toMatch(/quokka/i);
  }, 600_000);

  it('announces its changes to the pages of its members, and nothing to other screens', () => {
    expect([...shown]).toEqual(
      expect.arrayContaining([
        'dialogue.meeting.planned.v1',
        'dialogue.agenda-item.added.v1',
        'dialogue.document.attached.v1',
      ]),
    );
    expect(announced).toBe(0);
  });

  it('does not exist for others: each address and each command answers as if the id were unknown', async () => {
    const sources: Readonly<Record<string, string>> = {
      ...{ dialogue_meeting: ids.meeting, dialogue_agenda_item: ids.item, dialogue_document: ids.document },
      dialogue_outcome: ids.position,
    };
    const live: readonly (readonly [string, string])[] = [['meetingId', 'dialogue_meeting']];
    const wrong: string[] = [];
    let asked = 0;
    for (const who of strangers)
      for (const entryPoint of entryPoints) {
        const named = entryPoint.path === '/live' ? live : Object.entries(entries[entryPoint.name] ?? {});
        const own = named.find(([, source]) => sources[source.split('.')[0]!] !== undefined);
        if (own === undefined) continue;
        const [parameter, source] = own;
        const answers = [];
        for (const id of [sources[source.split('.')[0]!]!, randomUUID()]) {
          const answer =
            entryPoint.kind === 'http'
              ? await http(entryPoint, parameter, id, who)
              : await bySocket(entryPoint, id, who);
          answers.push(answer.replaceAll(id, '<id>').replace(/"(instance|requestId|traceId)":"[^"]*"/g, ''));
        }
        asked += 1;
        if (answers[0] !== answers[1] || /^(2|5)/.test(answers[0]!))
          wrong.push(`${who.role} ${entryPoint.name}: ${answers.join(' / ')}`);
      }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(100);
  }, 300_000);
});

describe('a position that its spokesperson has shared', () => {
  it('is read by all others of the roundtable, and reveals nothing else', async () => {
    const refused = await colleague.call('POST', path(`outcomes/${ids.position}/sharing`));
    expect(refused.status).toBe(403);
    const shared = await member.call('POST', path(`outcomes/${ids.position}/sharing`));
    expect(shared.status).toBe(201);
    await settled();
    const after = await readAll();
    const changed = [...after].filter(([address, { text }]) => text !== before.get(address)?.text);
    const names = changed.map(([address]) => address).filter((address) => !/activity|health/.test(address));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/positions/);
    for (const [, { text }] of changed) expect(text).not.toMatch(/Quokka (wages|demands)|quokka-notes/);
    for (const [, { text }] of changed)
      for (const id of [ids.meeting, ids.item, ids.position]) expect(text).not.toContain(id);
  }, 600_000);
});

/** Bodies that are valid for some commands, so that an answer does not stop at its shape. */
const bodies: readonly object[] = [
  ...[{}, { to: 'convened' }, { titleEn: 'Mine' }, { title: { en: 'Mine', zh: '' } }, { to: 'planned' }],
  ...[{ parentId: null, day: 1, beforeId: null }, { reason: 'r' }, { commandId: randomUUID() }],
  ...[
    { commandId: randomUUID(), kind: 'contribution' },
    { commandId: randomUUID(), to: 'cancelled', reason: 'r' },
  ],
  ...[
    { personId: randomUUID(), fact: 'arrived' },
    { commandId: randomUUID(), agendaItemId: null, replaces: null },
  ],
];

async function http(
  { method, path: address }: EntryPoint,
  parameter: string,
  id: string,
  who: Reader,
): Promise<string> {
  const filled = address
    .replace(':workspaceId', workspaceId)
    .replace(`:${parameter}`, id)
    .replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');
  const sends = !['GET', 'DELETE'].includes(method);
  const answers = [];
  const all = who.role === 'administrator' ? bodies : bodies.slice(0, 1);
  for (const sent of sends ? all.map((one) => JSON.stringify(one)) : [undefined]) {
    const answer = await fetch(`${running.url}/api/${filled}`, {
      method,
      headers: { cookie: who.cookie, 'if-match': '"1"', ...(sends && { 'content-type': 'application/json' }) },
      ...(sent !== undefined && { body: sent }),
    });
    if (answer.status < 300 || answer.status >= 500) return `${answer.status} ${await answer.text()}`;
    answers.push(`${answer.status} ${await answer.text()}`);
  }
  return answers.join(' ');
}

async function bySocket({ method, path: namespace }: EntryPoint, meetingId: string, who: Reader): Promise<string> {
  const socket = io(`${running.url}${namespace}`, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie: who.cookie } },
  });
  try {
    const acting = { workspaceId, meetingId, commandId: '00000000-0000-4000-8000-000000000000', kind: 'contribution' };
    const visitId = '00000000-0000-4000-8000-000000000000';
    const entering: Readonly<Record<string, object>> = {
      join: { ...joining(meetingId), visitId },
      sync: joining(meetingId),
    };
    const payload = entering[method] ?? acting;
    // the clock of the server, a code of a new screen, and leaving where one is not, say nothing of a room
    if (['leave', 'clock', 'wait-for-pairing'].includes(method)) return '404';
    const ack = (await socket.timeout(10_000).emitWithAck(method, payload)) as { problem?: { status?: number } };
    return `${ack.problem?.status ?? 200} ${JSON.stringify(ack)}`;
  } finally {
    socket.disconnect();
  }
}
