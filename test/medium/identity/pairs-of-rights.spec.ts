import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Actor, type Role, systemActor } from '../../../src/kernel/actor.js';
import { Clock } from '../../../src/kernel/clock.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { dialoguePermissions } from '../../../src/modules/dialogue/domain/policy.js';
import { identityPermissions } from '../../../src/modules/identity/domain/policy.js';
import { PublicAddress } from '../../../src/modules/identity/domain/public-address.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import { AcceptInvitation } from '../../../src/modules/identity/use-cases/accept-invitation.js';
import { DecidePairRequest } from '../../../src/modules/identity/use-cases/decide-pair-request.js';
import { InvitePeople } from '../../../src/modules/identity/use-cases/invite-people.js';
import { KeepMembers } from '../../../src/modules/identity/use-cases/keep-members.js';
import { ReadRights } from '../../../src/modules/identity/use-cases/read-rights.js';
import { restoreAdministrator } from '../../../src/modules/identity/use-cases/restore-administrator.js';
import { hashPassword, verifyPassword } from '../../../src/platform/auth/argon2.js';
import { isCommonPassword } from '../../../src/platform/auth/common-passwords.js';
import { PermissionRegistry } from '../../../src/platform/auth/index.js';
import { SeparationRegistry } from '../../../src/platform/rights/index.js';
import type { Logger } from '../../../src/platform/observability/logger.js';
import { surveysPermissions } from '../../../src/surveys/domain/policy.js';
import { concurrently, type OpenDatabase, openTestDatabase } from '../../support/database.js';
import {
  directory,
  givenMember,
  type GivenMember,
  type GivenWorkspace,
  givenWorkspace,
} from '../../support/workspace.js';

const hour = 3_600_000;
const day = 24 * hour;

class MovedClock extends Clock {
  offset = 0;
  now(): Date {
    return new Date(Date.now() + this.offset);
  }
}

class TestAddress extends PublicAddress {
  readonly origin = 'https://tripartite.example';
}

const clock = new MovedClock();
const spokespersons = new Set<string>();
let begunAt: Date | null = null;
const permissions = new PermissionRegistry();
for (const table of [identityPermissions, dialoguePermissions, surveysPermissions]) permissions.add(table);
const registry = new SeparationRegistry(permissions);
registry.addBeginning(() => Promise.resolve(begunAt));
registry.addOffice('office:spokesperson', () =>
  Promise.resolve([...spokespersons].map((personId) => ({ personId, since: new Date(0) }))),
);

let db: OpenDatabase;
let members: KeepMembers;
let requests: DecidePairRequest;
let rights: ReadRights;
let workspace: GivenWorkspace;
let one: GivenMember;
let two: GivenMember;

const code = (problem: string) => expect.objectContaining({ code: problem });
const given = (role: Role): Promise<GivenMember> => givenMember(db.database, workspace, { role });

async function now(actor: Actor): Promise<{ readonly roles: readonly Role[]; readonly version: number }> {
  const [row] = await db.owner<{ roles: Role[]; version: number }>(
    'SELECT roles, version FROM identity_membership WHERE workspace_id = $1 AND account_id = $2',
    [workspace.workspaceId, actor.accountId],
  );
  return { roles: [...(row?.roles ?? [])].sort(), version: row?.version ?? 0 };
}

/** The member as the next request finds them. */
const withRoles = (member: GivenMember, roles: readonly Role[]): GivenMember => ({
  ...member,
  actor: { ...member.actor, roles },
});

async function give(by: GivenMember, to: GivenMember, roles: readonly Role[]) {
  const { version } = await now(to.actor);
  return members.changeRoles(by.actor, { accountId: to.actor.accountId!, baseVersion: version, roles });
}

async function requested(by: GivenMember, to: GivenMember = by): Promise<string> {
  const { request } = await give(by, to, ['administrator', 'analyst']);
  return request!.id;
}

const approve = (by: GivenMember, id: string): Promise<void> => requests.execute(by.actor, { id, decision: 'approve' });
const events = (type: string) =>
  db.owner<{ subject: string; payload: Record<string, unknown> }>(
    'SELECT subject, payload FROM domain_event WHERE workspace_id = $1 AND type = $2 ORDER BY recorded_at',
    [workspace.workspaceId, type],
  );
const both: readonly Role[] = ['administrator', 'analyst'];

beforeAll(async () => {
  db = await openTestDatabase({ clock });
  members = new KeepMembers(db.database, directory, registry);
  requests = new DecidePairRequest(db.database, registry);
  rights = new ReadRights(db.database, registry);
});
afterAll(() => db.close());

/** Two administrators whose accounts are ten days old, and work that began five days ago. */
beforeEach(async () => {
  spokespersons.clear();
  clock.offset = -10 * day;
  workspace = await givenWorkspace(db.database);
  [one, two] = [await given('administrator'), await given('administrator')];
  clock.offset = 0;
  begunAt = new Date(Date.now() - 5 * day);
});

describe('a role that completes a pair of rights', () => {
  it('takes effect at once while the workspace is set up, and is listed to every new administrator', async () => {
    begunAt = null;
    clock.offset = -6 * day;
    expect(await give(one, one, both)).toMatchObject({ request: null });
    expect((await now(one.actor)).roles).toEqual(both);
    clock.offset = 0;
    begunAt = new Date(Date.now() - 5 * day);
    const { people } = await rights.execute(two.actor);
    expect(people.find(({ personId }) => personId === one.actor.personId)).toMatchObject({
      pairs: [{ pair: 'roles-answers', early: true }],
    });
    expect(people.filter(({ pairs }) => pairs.length > 0)).toHaveLength(1);
    clock.offset = -9 * day;
    const third = await given('member');
    clock.offset = 0;
    await give(two, third, ['administrator']);
    await give(two, third, ['administrator', 'observer']);
    const listed = { subject: third.actor.personId, payload: { people: 1 } };
    expect(await events('identity.pair.earlier-listed.v1')).toEqual([listed]);
  });

  it('given to oneself waits, and takes effect when another administrator approves', async () => {
    const id = await requested(one);
    expect((await now(one.actor)).roles).toEqual(['administrator']);
    const before = await rights.execute(two.actor);
    expect(before.requests).toEqual([
      expect.objectContaining({ id, roles: ['analyst'], doubts: ['oneself'], mayApprove: true, mayCancel: false }),
    ]);
    await approve(two, id);
    expect((await now(one.actor)).roles).toEqual(both);
    const after = await rights.execute(two.actor);
    expect(after.requests).toEqual([]);
    const { roles } = after.people.find(({ personId }) => personId === one.actor.personId)!;
    const since = new Map(roles.map(({ role, since: at }) => [role, Date.now() - at.getTime()]));
    expect(since.get('administrator')).toBeGreaterThan(9 * day);
    expect(since.get('analyst')).toBeLessThan(hour);
  });

  it('is among the tasks of administrators who may decide, and of no one else', async () => {
    const tasks = (of: GivenMember) =>
      db.database.read(of.actor, (tx) => new IdentityFacade(registry).decidableRequests(tx));
    await requested(one);
    expect((await tasks(two)).map(({ personId }) => personId)).toEqual([one.actor.personId]);
    expect(await tasks(one)).toEqual([]);
    expect(await tasks(withRoles(two, ['facilitator']))).toEqual([]);
  });

  it('given to another, long known account is at once', async () => {
    expect(await give(one, two, both)).toMatchObject({ request: null, roles: both });
    expect(await events('identity.pair.given.v1')).toHaveLength(1);
  });

  it('given to an account younger than a day waits', async () => {
    const fresh = await given('analyst');
    expect(await give(one, fresh, both)).toMatchObject({ roles: ['analyst'], request: { doubts: ['new-account'] } });
    clock.offset = 25 * hour;
    const later = await given('fieldwork-manager');
    clock.offset = 50 * hour;
    expect(await give(one, later, ['fieldwork-manager', 'analyst'])).toMatchObject({ request: null });
  });

  it('given to a person whose email address was changed within a day waits', async () => {
    clock.offset = -9 * day;
    const moved = await given('analyst');
    clock.offset = 0;
    await db.owner(`UPDATE identity_account SET email = 'moved@test.example' WHERE id = $1`, [moved.actor.accountId]);
    expect(await give(one, moved, both)).toMatchObject({ request: { doubts: ['changed-address'] } });
    expect((await now(moved.actor)).roles).toEqual(['analyst']);
  });

  it('given by an administrator whom someone has just made waits, so that a second account of the same person is no way', async () => {
    clock.offset = -9 * day;
    const joined = await given('member');
    clock.offset = 0;
    await give(one, joined, ['administrator']);
    const helper = withRoles(joined, ['administrator']);
    expect(await give(helper, one, both)).toMatchObject({ request: { doubts: ['new-giver'] } });
    const [request] = (await rights.execute(two.actor)).requests;
    await expect(approve(helper, request!.id)).rejects.toEqual(code('identity.pair.own-request'));
    expect((await now(one.actor)).roles).toEqual(['administrator']);
  });

  it('waits for a spokesperson of a group who becomes facilitator, and leaves what the person had', async () => {
    const fresh = await given('member');
    spokespersons.add(fresh.actor.personId!);
    expect(await give(one, fresh, ['facilitator'])).toMatchObject({
      roles: ['member'],
      request: { roles: ['facilitator'] },
    });
    expect((await now(fresh.actor)).roles).toEqual(['member']);
  });

  it('waits alone: other roles of the same change take effect at once', async () => {
    const changed = await give(one, one, ['administrator', 'analyst', 'rapporteur']);
    expect(changed).toMatchObject({ request: { roles: ['analyst'] } });
    expect((await now(one.actor)).roles).toEqual(['administrator', 'rapporteur']);
  });

  it('takes effect after a day', async () => {
    await requested(one);
    clock.offset = 23 * hour;
    expect(await requests.applyDue(workspace.system)).toBe(0);
    expect((await now(one.actor)).roles).toEqual(['administrator']);
    clock.offset = 25 * hour;
    expect(await requests.applyDue(workspace.system)).toBe(1);
    expect((await now(one.actor)).roles).toEqual(both);
    expect(await requests.applyDue(workspace.system)).toBe(0);
    // the clock was ahead and is set back: what took effect remains, and happens once
    clock.offset = 0;
    expect(await requests.applyDue(workspace.system)).toBe(0);
    expect((await now(one.actor)).roles).toEqual(both);
  });

  it('does not take effect after a day if an administrator refused it, or if its requester has lost the role', async () => {
    const refused = await requested(one);
    await requests.execute(two.actor, { id: refused, decision: 'refuse' });
    clock.offset = 25 * hour;
    expect(await requests.applyDue(workspace.system)).toBe(0);
    await requested(one);
    await give(two, one, ['member']);
    clock.offset = 50 * hour;
    expect(await requests.applyDue(workspace.system)).toBe(1);
    expect((await now(one.actor)).roles).toEqual(['member']);
    expect((await events('identity.pair.elapsed.v1')).map(({ payload }) => payload['state'])).toEqual(['lapsed']);
  });
});

describe('a request that awaits a second administrator', () => {
  it('is not approved by its requester, nor by the person who receives the roles', async () => {
    const own = await requested(one);
    await expect(approve(one, own)).rejects.toEqual(code('identity.pair.own-request'));
    await requests.execute(one.actor, { id: own, decision: 'cancel' });
    const fresh = await given('analyst');
    const { request } = await give(one, fresh, both);
    await expect(approve(one, request!.id)).rejects.toEqual(code('identity.pair.own-request'));
    expect((await now(fresh.actor)).roles).toEqual(['analyst']);
  });

  it('is not approved twice, and of two simultaneous approvals one counts', async () => {
    clock.offset = -9 * day;
    const third = await given('administrator');
    clock.offset = 0;
    const id = await requested(one);
    const outcomes = await concurrently(2, (index) => approve(index === 0 ? two : third, id));
    const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(failed).toEqual([code('identity.pair.not-open')]);
    await expect(approve(two, id)).rejects.toEqual(code('identity.pair.not-open'));
    expect((await now(one.actor)).version).toBe(3);
  });

  it('of each of two administrators is approved by neither, at the same moment or one after the other', async () => {
    const [first, second] = [await requested(one), await requested(two)];
    const outcomes = await concurrently(2, (index) => (index === 0 ? approve(two, first) : approve(one, second)));
    expect(outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as unknown) : null))).toEqual([
      code('identity.pair.has-request'),
      code('identity.pair.has-request'),
    ]);
    expect([(await now(one.actor)).roles, (await now(two.actor)).roles]).toEqual([
      ['administrator'],
      ['administrator'],
    ]);
    await requests.execute(two.actor, { id: second, decision: 'cancel' });
    await approve(two, first);
    const again = await requested(two);
    await expect(approve(one, again)).rejects.toEqual(code('identity.pair.each-other'));
    expect((await now(two.actor)).roles).toEqual(['administrator']);
  });

  it('is not avoided by giving the roles directly: the second of two who give each other waits', async () => {
    await give(one, two, both);
    expect(await give(two, one, both)).toMatchObject({ request: { doubts: ['each-other'] } });
    expect((await now(one.actor)).roles).toEqual(['administrator']);
  });

  it('is not approved by an administrator who lost the role a second ago, whose request still names the role', async () => {
    clock.offset = -9 * day;
    const third = await given('administrator');
    clock.offset = 0;
    const id = await requested(one);
    await give(two, third, ['member']);
    await expect(approve(third, id)).rejects.toEqual(code('identity.pair.role-lost'));
    await expect(give(third, third, both)).rejects.toEqual(code('identity.pair.role-lost'));
    expect((await now(one.actor)).roles).toEqual(['administrator']);
  });

  it('is not approved by an administrator since an hour', async () => {
    const id = await requested(one);
    clock.offset = -9 * day;
    const joined = await given('member');
    clock.offset = 0;
    await give(two, joined, ['administrator']);
    const helper = withRoles(joined, ['administrator']);
    await expect(approve(helper, id)).rejects.toEqual(code('identity.pair.new-administrator'));
    await requests.execute(helper.actor, { id, decision: 'refuse' });
    expect((await now(one.actor)).roles).toEqual(['administrator']);
  });

  it('is the only one of its person, and only its requester cancels it', async () => {
    const id = await requested(one);
    await expect(requested(one)).rejects.toEqual(code('identity.pair.request-open'));
    await expect(give(two, one, both)).rejects.toEqual(code('identity.pair.request-open'));
    await give(two, one, ['administrator', 'rapporteur']);
    await expect(give(two, one, ['administrator', 'rapporteur', 'fieldwork-manager'])).rejects.toEqual(
      code('identity.pair.request-open'),
    );
    await expect(requests.execute(two.actor, { id, decision: 'cancel' })).rejects.toEqual(
      code('identity.pair.not-requester'),
    );
  });

  it('ends when its person is removed', async () => {
    const id = await requested(one);
    const { version } = await now(one.actor);
    await members.remove(two.actor, { accountId: one.actor.accountId!, baseVersion: version });
    await expect(approve(two, id)).rejects.toEqual(code('identity.pair.not-open'));
  });

  it('is approved only by another person in the database as well', async () => {
    const id = await requested(one);
    await expect(
      db.owner(
        `UPDATE identity_pair_request SET state = 'approved', decided_by = requested_by, decided_at = now() WHERE id = $1`,
        [id],
      ),
    ).rejects.toThrow('ck_identity_pair_request_other');
  });
});

describe('an invitation', () => {
  const passwords = { hash: hashPassword, verify: verifyPassword, isCommon: isCommonPassword };
  const origin = { address: '192.0.2.1', userAgent: undefined, deviceToken: undefined };
  const identity = new IdentityFacade(registry);
  const entry = { name: localized('Guest', '客人'), capacity: 'secretariat', sex: 'female', language: 'en' } as const;
  const guest = (): Promise<string> => db.database.write(workspace.system, (tx) => identity.addPerson(tx, entry));

  it('with roles that complete a pair is refused once work has begun', async () => {
    const invite = new InvitePeople(db.database, new TestAddress(), registry);
    const personId = await guest();
    const wanted = { personId, email: `${personId}@test.example` };
    await expect(invite.invite(one.actor, { ...wanted, roles: both })).rejects.toEqual(
      code('identity.pair.invitation'),
    );
    await invite.invite(one.actor, { ...wanted, roles: ['analyst'] });
  });

  it('of the time before gives only the first of the roles', async () => {
    begunAt = null;
    const invite = new InvitePeople(db.database, new TestAddress(), registry);
    const accept = new AcceptInvitation(db.database, passwords, registry);
    const personId = await guest();
    const email = `${personId}@test.example`;
    await invite.invite(one.actor, { personId, email, roles: both });
    const [mail] = await db.owner<{ body: string }>('SELECT body FROM mail_outbox WHERE recipient = $1', [email]);
    const token = /#([\w-]{43})/.exec(mail!.body)![1]!;
    begunAt = new Date();
    const { accountId } = await accept.execute({ token, password: 'a quiet morning walk', language: 'en' }, origin);
    expect((await now({ ...one.actor, accountId })).roles).toEqual(['administrator']);
  });
});

describe('an office that completes a pair', () => {
  const identity = new IdentityFacade(registry);
  const name = (by: GivenMember, personId: string): Promise<void> =>
    db.database.write(by.actor, (tx) =>
      identity.demandOffice(tx, { personId, office: 'office:spokesperson', giving: ['administrator', 'facilitator'] }),
    );

  it('is given by another person, not by oneself', async () => {
    await expect(name(one, one.actor.personId!)).rejects.toEqual(code('identity.pair.office'));
    await name(two, one.actor.personId!);
    begunAt = null;
    await name(one, one.actor.personId!);
  });

  it('is not given to a young account that convenes roundtables, but to any other member', async () => {
    const [facilitator, member] = [await given('facilitator'), await given('member')];
    await expect(name(one, facilitator.actor.personId!)).rejects.toEqual(code('identity.pair.office'));
    await name(one, member.actor.personId!);
  });
});

describe('the last administrator', () => {
  it('is not removed and keeps the role', async () => {
    await give(two, one, ['member']);
    const { version } = await now(two.actor);
    const shown = { accountId: two.actor.accountId!, baseVersion: version };
    await expect(members.remove(two.actor, shown)).rejects.toEqual(code('identity.member.last-administrator'));
    await expect(give(two, two, ['analyst'])).rejects.toEqual(code('identity.member.last-administrator'));
    expect(await now(two.actor)).toEqual({ roles: ['administrator'], version });
  });

  it('is restored by the command line, which is recorded', async () => {
    const member = await given('member');
    const slug = `w-${workspace.workspaceId.slice(-12)}`;
    const lines: unknown[] = [];
    const said: string[] = [];
    const told = {
      logger: { security: (facts: unknown) => lines.push(facts) } as unknown as Logger,
      say: (line: string) => said.push(line),
    };
    expect(await restoreAdministrator(db.database, { slug, email: 'nobody@test.example' }, told)).toBeNull();
    const restored = { workspaceId: workspace.workspaceId, accountId: member.actor.accountId };
    expect(await restoreAdministrator(db.database, { slug, email: member.email.toUpperCase() }, told)).toEqual(
      restored,
    );
    expect((await now(member.actor)).roles).toEqual(['administrator', 'member']);
    expect(lines).toEqual([
      { event: 'administrator.restored', outcome: 'identity.member.not-found' },
      { event: 'administrator.restored', outcome: 'done', ...restored },
    ]);
    expect(said).toEqual([expect.stringContaining('Nothing was changed'), expect.stringContaining(slug)]);
    expect(await events('identity.administrator.restored.v1')).toMatchObject([{ subject: member.actor.personId }]);
  });
});

describe('the page of rights', () => {
  it('is for administrators only, and does not show those of another workspace', async () => {
    const member = await given('member');
    expect(() => rights.execute(member.actor)).toThrow();
    const elsewhere = await givenWorkspace(db.database);
    const stranger = await givenMember(db.database, elsewhere, { role: 'administrator' });
    const { people } = await rights.execute(stranger.actor);
    expect(people.map(({ personId }) => personId)).toEqual([stranger.actor.personId]);
    const id = await requested(one);
    await expect(approve(stranger, id)).rejects.toEqual(code('identity.pair.not-found'));
    expect(await requests.applyDue(systemActor(elsewhere.workspaceId))).toBe(0);
  });
});
