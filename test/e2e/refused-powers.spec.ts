import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { newId } from '../../src/kernel/ids.js';
import { Database } from '../../src/platform/database/database.js';
import { Logger } from '../../src/platform/observability/logger.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenAccepted } from '../support/group-acceptance.js';
import { TestPasskey } from '../support/passkey.js';
import { codeAt } from '../support/totp.js';
import { type Answer, cookieOf, givenVisitor, visit, type Visitor, visitorPassword } from '../support/visitor.js';
import { type GivenMember, givenWorkspace } from '../support/workspace.js';

/*
 * Each attempt on the powers of another gets a problem in words and a line in the security log, which is not part of the
 * refused transaction, and changes nothing.
 */

type Person = Visitor & GivenMember;

const origin = 'https://tripartite.example';
const words = { en: 'Green jobs', zh: '绿色岗位' };
const letter = 'City Federation, No. 12, 3 March 2026';
const security = jest.spyOn(Logger.prototype, 'security');

let running: RunningApp;
let owner: pg.Pool;
let api: string;
let roundtableId: string;
let administrators: readonly [Person, Person];
let facilitator: Person;
let workers: readonly [Person, Person, Person];
let secret: string;
const passkey = new TestPasskey(origin);

/** What the attempts are about: roles and requests, seats, acceptances, events, factors and where they were given. */
const tables = `identity_membership identity_pair_request identity_person identity_factor identity_recovery_code
  dialogue_seat dialogue_group_acceptance domain_event`.split(/\s+/);

async function state(): Promise<unknown> {
  const among = tables.map((name) => `(SELECT jsonb_agg(t ORDER BY t::text) FROM ${name} t) AS ${name}`).join(', ');
  const given = '(SELECT jsonb_agg(factor_at ORDER BY id) FROM identity_session WHERE factor_at IS NOT NULL) AS given';
  return (await owner.query(`SELECT ${among}, ${given}`)).rows[0];
}

/** The answers to the attempts, whose lines of the security log are expected in this order. */
async function refused(
  attempt: () => Promise<readonly Answer[]>,
  expected: readonly { readonly event: string; readonly account: Person | null; readonly outcome: string }[],
): Promise<void> {
  const before = await state();
  security.mockClear();
  for (const { status, body } of await attempt()) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).toMatchObject({ title: expect.stringMatching(/^\p{Lu}.+\.$/u), code: expect.anything() });
  }
  const lines = security.mock.calls.map(([{ event, account, outcome }]) => ({ event, account, outcome }));
  const wanted = expected.map(({ account, ...line }) => ({ ...line, account: account?.actor.accountId ?? null }));
  expect(sorted(lines)).toEqual(sorted(wanted));
  expect(await state()).toEqual(before);
}

const sorted = (lines: readonly object[]): unknown => lines.map((line) => JSON.stringify(line, keysOf(line))).sort();
const keysOf = (line: object): string[] => Object.keys(line).sort();

async function versionOf(table: string, column: string, id: string | null): Promise<number> {
  const { rows } = await owner.query<{ version: number }>(`SELECT version FROM ${table} WHERE ${column} = $1`, [id]);
  return rows[0]!.version;
}

async function give(by: Visitor, to: Person, roles: readonly string[]): Promise<Answer> {
  const version = await versionOf('identity_membership', 'account_id', to.actor.accountId);
  const headers = { 'if-match': `"${version}"` };
  return by.call('PATCH', `${api}/members/${to.actor.accountId}`, { headers, body: { roles } });
}

const decide = (by: Visitor, id: string): Promise<Answer> =>
  by.call('POST', `${api}/rights/requests/${id}`, { body: { decision: 'approve' } });

const ofGroup = (by: Visitor, path: string, body: object): Promise<Answer> =>
  by.call('POST', `${api}/roundtables/${roundtableId}/group-members/${path}`, { body });

const accept = (by: Visitor, who: Person): Promise<Answer> =>
  ofGroup(by, 'acceptances', { personId: who.actor.personId, earlier: true, letter });

const anotherSession = async ({ email }: Person): Promise<Visitor> =>
  visit(() => running.url, await cookieOf(running.url, email, visitorPassword));

async function openRoundtable(): Promise<void> {
  const plan = { title: words, startsOn: '2099-03-11', endsOn: '2099-03-11', timeZone: 'Asia/Shanghai' };
  roundtableId = String((await facilitator.call('POST', `${api}/roundtables`, { body: plan })).body['id']);
  const people = workers.map(({ actor }) => ({ personId: actor.personId, kind: 'titular' }));
  const at = `${api}/roundtables/${roundtableId}`;
  expect((await facilitator.call('POST', `${at}/seats`, { body: { people } })).status).toBe(201);
  await facilitator.call('POST', `${at}/agenda-items`, { body: { title: words } });
  const body = { to: 'convened', reason: 'The delegations are still to be named.' };
  expect((await facilitator.call('POST', `${at}/transitions`, { body })).status).toBe(200);
}

beforeAll(async () => {
  running = await startApp({ settings: { WORKERS: 'off', LOG_LEVEL: 'fatal', PUBLIC_URL: origin } });
  owner = new pg.Pool({ connectionString: running.test.ownerUrl, max: 2 });
  const workspace = await givenWorkspace(running.app.get(Database));
  api = `/api/workspaces/${workspace.workspaceId}`;
  const person = (role: 'administrator' | 'facilitator' | 'member', constituency: 'workers' | null = null) =>
    givenVisitor(running, workspace, { role, constituency });
  administrators = [await person('administrator'), await person('administrator')];
  facilitator = await person('facilitator');
  workers = [await person('member', 'workers'), await person('member', 'workers'), await person('member', 'workers')];
  await owner.query(`UPDATE identity_account SET created_at = created_at - interval '9 days'`);
  await owner.query(`UPDATE identity_membership SET created_at = created_at - interval '9 days'`);
  await openRoundtable();
  await givenAccepted(
    (sql, values) => owner.query(sql, values),
    { workspaceId: workspace.workspaceId, roundtableId, constituency: 'workers' },
    workers.slice(0, 2).map(({ actor }) => actor.personId!),
  );
}, 60_000);
afterAll(async () => {
  security.mockRestore();
  await owner?.end();
  await running?.close();
});

describe('a problem in words, a line in the security log, and no change: for', () => {
  it('a guest admitted to, or withdrawn from, a group meeting that the person cannot see, or without a session', async () => {
    const [first, , third] = workers;
    const anonymous = visit(() => running.url, '');
    const at = `${api}/meetings/${newId()}/guests`;
    const body = { personId: third.actor.personId, kind: 'adviser' };
    const people = [first, facilitator, administrators[0]];
    const answers = async (): Promise<readonly Answer[]> => {
      const all: Answer[] = [];
      for (const by of [...people, anonymous])
        all.push(await by.call('POST', at, { body }), await by.call('DELETE', `${at}/${newId()}`));
      return all;
    };
    const lines = ['group-guest.admitted', 'group-guest.withdrawn'].flatMap((event) => [
      ...people.map((account) => ({ event, account, outcome: 'dialogue.meeting.not-found' })),
      { event, account: null, outcome: 'platform.auth.sign-in-needed' },
    ]);
    await refused(answers, lines);
  });

  it('codes for check-in read, printed or entered for a meeting that the person cannot see, or without a session', async () => {
    const anonymous = visit(() => running.url, '');
    const at = `${api}/live/rooms/${newId()}/attendance/codes`;
    const people = [workers[0], facilitator, administrators[0]];
    const answers = async (): Promise<readonly Answer[]> => {
      const all: Answer[] = [];
      for (const by of [...people, anonymous])
        all.push(
          await by.call('GET', at),
          await by.call('GET', `${at}.pdf`),
          await by.call('POST', at, { body: { code: 'ABCD-EFGH' } }),
        );
      return all;
    };
    const events = ['group-check-in-codes.read', 'group-check-in-codes.printed', 'group-check-in-code.entered'];
    const lines = events.flatMap((event) => [
      ...people.map((account) => ({ event, account, outcome: 'live.room.not-found' })),
      { event, account: null, outcome: 'platform.auth.sign-in-needed' },
    ]);
    await refused(answers, lines);
  });

  it('an acceptance, refusal or confirmation by a person without access to the group, or without a session', async () => {
    const [first, , third] = workers;
    const [administrator] = administrators;
    const anonymous = visit(() => running.url, '');
    const refusal = { personId: third.actor.personId, reason: 'Speaks for the employer.' };
    await refused(
      async () => [
        await accept(third, third),
        await accept(administrator, third),
        await accept(facilitator, third),
        await accept(anonymous, third),
        await ofGroup(third, 'refusals', refusal),
        await ofGroup(administrator, 'refusals', refusal),
        await ofGroup(third, 'spokesperson', { personId: third.actor.personId }),
        await ofGroup(facilitator, 'spokesperson', { personId: first.actor.personId }),
        await accept(first, administrator),
        await ofGroup(first, 'acceptances', { personId: 'no id' }),
      ],
      [
        { event: 'group-member.accepted', account: third, outcome: 'dialogue.group-access.no-access' },
        ...[administrator, facilitator].map((account) => ({
          ...{ event: 'group-member.accepted', account, outcome: 'dialogue.constituency-group.not-found' },
        })),
        { event: 'group-member.accepted', account: null, outcome: 'platform.auth.sign-in-needed' },
        { event: 'group-member.refused', account: third, outcome: 'dialogue.group-access.no-access' },
        {
          ...{ event: 'group-member.refused', account: administrator },
          outcome: 'dialogue.constituency-group.not-found',
        },
        { event: 'group-spokesperson.confirmed', account: third, outcome: 'dialogue.group-access.no-access' },
        {
          ...{ event: 'group-spokesperson.confirmed', account: facilitator },
          outcome: 'dialogue.constituency-group.not-found',
        },
        { event: 'group-member.accepted', account: first, outcome: 'dialogue.group-access.no-seat' },
        { event: 'group-member.accepted', account: first, outcome: 'platform.http.input-invalid' },
      ],
    );
  });

  it('an acceptance by a spokesperson who was moved to another organisation a second ago, also after the return', async () => {
    const [first, second, third] = workers;
    const move = async (changes: object): Promise<void> => {
      const version = await versionOf('identity_person', 'id', first.actor.personId);
      const headers = { 'if-match': `"${version}"` };
      const path = `${api}/people/${first.actor.personId}`;
      const moved = await administrators[0].call('PATCH', path, { headers, body: changes });
      expect(moved).toMatchObject({ status: 200 });
    };
    await move({ organisationId: second.actor.organisationId });
    await refused(
      async () => [await accept(first, third)],
      [{ event: 'group-member.accepted', account: first, outcome: 'dialogue.group-access.no-access' }],
    );
    await move({ organisationId: first.actor.organisationId });
    await refused(
      async () => [await accept(first, third)],
      [{ event: 'group-member.accepted', account: first, outcome: 'dialogue.group-access.no-access' }],
    );
  });

  it('two administrators who approve the request of the other at the same moment, or their own', async () => {
    const [one, two] = administrators;
    const request = async (who: Person): Promise<string> => {
      const { body } = await give(who, who, ['administrator', 'analyst']);
      return (body['waiting'] as { id: string }).id;
    };
    const [first, second] = [await request(one), await request(two)];
    const outcome = 'identity.pair.has-request';
    await refused(
      () => Promise.all([decide(two, first), decide(one, second)]),
      administrators.map((account) => ({ event: 'pair-request.decided', account, outcome })),
    );
    await refused(
      async () => [await decide(one, first), await decide(workers[0], first)],
      [
        { event: 'pair-request.decided', account: one, outcome: 'identity.pair.own-request' },
        { event: 'pair-request.decided', account: workers[0], outcome: 'platform.auth.not-permitted' },
      ],
    );
  });

  it('the removal of the last administrator, and the removal of the role', async () => {
    const [one, two] = administrators;
    expect((await give(one, two, ['member'])).status).toBe(200);
    const version = await versionOf('identity_membership', 'account_id', one.actor.accountId);
    const headers = { 'if-match': `"${version}"` };
    const outcome = 'identity.member.last-administrator';
    await refused(
      async () => [
        await give(one, one, ['member']),
        await one.call('DELETE', `${api}/members/${one.actor.accountId}`, { headers }),
        await two.call('DELETE', `${api}/members/${one.actor.accountId}`, { headers }),
      ],
      [
        { event: 'member.changed', account: one, outcome },
        { event: 'member.removed', account: one, outcome },
        { event: 'member.removed', account: two, outcome: 'platform.auth.not-permitted' },
      ],
    );
  });

  it('a code that is replayed, one of two minutes ago, and a recovery code that was used', async () => {
    const [one] = administrators;
    const begun = await one.call('POST', '/api/me/second-factor/apps');
    secret = String(begun.body['secret']);
    const app = { factorId: begun.body['factorId'], label: 'Phone', code: codeAt(secret, new Date()) };
    const added = await one.call('POST', '/api/me/second-factor/apps/confirm', { body: app });
    const recovery = { code: (added.body['recoveryCodes'] as readonly string[])[0] };
    const [first, second] = [await anotherSession(one), await anotherSession(one)];
    const enter = (by: Visitor, how: string, body: object) =>
      by.call('POST', `/api/me/second-factor/enter/${how}`, { body });
    const replayed = { code: codeAt(secret, new Date(Date.now() + 30_000)) };
    expect((await enter(first, 'app', replayed)).status).toBe(204);
    expect((await enter(first, 'recovery-code', recovery)).status).toBe(204);
    await refused(
      async () => [
        await enter(second, 'app', replayed),
        await enter(second, 'app', { code: codeAt(secret, new Date(Date.now() - 120_000)) }),
        await enter(second, 'recovery-code', recovery),
      ],
      [
        { event: 'second-factor.app', account: one, outcome: 'identity.second-factor.used-code' },
        { event: 'second-factor.app', account: one, outcome: 'identity.second-factor.wrong-code' },
        { event: 'second-factor.recovery-code', account: one, outcome: 'identity.second-factor.wrong-recovery-code' },
      ],
    );
  });

  it('a passkey of another origin, when it is added and when it is used', async () => {
    const [one] = administrators;
    const other = await anotherSession(one);
    const asked = async (path: string, by: Visitor) =>
      (await by.call('POST', `/api/me/second-factor/${path}/begin`)).body['options'] as { readonly challenge: string };
    const add = async (from: string) => {
      const body = { label: 'Laptop', passkey: passkey.created(await asked('passkeys', one), from) };
      return one.call('POST', '/api/me/second-factor/passkeys', { body });
    };
    const enter = async (from: string) => {
      const body = { passkey: passkey.signed(await asked('enter/passkey', other), from) };
      return other.call('POST', '/api/me/second-factor/enter/passkey', { body });
    };
    const elsewhere = 'https://tripartite.elsewhere.example';
    const outcome = 'identity.second-factor.passkey-other-origin';
    await refused(async () => [await add(elsewhere)], [{ event: 'second-factor.added', account: one, outcome }]);
    expect((await add(origin)).status).toBe(201);
    await refused(async () => [await enter(elsewhere)], [{ event: 'second-factor.passkey', account: one, outcome }]);
  });
});
