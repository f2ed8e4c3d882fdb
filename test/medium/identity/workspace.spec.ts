import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '../../../src/kernel/actor.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { PublicAddress } from '../../../src/modules/identity/domain/public-address.js';
import { ReadMembers } from '../../../src/modules/identity/use-cases/read-members.js';
import { ReadPeople } from '../../../src/modules/identity/use-cases/read-people.js';
import { AcceptInvitation } from '../../../src/modules/identity/use-cases/accept-invitation.js';
import { AddPerson } from '../../../src/modules/identity/use-cases/add-person.js';
import { BeginFirstRun } from '../../../src/modules/identity/use-cases/begin-first-run.js';
import { ChangePerson } from '../../../src/modules/identity/use-cases/change-person.js';
import { ChangeWorkspace } from '../../../src/modules/identity/use-cases/change-workspace.js';
import { InvitePeople } from '../../../src/modules/identity/use-cases/invite-people.js';
import { KeepMembers } from '../../../src/modules/identity/use-cases/keep-members.js';
import { OpenWorkspace } from '../../../src/modules/identity/use-cases/open-workspace.js';
import { isCommonPassword } from '../../../src/platform/auth/common-passwords.js';
import { SecretsKey } from '../../../src/platform/sealing/index.js';
import { hashPassword, verifyPassword } from '../../../src/platform/auth/argon2.js';
import type { OpenDatabase } from '../../support/database.js';
import { concurrently, openTestDatabase } from '../../support/database.js';
import { directory, givenMember, givenWorkspace, identity, separation } from '../../support/workspace.js';

class TestAddress extends PublicAddress {
  readonly origin = 'https://tripartite.example';
}

const passwords = { hash: hashPassword, verify: verifyPassword, isCommon: isCommonPassword };
const key = SecretsKey.temporary();
const origin = { address: '192.0.2.1', userAgent: undefined, deviceToken: undefined };
const code = (problem: string) => expect.objectContaining({ code: problem });
const person = {
  name: localized('Administrator', '管理员'),
  capacity: 'secretariat',
  sex: 'not-stated',
  language: 'en',
} as const;

let db: OpenDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

describe('the first run', () => {
  it('is refused without the set-up token of the installation, and with a common password', async () => {
    const firstRun = new BeginFirstRun(db.database, passwords, key);
    const wanted = {
      token: SecretsKey.temporary().setUpToken,
      email: 'stranger@test.example',
      password: 'password2026!',
      language: 'en' as const,
      person,
      workspace: {
        slug: 'taken',
        name: localized('Taken', '被占'),
        kind: 'programme' as const,
        timeZone: 'Asia/Shanghai',
      },
    };
    await expect(firstRun.execute(wanted, origin)).rejects.toMatchObject({ code: 'identity.first-run.token-wrong' });
    await expect(
      firstRun.execute({ ...wanted, token: ` ${key.setUpToken.toUpperCase()} ` }, origin),
    ).rejects.toMatchObject({
      code: 'identity.password.weak',
      options: {
        errors: [{ detail: { en: 'This password is commonly used. A few random words are harder to guess.' } }],
      },
    });
    expect(await firstRun.isOpen()).toBe(true);
  });

  it('creates the first administrator exactly once, even with simultaneous attempts', async () => {
    const firstRun = new BeginFirstRun(db.database, passwords, key);
    expect(await firstRun.isOpen()).toBe(true);
    const outcomes = await concurrently(6, (index) =>
      firstRun.execute(
        {
          token: key.setUpToken,
          email: `first-${index}@test.example`,
          password: 'a quiet morning walk',
          language: 'zh-CN',
          person,
          workspace: {
            slug: `programme-${index}`,
            name: localized('Programme', '项目'),
            kind: 'programme',
            timeZone: 'Asia/Shanghai',
          },
        },
        origin,
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db.owner('SELECT FROM identity_account')).toHaveLength(1);
    expect(await db.owner('SELECT FROM identity_workspace')).toHaveLength(1);
    expect(await firstRun.isOpen()).toBe(false);
  });
});

describe('people', () => {
  it('with a group must have an organisation of that group', async () => {
    const workspace = await givenWorkspace(db.database);
    const { actor } = await givenMember(db.database, workspace, { role: 'facilitator' });
    const unions = await givenMember(db.database, workspace, { constituency: 'workers' });
    const add = new AddPerson(db.database, directory);
    const wanted = { name: localized('Delegate', '代表'), sex: 'male', language: 'en' } as const;
    const { organisationId } = unions.actor;
    await expect(add.execute(actor, { ...wanted, constituency: 'employers', organisationId })).rejects.toEqual(
      code('identity.person.organisation-of-other-group'),
    );
    await expect(add.execute(actor, { ...wanted, constituency: 'workers', capacity: 'adviser' })).rejects.toEqual(
      code('identity.person.group-or-capacity'),
    );
    const added = await add.execute(actor, { ...wanted, constituency: 'workers', organisationId });
    expect(added.constituency).toBe('workers');
  });

  it('merge two edits of different fields and refuse two of the same', async () => {
    const workspace = await givenWorkspace(db.database);
    const { actor } = await givenMember(db.database, workspace, { role: 'facilitator' });
    const change = new ChangePerson(db.database, directory);
    const id = actor.personId!;
    await change.execute(actor, { id, baseVersion: 1, changes: { sex: 'male' } });
    const merged = await change.execute(actor, { id, baseVersion: 1, changes: { language: 'zh-CN' } });
    expect(merged).toMatchObject({ version: 3, sex: 'male', language: 'zh-CN' });
    await expect(change.execute(actor, { id, baseVersion: 1, changes: { sex: 'not-stated' } })).rejects.toMatchObject({
      code: 'identity.edit-conflict',
      options: { facts: { conflicts: [{ field: 'sex', theirs: 'male', yours: 'not-stated' }] } },
    });
  });
});

describe('a workspace', () => {
  it('can be changed by its administrator only, and has a valid time zone', async () => {
    const workspace = await givenWorkspace(db.database);
    const administrator = await givenMember(db.database, workspace, { role: 'administrator' });
    const member = await givenMember(db.database, workspace);
    const change = new ChangeWorkspace(db.database);
    expect(() => change.execute(member.actor, 1, { timeZone: 'Asia/Tokyo' })).toThrow();
    await expect(change.execute(administrator.actor, 1, { timeZone: 'Mars/Olympus' })).rejects.toEqual(
      code('identity.workspace.time-zone'),
    );
    const changed = await change.execute(administrator.actor, 1, { constituencyTerms: 'national' });
    expect(changed).toMatchObject({ version: 2, constituencyTerms: 'national' });
  });

  it('is created by an administrator of another one, who then administers both', async () => {
    const workspace = await givenWorkspace(db.database);
    const administrator = await givenMember(db.database, workspace, { role: 'administrator' });
    const member = await givenMember(db.database, workspace);
    const open = new OpenWorkspace(db.database);
    const wanted = { slug: 'second', name: localized('Second', '第二'), kind: 'region', timeZone: 'UTC' } as const;
    await expect(open.execute(member.actor, wanted, person)).rejects.toEqual(
      code('identity.workspace.only-administrators'),
    );
    const opened = await open.execute(administrator.actor, wanted, person);
    expect(opened.id).not.toBe(workspace.workspaceId);
    await expect(open.execute(administrator.actor, wanted, person)).rejects.toEqual(
      code('identity.workspace.slug-taken'),
    );
  });
});

describe('members', () => {
  it('never lose their last administrator, even if two step down at once', async () => {
    const workspace = await givenWorkspace(db.database);
    const [one, two] = await Promise.all(
      [1, 2].map(() => givenMember(db.database, workspace, { role: 'administrator' })),
    );
    const members = new KeepMembers(db.database, directory, separation);
    const outcomes = await concurrently(2, (index) => {
      const { actor } = index === 0 ? one! : two!;
      return members.changeRoles(actor, { accountId: actor.accountId!, baseVersion: 1, roles: ['member'] });
    });
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('are not removed on an earlier version than the one that was shown', async () => {
    const workspace = await givenWorkspace(db.database);
    const { actor } = await givenMember(db.database, workspace, { role: 'administrator' });
    const { accountId } = (await givenMember(db.database, workspace)).actor;
    const members = new KeepMembers(db.database, directory, separation);
    await members.changeRoles(actor, { accountId: accountId!, baseVersion: 1, roles: ['administrator'] });
    await expect(members.remove(actor, { accountId: accountId!, baseVersion: 1 })).rejects.toEqual(
      code('identity.membership.changed'),
    );
    await members.remove(actor, { accountId: accountId!, baseVersion: 2 });
    const list = await new ReadMembers(db.database).members(actor, { limit: 50, offset: 0 });
    expect(list.items.map((member) => member.accountId)).toEqual([actor.accountId]);
  });

  it('are only those of this workspace', async () => {
    const workspace = await givenWorkspace(db.database);
    const { actor } = await givenMember(db.database, workspace, { role: 'administrator' });
    const elsewhere = await givenMember(db.database, await givenWorkspace(db.database));
    const members = new KeepMembers(db.database, directory, separation);
    const shown = { accountId: elsewhere.actor.accountId!, baseVersion: 1 };
    await expect(members.remove(actor, shown)).rejects.toEqual(code('identity.member.not-found'));
    const list = await new ReadMembers(db.database).members(actor, { limit: 50, offset: 0 });
    expect(list.items.map(({ accountId }) => accountId)).toEqual([actor.accountId]);
  });
});

describe('the park of a park coordinator', () => {
  it('is set by an administrator, is a park, and applies from the next request', async () => {
    const workspace = await givenWorkspace(db.database);
    const { actor } = await givenMember(db.database, workspace, { role: 'administrator' });
    const coordinator = await givenMember(db.database, workspace, { role: 'park-coordinator' });
    const [city, park] = await db.database.write(workspace.system, async (tx) => {
      const name = { en: 'Somewhere', zh: '某地' };
      const cityId = await directory.addPlace(tx, { level: 'city', name });
      return [cityId, await directory.addPlace(tx, { level: 'park', parentId: cityId, name })];
    });
    const members = new KeepMembers(db.database, directory, separation);
    const change = { accountId: coordinator.actor.accountId!, baseVersion: 1, roles: ['park-coordinator'] as const };
    await expect(members.changeRoles(actor, { ...change, parkId: city! })).rejects.toEqual(
      code('identity.member.no-park'),
    );
    await members.changeRoles(actor, { ...change, parkId: park! });
    // unchanged if it is absent
    await members.changeRoles(actor, { ...change, baseVersion: 2 });
    const list = await new ReadMembers(db.database).members(actor, { limit: 50, offset: 0 });
    expect(list.items.find(({ accountId }) => accountId === change.accountId)).toMatchObject({ parkId: park });
  });
});

describe('an invitation', () => {
  it('is sent to the email address only, sets a password and works once', async () => {
    const workspace = await givenWorkspace(db.database);
    const { actor } = await givenMember(db.database, workspace, { role: 'administrator' });
    const personId = await db.database.write(workspace.system, (tx) =>
      identity.addPerson(tx, { ...person, name: localized('Guest', '客人') }),
    );
    const invite = new InvitePeople(db.database, new TestAddress(), separation);
    const email = 'guest@test.example';
    const answer = await invite.invite(actor, { personId, email, roles: ['observer'] });
    const [mail] = await db.owner<{ body: string; secret: boolean }>(
      'SELECT body, secret FROM mail_outbox WHERE recipient = $1',
      [email],
    );
    const token = /#([\w-]{43})/.exec(mail!.body)![1]!;
    expect(mail!.secret).toBe(true);
    expect(JSON.stringify(answer)).not.toContain(token);
    await expect(invite.invite(actor, { personId, email, roles: ['observer'] })).rejects.toEqual(
      code('identity.invitation.already-invited'),
    );
    const accept = new AcceptInvitation(db.database, passwords, separation);
    expect(await accept.lookUp(token)).toMatchObject({ email, hasPassword: false });
    const wanted = { token, password: undefined, language: 'en' } as const;
    await expect(accept.execute(wanted, origin)).rejects.toEqual(code('identity.invitation.password-needed'));
    const chosen = { ...wanted, password: 'a quiet morning walk' };
    const outcomes = await concurrently(4, () => accept.execute(chosen, origin));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(accept.lookUp(token)).rejects.toEqual(code('identity.invitation.spent'));
    await expect(invite.invite(actor, { personId, email, roles: ['observer'] })).rejects.toEqual(
      code('identity.invitation.already-member'),
    );
  });
});

describe('isolation', () => {
  it('shows nothing to the server’s role without a workspace', async () => {
    const workspace = await givenWorkspace(db.database);
    await givenMember(db.database, workspace);
    const tables = await db.owner<{ name: string }>(
      `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_name)
       WHERE c.column_name = 'workspace_id' AND c.table_schema = 'public' AND t.table_schema = 'public'
         AND t.table_type = 'BASE TABLE'`,
    );
    const open = ['event_delivery'];
    expect(tables.length).toBeGreaterThan(5);
    for (const { name } of tables.filter((table) => !open.includes(table.name))) {
      const rows = await db.database
        .read(systemActor(null), (tx) => tx.query(`SELECT 1 FROM ${name} LIMIT 1`))
        .catch((error: Error) => (error.message.includes('permission denied') ? [] : Promise.reject(error)));
      expect({ name, rows }).toEqual({ name, rows: [] });
    }
  });

  it('finds nothing of another workspace through the facades', async () => {
    const mine = await givenWorkspace(db.database);
    const theirs = await givenWorkspace(db.database);
    const { actor } = await givenMember(db.database, theirs, { constituency: 'workers' });
    await db.database.read(mine.system, async (tx) => {
      expect(await identity.person(tx, actor.personId!)).toBeUndefined();
      expect(await identity.people(tx)).toEqual([]);
      expect(await directory.organisation(tx, actor.organisationId!)).toBeUndefined();
      expect(await identity.mailAddresses(tx, [actor.personId!])).toEqual([]);
    });
    const facilitator = await givenMember(db.database, mine, { role: 'facilitator' });
    await expect(new ReadPeople(db.database).one(facilitator.actor, actor.personId!)).rejects.toEqual(
      code('identity.person.not-found'),
    );
    await expect(
      new AddPerson(db.database, directory).execute(facilitator.actor, {
        ...person,
        organisationId: actor.organisationId,
      }),
    ).rejects.toEqual(code('identity.person.organisation-not-found'));
  });

  it('refuses to write into another workspace', async () => {
    const mine = await givenWorkspace(db.database);
    const theirs = await givenWorkspace(db.database);
    const write = db.database.write(mine.system, (tx) =>
      tx.query(
        `INSERT INTO identity_person (id, workspace_id, name, capacity, sex, language)
         VALUES (gen_random_uuid(), $1, '{"en":"x","zh":"x"}', 'observer', 'male', 'en')`,
        [theirs.workspaceId],
      ),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });
});
