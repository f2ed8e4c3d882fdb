import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../src/kernel/actor.js';
import { PublicAddress } from '../../../src/modules/identity/domain/public-address.js';
import { SessionActorResolver } from '../../../src/modules/identity/http/session-actor-resolver.js';
import { ReplaceLostDevicesJob } from '../../../src/modules/identity/jobs/replace-lost-devices.job.js';
import { ChangePassword } from '../../../src/modules/identity/use-cases/change-password.js';
import { ChangeWorkspace } from '../../../src/modules/identity/use-cases/change-workspace.js';
import { FactorSecrets } from '../../../src/modules/identity/use-cases/factor-secrets.js';
import { KeepApiTokens } from '../../../src/modules/identity/use-cases/keep-api-tokens.js';
import { KeepFactors } from '../../../src/modules/identity/use-cases/keep-factors.js';
import { NoteUse } from '../../../src/modules/identity/use-cases/note-use.js';
import { ReadActor } from '../../../src/modules/identity/use-cases/read-actor.js';
import { ReadDeviceReplacements } from '../../../src/modules/identity/use-cases/read-device-replacements.js';
import { ReadOwnAccount } from '../../../src/modules/identity/use-cases/read-own-account.js';
import { RedeemSignInLink } from '../../../src/modules/identity/use-cases/redeem-sign-in-link.js';
import { ReplaceLostDevices } from '../../../src/modules/identity/use-cases/replace-lost-devices.js';
import { SendSignInLink } from '../../../src/modules/identity/use-cases/send-sign-in-link.js';
import { SignInWithPassword } from '../../../src/modules/identity/use-cases/sign-in-with-password.js';
import { hashPassword, verifyPassword } from '../../../src/platform/auth/argon2.js';
import { isCommonPassword } from '../../../src/platform/auth/common-passwords.js';
import { type Logger } from '../../../src/platform/observability/logger.js';
import { SecretsKey } from '../../../src/platform/sealing/index.js';
import { concurrently, type OpenDatabase, openTestDatabase } from '../../support/database.js';
import { codeAt } from '../../support/totp.js';
import { type GivenMember, givenMember, givenWorkspace, type GivenWorkspace } from '../../support/workspace.js';
import { FixedClock } from '../../support/fixed-clock.js';

class TestAddress extends PublicAddress {
  readonly origin = 'https://tripartite.example';
}

const password = 'a quiet morning walk';
const hour = 60 * 60;
const clock = new FixedClock(new Date('2026-03-02T08:00:00Z'));
const key = SecretsKey.temporary();
const passwords = { hash: hashPassword, verify: verifyPassword, isCommon: isCommonPassword };
const origin = { address: '192.0.2.1', userAgent: 'Firefox', deviceToken: undefined };
const code = (problem: string) => expect.objectContaining({ code: problem });
const needed = (state: string) =>
  expect.objectContaining({
    code: 'identity.second-factor.needed',
    options: expect.objectContaining({ facts: { state } }),
  });

let db: OpenDatabase;
let hash: string;
let workspace: GivenWorkspace;
let administrator: GivenMember;
let analyst: GivenMember;
let session: { readonly actor: GivenMember['actor']; entering(): Promise<unknown> };
let devices: ReplaceLostDevices;
let own: ReadOwnAccount;
let keep: KeepFactors;
let signIn: SignInWithPassword;
let resolver: SessionActorResolver;

const later = (seconds: number): void => clock.advance(seconds * 1000);
const member = (role: Role): Promise<GivenMember> => givenMember(db.database, workspace, { role, passwordHash: hash });
const request = (by = administrator, of = analyst) => devices.request(by.actor, of.actor.accountId!);
const applied = (): Promise<readonly string[]> => devices.applyDue(workspace.system);

async function enter(sessionToken: string) {
  const here = (workspaceId?: string) => resolver.resolve({ sessionToken, workspaceId, language: 'en' });
  return { actor: await here(), entering: () => here(workspace.workspaceId) };
}

async function setUpDevice(actor: GivenMember['actor']): Promise<readonly string[]> {
  const { factorId, secret } = await keep.beginApp(actor);
  return keep.confirmApp(actor, { factorId, label: 'Phone', code: codeAt(secret, clock.now()) });
}

async function mails(to: GivenMember): Promise<readonly string[]> {
  const rows = await db.owner<{ subject: string }>('SELECT subject FROM mail_outbox WHERE recipient = $1 ORDER BY id', [
    to.email,
  ]);
  return rows.map(({ subject }) => subject);
}

const events = async (): Promise<readonly string[]> => {
  const rows = await db.owner<{ type: string }>(
    `SELECT type FROM domain_event WHERE workspace_id = $1 AND type LIKE 'identity.device-%' ORDER BY recorded_at, id`,
    [workspace.workspaceId],
  );
  return rows.map(({ type }) => type.split('.')[2]!);
};

beforeAll(async () => {
  db = await openTestDatabase({ clock });
  hash = await hashPassword(password);
  devices = new ReplaceLostDevices(db.database, new TestAddress());
  own = new ReadOwnAccount(db.database);
  keep = new KeepFactors(db.database, new FactorSecrets(key));
  signIn = new SignInWithPassword(db.database, passwords, key);
  resolver = new SessionActorResolver(new ReadActor(db.database), new NoteUse(db.database), clock);
});
afterAll(() => db.close());

/** An analyst with a device, in a workspace that asks for it. */
beforeEach(async () => {
  workspace = await givenWorkspace(db.database);
  await new ChangeWorkspace(db.database).execute(workspace.system, 1, { secondFactor: true });
  [administrator, analyst] = [await member('administrator'), await member('analyst')];
  session = await enter((await signIn.execute(analyst.email, password, origin)).sessionToken);
  await setUpDevice(session.actor);
  later(30);
});

describe('the replacement of a lost device', () => {
  it('removes nothing within a day, and tells the person by email and in every session', async () => {
    const { takesEffectAt } = await request();
    expect(takesEffectAt).toEqual(new Date(clock.now().getTime() + 24 * hour * 1000));
    const second = await enter((await signIn.execute(analyst.email, password, origin)).sessionToken);
    for (const { actor } of [session, second])
      expect((await own.secondFactor(actor)).replacements).toMatchObject([{ takesEffectAt }]);
    later(24 * hour - 1);
    expect(await applied()).toEqual([]);
    await expect(session.entering()).resolves.toBeDefined();
    expect(await mails(analyst)).toContain('Your second factor will be removed');
    expect(await events()).toEqual(['requested']);
  });

  it('after a day ends devices, codes, password, sessions and the factor of tokens, without showing a code', async () => {
    const token = { workspaceId: workspace.workspaceId, label: 'a program', scopes: ['analyst' as const], days: 30 };
    const { token: apiToken } = await new KeepApiTokens(db.database).issue(session.actor, token);
    const answer = await request();
    expect(Object.keys(answer).filter((name) => /code|secret|link/i.test(name))).toEqual([]);
    later(24 * hour);
    const lines: unknown[] = [];
    const logger = { security: (facts: unknown) => lines.push(facts) } as unknown as Logger;
    expect(await new ReplaceLostDevicesJob(devices, logger).run({ actor: workspace.system } as never)).toEqual({
      replaced: 1,
    });
    expect(lines).toEqual([
      expect.objectContaining({ event: 'second-factor.replaced', account: analyst.actor.accountId }),
    ]);
    await expect(session.entering()).resolves.toMatchObject({ kind: 'nobody' });
    await expect(signIn.execute(analyst.email, password, origin)).rejects.toBeDefined();
    const withToken = resolver.resolve({ apiToken, workspaceId: workspace.workspaceId, language: 'en' });
    await expect(withToken).rejects.toEqual(needed('set-up'));
    expect(await mails(analyst)).toContain('Your second factor was removed');
    expect(await events()).toEqual(['requested', 'done']);
    expect(await applied()).toEqual([]);
  });

  it('lets the person sign in by an emailed link, set up a new device and choose a password', async () => {
    await request();
    later(24 * hour);
    await applied();
    await new SendSignInLink(db.database, new TestAddress()).execute(analyst.email);
    const rows = await db.owner<{ body: string }>(
      `SELECT body FROM mail_outbox WHERE recipient = $1 AND body LIKE '%/sign-in/link#%' ORDER BY id DESC`,
      [analyst.email],
    );
    const token = /#([\w-]{43})/.exec(rows[0]!.body)![1]!;
    const { sessionToken } = await new RedeemSignInLink(db.database).execute(token, origin);
    const again = await enter(sessionToken);
    await expect(again.entering()).rejects.toEqual(needed('set-up'));
    expect(await setUpDevice(again.actor)).toHaveLength(10);
    await expect(again.entering()).resolves.toMatchObject({ roles: ['analyst'] });
    await new ChangePassword(db.database, passwords).execute(again.actor, undefined, 'another quiet morning walk');
  });

  it('is stopped by the person, in any session', async () => {
    const { id } = await request();
    const second = await enter((await signIn.execute(analyst.email, password, origin)).sessionToken);
    await devices.stop(second.actor, id);
    later(25 * hour);
    expect(await applied()).toEqual([]);
    await expect(session.entering()).resolves.toBeDefined();
    expect((await own.secondFactor(session.actor)).replacements).toEqual([]);
    await expect(devices.stop(session.actor, id)).rejects.toEqual(code('identity.device-replacement.not-open'));
    expect(await mails(analyst)).toContain('Your second factor stays as it is');
    expect(await events()).toEqual(['requested', 'ended']);
  });

  it('is not stopped by another person, and is cancelled by any administrator of the workspace', async () => {
    const { id } = await request();
    const other = await enter((await signIn.execute(administrator.email, password, origin)).sessionToken);
    await expect(devices.stop(other.actor, id)).rejects.toEqual(code('identity.device-replacement.not-open'));
    const elsewhere = await givenWorkspace(db.database);
    const stranger = await givenMember(db.database, elsewhere, { role: 'administrator' });
    await expect(devices.cancel(stranger.actor, id)).rejects.toEqual(code('identity.device-replacement.not-found'));
    await devices.cancel((await member('administrator')).actor, id);
    later(25 * hour);
    expect(await applied()).toEqual([]);
  });

  it('does not take effect if the administrator who requested it has lost the role', async () => {
    await member('administrator');
    await request();
    await db.owner(`UPDATE identity_membership SET roles = '{member}' WHERE account_id = $1`, [
      administrator.actor.accountId,
    ]);
    later(24 * hour);
    expect(await applied()).toEqual([]);
    await expect(session.entering()).resolves.toBeDefined();
    expect(await events()).toEqual(['requested', 'ended']);
  });

  it('is stopped or takes effect, not both, when both happen at the same moment', async () => {
    const { id } = await request();
    later(24 * hour);
    await concurrently<unknown>(2, (at) => (at === 0 ? devices.stop(session.actor, id) : applied()));
    const [row] = await db.owner<{ state: string; factors: number }>(
      `SELECT state, (SELECT count(*)::int FROM identity_factor WHERE account_id = r.account_id) AS factors
       FROM identity_device_replacement r WHERE id = $1`,
      [id],
    );
    expect([
      { state: 'done', factors: 0 },
      { state: 'stopped', factors: 1 },
    ]).toContainEqual(row);
  });

  it('is requested by administrators only, once, of another member who has a device', async () => {
    expect(() => request(analyst)).toThrow();
    const own = await givenMember(db.database, workspace, { role: 'administrator', passwordHash: hash });
    await expect(request(own, own)).rejects.toEqual(code('identity.device-replacement.own'));
    await expect(request(administrator, own)).rejects.toEqual(code('identity.device-replacement.no-device'));
    const stranger = await givenMember(db.database, await givenWorkspace(db.database), { role: 'analyst' });
    await expect(request(administrator, stranger)).rejects.toEqual(code('identity.member.not-found'));
    await request();
    await expect(request(own)).rejects.toEqual(code('identity.device-replacement.open'));
    const listed = await new ReadDeviceReplacements(db.database).execute(administrator.actor);
    expect(listed).toMatchObject([{ accountId: analyst.actor.accountId, personId: analyst.actor.personId }]);
  });

  it('takes a day in the database as well', async () => {
    const { id } = await request();
    const sooner = `UPDATE identity_device_replacement SET takes_effect_at = requested_at + interval '1 hour' WHERE id = $1`;
    await expect(db.owner(sooner, [id])).rejects.toThrow('ck_identity_device_replacement_day');
  });
});
