import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { io } from 'socket.io-client';
import type { Constituency, Role } from '../../src/kernel/actor.js';
import { Database } from '../../src/platform/database/database.js';
import { Dispatcher } from '../../src/platform/events/dispatcher.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenAccepted } from '../support/group-acceptance.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { givenWorkspace, type GivenWorkspace } from '../support/workspace.js';
import { apiOf, paths, type Person, seatsOf, type Step, type Walk } from './group-path-steps.js';
import { leaks, type PrivateMeeting, readMeeting, readOwn } from './group-reads.js';

/*
 * One place writes acceptances to the private meetings of a group (docs/adr/0054). Here every other path into a group is
 * walked by a facilitator, an administrator and an analyst, alone and in twos, and reads nothing of it.
 */

const roles = ['facilitator', 'administrator', 'analyst'] as const satisfies readonly Role[];

let running: RunningApp;
let owner: pg.Pool;
let workspace: GivenWorkspace;
let api: string;
let meeting: PrivateMeeting;
let titular: Person;
let second: Person;
/** Which roles succeeded with which step of a path, so that the walk is not refused from the start. */
const done = new Map<string, Set<Role>>();

async function person(role: Role, constituency: Constituency | null = null): Promise<Person> {
  const made = await givenVisitor(running, workspace, { role, constituency });
  // older than a day, so that roles can be given and second administrators can approve
  await owner.query(`UPDATE identity_account SET created_at = now() - interval '9 days' WHERE id = $1`, [
    made.actor.accountId,
  ]);
  await owner.query(`UPDATE identity_membership SET created_at = now() - interval '9 days' WHERE account_id = $1`, [
    made.actor.accountId,
  ]);
  return made;
}

const ifMatch = async (table: string, column: string, id: unknown): Promise<Record<string, string>> => {
  const { rows } = await owner.query<{ version: number }>(`SELECT version FROM ${table} WHERE ${column} = $1`, [id]);
  return { 'if-match': `"${rows[0]?.version ?? 1}"` };
};

/** Walks every path, reads after each, and everything after the last; returns what was read. */
async function walk(step: Walk): Promise<string[]> {
  const place = { owner, meeting, titular, second };
  const cleanups: (() => Promise<unknown>)[] = [];
  const send: Step['send'] = async (what, method, path, body, table) => {
    const [name = '', column = 'id'] = (table?.[0] ?? '').split('.');
    const headers = table === undefined ? {} : await ifMatch(name, column, table[1]);
    const answer = await step.by.call(method, `${api}/${path}`, { headers, ...(body !== undefined && { body }) });
    expect(answer.status).toBeLessThan(500);
    if (answer.status < 300) done.set(what, (done.get(what) ?? new Set<Role>()).add(step.role));
    return answer;
  };
  const found: string[] = [];
  for (const [name, path] of Object.entries(paths)) {
    const others = await path({ ...step, place, send, finally: (cleanup) => void cleanups.push(cleanup) });
    await running.app.get(Dispatcher).drain();
    const readers = new Set([step.by, step.target, ...others.filter((one) => one !== null)]);
    for (const reader of readers)
      found.push(...leaks(meeting, await readOwn(meeting, reader)).map((leak) => `${name}: ${leak}`));
    for (const cleanup of cleanups.splice(0)) await cleanup();
  }
  for (const reader of [step.by, step.target]) found.push(...leaks(meeting, await readMeeting(meeting, reader)));
  return found;
}

async function raiseHand(by: Visitor, meetingId: string): Promise<void> {
  const socket = io(`${running.url}/live`, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie: by.cookie } },
  });
  const where = { workspaceId: workspace.workspaceId, meetingId };
  await socket.timeout(10_000).emitWithAck('join', { ...where, lastSeq: 0, visitId: randomUUID() });
  const command = { ...where, commandId: randomUUID(), kind: 'contribution' };
  expect(await socket.timeout(10_000).emitWithAck('raise-hand', command)).toMatchObject({ ok: true });
  socket.disconnect();
}

/** A roundtable, whose workers have met privately. */
async function held(): Promise<void> {
  const facilitator = await person('facilitator');
  const days = { startsOn: '2099-03-11', endsOn: '2099-03-11' };
  const title = { en: 'Green jobs', zh: '绿色岗位' };
  const plan = { title, ...days, timeZone: 'Asia/Shanghai' };
  const roundtableId = String((await facilitator.call('POST', `${api}/roundtables`, { body: plan })).body['id']);
  const at = `${api}/roundtables/${roundtableId}`;
  const people = [titular, second].map(({ actor }) => ({ personId: actor.personId, kind: 'titular' }));
  expect((await facilitator.call('POST', `${at}/seats`, { body: { people } })).status).toBe(201);
  await facilitator.call('POST', `${at}/agenda-items`, { body: { title } });
  const convening = { to: 'convened', reason: 'The delegations are still to be named.' };
  expect((await facilitator.call('POST', `${at}/transitions`, { body: convening })).status).toBe(200);
  const group = { workspaceId: workspace.workspaceId, roundtableId, constituency: 'workers' as const };
  const accepted = [titular, second].map(({ actor }) => actor.personId!);
  await givenAccepted((sql, values) => owner.query(sql, values), group, accepted);
  const quokka = { title: { en: 'Quokka wages', zh: '' }, ...days };
  const meetingId = String((await titular.call('POST', `${at}/group-meetings`, { body: quokka })).body['id']);
  await titular.call('POST', `${api}/meetings/${meetingId}/agenda-items`, {
    body: { title: { en: 'Quokka demands', zh: '' } },
  });
  const form = new FormData();
  form.set('title', 'Quokka notes');
  form.set('file', new Blob(['quokka one']), 'quokka-notes.txt');
  const document = await titular.call('POST', `${api}/meetings/${meetingId}/documents`, { body: form });
  const guest = await facilitator.call('POST', `${api}/people`, {
    body: {
      name: { en: 'Adviser without an account', zh: '无账户的顾问' },
      sex: 'not-stated',
      capacity: 'agency',
      language: 'en',
    },
  });
  const admitting = { personId: guest.body['id'], kind: 'adviser' };
  const admitted = await titular.call('POST', `${api}/meetings/${meetingId}/guests`, { body: admitting });
  expect(admitted.body).toMatchObject({ admitted: true });
  for (const to of ['convened', 'in-session'])
    expect((await titular.call('POST', `${api}/meetings/${meetingId}/transitions`, { body: { to } })).status).toBe(200);
  await raiseHand(titular, meetingId);
  meeting = {
    ...{ url: running.url, workspaceId: workspace.workspaceId, roundtableId, meetingId, words: /quokka/i },
    documentId: String(document.body['id']),
  };
  await running.app.get(Dispatcher).drain();
}

beforeAll(async () => {
  running = await startApp({ settings: { LOG_LEVEL: 'fatal' } });
  owner = new pg.Pool({ connectionString: running.test.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  workspace = await givenWorkspace(running.app.get(Database));
  api = apiOf(workspace);
  [titular, second] = [await person('member', 'workers'), await person('member', 'workers')];
  await held();
}, 120_000);
afterAll(async () => {
  await owner?.end();
  await running?.close();
});

/** An adviser with access of their own, whose account a path takes over. */
async function adviser(): Promise<Person> {
  const made = await person('member', 'workers');
  const facilitator = await person('facilitator');
  const people = [{ personId: made.actor.personId, kind: 'adviser' }];
  await facilitator.call('POST', `${api}/${seatsOf(meeting)}`, { body: { people } });
  const accepting = { personId: made.actor.personId, earlier: true };
  const members = `${api}/roundtables/${meeting.roundtableId}/group-members/acceptances`;
  expect((await titular.call('POST', members, { body: accepting })).body).toEqual({ accepted: true });
  return made;
}

const pairs = roles.flatMap((one) => roles.filter((other) => other !== one).map((other) => [one, other] as const));

describe("a group's private meeting", () => {
  it('is read at each of these addresses by a person whom the group has accepted', async () => {
    const readers: readonly (readonly [Person, readonly string[]])[] = [
      [titular, []],
      // who was invited, and codes for check-in, are read by those who convene
      [
        await adviser(),
        [
          `notifications/meetings/${meeting.meetingId}/invitations`,
          `live/rooms/${meeting.meetingId}/attendance/codes`,
          `live/rooms/${meeting.meetingId}/attendance/codes.pdf`,
        ],
      ],
    ];
    for (const [reader, refused] of readers) {
      const reads = await readMeeting(meeting, reader);
      expect(reads.filter(({ ok }) => !ok).map(({ what }) => what)).toEqual(refused);
      expect(leaks(meeting, reads).length).toBeGreaterThan(14);
    }
  });

  it.each(roles)(
    'is not read by one alone, on any path: %s',
    async (role) => {
      const by = await person(role);
      expect(await walk({ by, role, target: by, member: await adviser() })).toEqual([]);
    },
    120_000,
  );

  it.each(pairs)(
    'is not read when one gets another into the group, on any path: %s for %s',
    async (role, other) => {
      const [by, target] = [await person(role), await person(other)];
      expect(await walk({ by, role, target, member: await adviser() })).toEqual([]);
    },
    120_000,
  );

  it('was still open to its members, after each step had succeeded for those who administrate or convene', async () => {
    expect(leaks(meeting, await readMeeting(meeting, titular)).length).toBeGreaterThan(14);
    const convening = ['administrator', 'facilitator'];
    expect(Object.fromEntries([...done].map(([what, by]) => [what, [...by].sort()]))).toEqual({
      ...{ entry: convening, organisation: convening, 'new organisation': convening, move: convening },
      ...{ 'seat list': convening, vacate: convening, seat: convening, spokesperson: convening },
      ...{ substitute: convening, substitution: convening, 'end of substitution': convening },
      ...{ 'working group': convening, convenor: convening, 'imported list': convening },
      ...{ action: convening, 'hand-over check': convening, 'hand-over': convening },
      ...{ roles: ['administrator'], 'invitation of the imported': ['administrator'] },
      ...{ removal: ['administrator'], 'changed address': ['administrator'], 'address of the entry': convening },
    });
  });
});
