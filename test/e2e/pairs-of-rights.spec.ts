import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { Database } from '../../src/platform/database/database.js';
import { Dispatcher } from '../../src/platform/events/dispatcher.js';
import { Logger } from '../../src/platform/observability/logger.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type Answer, givenVisitor, type Visitor } from '../support/visitor.js';
import { type GivenMember, givenWorkspace } from '../support/workspace.js';

type Administrator = Visitor & GivenMember;
interface Rights {
  readonly begunAt: string | null;
  readonly requests: readonly { readonly id: string; readonly mayApprove: boolean }[];
}

let running: RunningApp;
let owner: pg.Pool;
let one: Administrator;
let two: Administrator;
let api: string;
let roundtableId: string;
const security = jest.spyOn(Logger.prototype, 'security');

beforeAll(async () => {
  running = await startApp({ settings: { LOG_LEVEL: 'fatal' } });
  owner = new pg.Pool({ connectionString: running.test.ownerUrl, max: 2 });
  const workspace = await givenWorkspace(running.app.get(Database));
  api = `/api/workspaces/${workspace.workspaceId}`;
  one = await givenVisitor(running, workspace, { role: 'administrator' });
  two = await givenVisitor(running, workspace, { role: 'administrator' });
  await owner.query(`UPDATE identity_account SET created_at = created_at - interval '9 days'`);
  await owner.query(`UPDATE identity_membership SET created_at = created_at - interval '9 days'`);
}, 60_000);
afterAll(async () => {
  security.mockRestore();
  await owner.end();
  await running.close();
});

const rights = async (who: Visitor): Promise<Rights> =>
  (await who.call('GET', `${api}/rights`)).body as unknown as Rights;

async function give(by: Visitor, to: Administrator, roles: readonly string[]): Promise<Answer> {
  const { rows } = await owner.query<{ version: number }>(
    'SELECT version FROM identity_membership WHERE account_id = $1',
    [to.actor.accountId],
  );
  const headers = { 'if-match': `"${rows[0]?.version}"` };
  return by.call('PATCH', `${api}/members/${to.actor.accountId}`, { headers, body: { roles } });
}

const decide = (by: Visitor, id: string, decision: string): Promise<Answer> =>
  by.call('POST', `${api}/rights/requests/${id}`, { body: { decision } });

async function rolesOf({ actor }: Administrator): Promise<readonly string[]> {
  const { rows } = await owner.query<{ roles: string[] }>(
    'SELECT roles FROM identity_membership WHERE account_id = $1',
    [actor.accountId],
  );
  return rows[0]!.roles;
}

async function noticesOf(who: Administrator): Promise<readonly string[]> {
  await running.app.get(Dispatcher).drain();
  const { body } = await who.call('GET', `${api}/notifications`);
  return (body['items'] as readonly { kind: string; path: string }[])
    .filter(({ path }) => path.startsWith('/settings'))
    .map(({ kind }) => kind);
}

describe('an administrator who also wants to read single answers', () => {
  it('gets both roles at once while the workspace is set up', async () => {
    expect((await rights(one)).begunAt).toBeNull();
    expect((await give(one, one, ['administrator', 'analyst'])).body).toMatchObject({ waiting: null });
    await give(one, one, ['administrator']);
  });

  it('needs a second administrator once the first meeting was convened, who is notified', async () => {
    const words = { en: 'First roundtable', zh: '首次圆桌会议' };
    const plan = { title: words, startsOn: '2026-12-10', endsOn: '2026-12-10', timeZone: 'Asia/Shanghai' };
    const created = await one.call('POST', `${api}/roundtables`, { body: plan });
    roundtableId = String(created.body['id']);
    expect(created.status).toBe(201);
    await one.call('POST', `${api}/roundtables/${roundtableId}/agenda-items`, { body: { title: words } });
    const convened = await one.call('POST', `${api}/roundtables/${roundtableId}/transitions`, {
      body: { to: 'convened', reason: 'The delegations are still to be named.' },
    });
    expect(convened).toMatchObject({ status: 200 });
    expect((await rights(one)).begunAt).not.toBeNull();
    const answer = await give(one, one, ['administrator', 'analyst']);
    expect(answer).toMatchObject({
      status: 200,
      body: { roles: ['administrator'], waiting: { roles: ['analyst'], doubts: ['oneself'] } },
    });
    expect(await noticesOf(two)).toEqual(['pair-requested']);
  });

  it('does not approve the own request, which the security log tells', async () => {
    const [request] = (await rights(one)).requests;
    expect(request?.mayApprove).toBe(false);
    security.mockClear();
    const refused = { status: 403, body: { code: 'identity.pair.own-request' } };
    expect(await decide(one, request!.id, 'approve')).toMatchObject(refused);
    expect(security.mock.calls).toEqual([
      [expect.objectContaining({ event: 'pair-request.decided', outcome: 'identity.pair.own-request' })],
    ]);
    expect(await rolesOf(one)).toEqual(['administrator']);
  });

  it('has both when the other one approves, once', async () => {
    const [request] = (await rights(two)).requests;
    expect(request?.mayApprove).toBe(true);
    expect(await decide(two, request!.id, 'approve')).toMatchObject({ status: 200, body: { requests: [] } });
    const again = { status: 409, body: { code: 'identity.pair.not-open' } };
    expect(await decide(two, request!.id, 'approve')).toMatchObject(again);
    expect(await rolesOf(one)).toEqual(['administrator', 'analyst']);
    expect(await noticesOf(one)).toContain('pair-approved');
  });

  it('is not made spokesperson of a group by itself', async () => {
    await owner.query(
      `UPDATE identity_person SET constituency = 'workers', capacity = NULL, organisation_id = NULL WHERE id = $1`,
      [one.actor.personId],
    );
    const seat = { personId: one.actor.personId, kind: 'titular', function: 'spokesperson' };
    const path = `${api}/roundtables/${roundtableId}/seats`;
    const refused = { status: 403, body: { code: 'identity.pair.office' } };
    expect(await one.call('POST', path, { body: { people: [seat] } })).toMatchObject(refused);
    expect(await two.call('POST', path, { body: { people: [seat] } })).toMatchObject({ status: 201 });
  });

  it('stays if it is the last administrator, which the security log tells', async () => {
    await give(one, two, ['member']);
    security.mockClear();
    const last = { status: 409, body: { code: 'identity.member.last-administrator' } };
    expect(await give(one, one, ['analyst'])).toMatchObject(last);
    expect(security.mock.calls).toEqual([
      [expect.objectContaining({ event: 'member.changed', outcome: 'identity.member.last-administrator' })],
    ]);
    expect(await rolesOf(one)).toEqual(['administrator', 'analyst']);
  });
});
