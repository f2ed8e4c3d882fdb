import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import type { Role } from '../../../src/kernel/actor.js';
import { PublicAddress } from '../../../src/modules/identity/domain/public-address.js';
import { SessionActorResolver } from '../../../src/modules/identity/http/session-actor-resolver.js';
import { ChangeWorkspace } from '../../../src/modules/identity/use-cases/change-workspace.js';
import { EnterFactor } from '../../../src/modules/identity/use-cases/enter-factor.js';
import { FactorSecrets } from '../../../src/modules/identity/use-cases/factor-secrets.js';
import { KeepApiTokens } from '../../../src/modules/identity/use-cases/keep-api-tokens.js';
import { KeepFactors } from '../../../src/modules/identity/use-cases/keep-factors.js';
import { NoteUse } from '../../../src/modules/identity/use-cases/note-use.js';
import { OpenWorkspace } from '../../../src/modules/identity/use-cases/open-workspace.js';
import { ReadActor } from '../../../src/modules/identity/use-cases/read-actor.js';
import { ReadOwnAccount } from '../../../src/modules/identity/use-cases/read-own-account.js';
import { removeFactors } from '../../../src/modules/identity/use-cases/remove-factors.js';
import { RedeemSignInLink } from '../../../src/modules/identity/use-cases/redeem-sign-in-link.js';
import { SendSignInLink } from '../../../src/modules/identity/use-cases/send-sign-in-link.js';
import { SignInWithPassword } from '../../../src/modules/identity/use-cases/sign-in-with-password.js';
import { hashPassword, verifyPassword } from '../../../src/platform/auth/argon2.js';
import { isCommonPassword } from '../../../src/platform/auth/common-passwords.js';
import { codeAt } from '../../support/totp.js';
import { SecretsKey } from '../../../src/platform/sealing/index.js';
import type { OpenDatabase } from '../../support/database.js';
import { concurrently, openTestDatabase } from '../../support/database.js';
import type { GivenMember, GivenWorkspace } from '../../support/workspace.js';
import { givenMember, givenWorkspace } from '../../support/workspace.js';
import { FixedClock } from '../../support/fixed-clock.js';

class TestAddress extends PublicAddress {
  readonly origin = 'https://tripartite.example';
}

const password = 'a quiet morning walk';
const clock = new FixedClock(new Date('2026-03-02T08:00:00Z'));
const key = SecretsKey.temporary();
const passwords = { hash: hashPassword, verify: verifyPassword, isCommon: isCommonPassword };
const origin = { address: '192.0.2.1', userAgent: 'Firefox', deviceToken: undefined };
const code = (problem: string) => expect.objectContaining({ code: `identity.second-factor.${problem}` });
const needed = (state: string) =>
  expect.objectContaining({
    code: 'identity.second-factor.needed',
    options: expect.objectContaining({ facts: { state } }),
  });

let db: OpenDatabase;
let asking: GivenWorkspace;
let silent: GivenWorkspace;
let hash: string;
let signIn: SignInWithPassword;
let resolver: SessionActorResolver;
let own: ReadOwnAccount;
let tokens: KeepApiTokens;
let keep: KeepFactors;
let enter: EnterFactor;

beforeAll(async () => {
  db = await openTestDatabase({ clock });
  hash = await hashPassword(password);
  const secrets = new FactorSecrets(key);
  signIn = new SignInWithPassword(db.database, passwords, key);
  resolver = new SessionActorResolver(new ReadActor(db.database), new NoteUse(db.database), clock);
  own = new ReadOwnAccount(db.database);
  tokens = new KeepApiTokens(db.database);
  keep = new KeepFactors(db.database, secrets);
  enter = new EnterFactor(db.database, secrets);
  silent = await givenWorkspace(db.database);
  asking = await givenWorkspace(db.database);
  await new ChangeWorkspace(db.database).execute(asking.system, 1, { secondFactor: true });
});
afterAll(() => db.close());

const member = (role: Role = 'administrator', workspace = asking): Promise<GivenMember> =>
  givenMember(db.database, workspace, { role, passwordHash: hash });
const later = (seconds: number): void => clock.advance(seconds * 1000);

/** A new session of the account, with what it may do. */
async function session(email: string) {
  const { sessionToken } = await signIn.execute(email, password, origin);
  const here = (workspaceId?: string) => resolver.resolve({ sessionToken, workspaceId, language: 'en' });
  return { here, actor: await here(), entering: () => here(asking.workspaceId) };
}

/** An account with an app, set up in the returned session. */
async function withApp(role: Role = 'administrator') {
  const { email, actor } = await member(role);
  const first = await session(email);
  const { factorId, secret } = await keep.beginApp(first.actor);
  const app = { factorId, label: 'Phone', code: codeAt(secret, clock.now()) };
  const recoveryCodes = await keep.confirmApp(first.actor, app);
  later(30);
  return { email, accountId: actor.accountId!, personId: actor.personId!, first, secret, factorId, recoveryCodes };
}

describe('a workspace that asks for a second factor', () => {
  it.each<[Role, string]>([
    ['administrator', 'set-up'],
    ['analyst', 'set-up'],
    ['fieldwork-manager', 'set-up'],
    ['facilitator', 'not-asked'],
    ['member', 'not-asked'],
    ['rapporteur', 'not-asked'],
    ['interpreter', 'not-asked'],
    ['park-coordinator', 'not-asked'],
    ['observer', 'not-asked'],
  ])('asks this of the role %s: %s', async (role, state) => {
    const { email } = await member(role);
    const { actor, entering } = await session(email);
    expect((await own.me(actor)).memberships[0]!.secondFactor).toBe(state);
    if (state === 'set-up') await expect(entering()).rejects.toEqual(needed('set-up'));
    else await expect(entering()).resolves.toMatchObject({ roles: [role] });
  });

  it('asks for it of a spokesperson', async () => {
    const { email, actor } = await member('member');
    const { entering } = await session(email);
    await expect(entering()).resolves.toBeDefined();
    const roundtable = newId();
    await db.owner(
      `INSERT INTO dialogue_roundtable (id, workspace_id, number, title, starts_on, ends_on, time_zone, state, last_conclusion, version, field_versions, seat_frame, created_at)
       VALUES ($1, $2, 1, '{"en": "a", "zh": "甲"}', '2026-03-01', '2026-03-02', 'Asia/Shanghai', 'convened', 0, 1, '{}', '[]', now())`,
      [roundtable, asking.workspaceId],
    );
    await db.owner(
      `INSERT INTO dialogue_seat (id, workspace_id, roundtable_id, person_id, kind, function, constituency, sex, seated_at, version)
       VALUES ($1, $2, $3, $4, 'titular', 'spokesperson', 'workers', 'female', now(), 1)`,
      [newId(), asking.workspaceId, roundtable, actor.personId],
    );
    await expect(entering()).rejects.toEqual(needed('set-up'));
  });

  it('lets in the session in which a device was set up, and every other one after a code', async () => {
    const { email, first, secret } = await withApp();
    await expect(first.entering()).resolves.toMatchObject({ roles: ['administrator'] });
    const second = await session(email);
    await expect(second.entering()).rejects.toEqual(needed('enter'));
    await enter.withApp(second.actor, codeAt(secret, clock.now()));
    await expect(second.entering()).resolves.toMatchObject({ roles: ['administrator'] });
    expect((await own.me(second.actor)).memberships[0]!.secondFactor).toBe('given');
  });

  it('asks at once when the setting is turned on', async () => {
    const workspace = await givenWorkspace(db.database);
    const { email } = await member('administrator', workspace);
    const { here } = await session(email);
    const admin = await here(workspace.workspaceId);
    await new ChangeWorkspace(db.database).execute(admin, 1, { secondFactor: true });
    await expect(here(workspace.workspaceId)).rejects.toEqual(needed('set-up'));
  });

  it('is what a person opens from a page, unless they say otherwise; one from the command line asks for nothing', async () => {
    const { email } = await member('administrator', silent);
    const { actor } = await session(email);
    const words = { name: { en: 'N', zh: '新' }, kind: 'region', timeZone: 'UTC' } as const;
    const person = { name: { en: 'P', zh: '人' }, capacity: 'secretariat', sex: 'female', language: 'en' } as const;
    const opened = new OpenWorkspace(db.database);
    const first = await opened.execute(actor, { ...words, slug: `a-${newId().slice(-12)}` }, person);
    expect(first.secondFactor).toBe(true);
    await expect(session(email).then(({ here }) => here(first.id))).rejects.toEqual(needed('set-up'));
    await expect(session(email).then(({ here }) => here(silent.workspaceId))).resolves.toBeDefined();
    const wanted = { ...words, slug: `b-${newId().slice(-12)}`, secondFactor: false };
    await expect(opened.execute(actor, wanted, person)).resolves.toMatchObject({ secondFactor: false });
  });

  it('lets no one create another workspace by its right who could not enter it', async () => {
    const { email } = await withApp();
    const { actor } = await session(email);
    const words = {
      name: { en: 'N', zh: '新' },
      kind: 'region',
      timeZone: 'UTC',
      slug: `c-${newId().slice(-12)}`,
    } as const;
    const person = { name: { en: 'P', zh: '人' }, capacity: 'secretariat', sex: 'female', language: 'en' } as const;
    await expect(new OpenWorkspace(db.database).execute(actor, words, person)).rejects.toEqual(needed('enter'));
  });
});

describe('ways around the second factor', () => {
  it('do not include a link by email', async () => {
    const { email } = await withApp();
    await new SendSignInLink(db.database, new TestAddress()).execute(email);
    const [mail] = await db.owner<{ body: string }>(
      `SELECT body FROM mail_outbox WHERE recipient = $1 AND kind = 'identity.sign-in-link'`,
      [email],
    );
    const token = /#([\w-]{43})/.exec(mail!.body)![1]!;
    const { sessionToken } = await new RedeemSignInLink(db.database).execute(token, origin);
    const workspaceId = asking.workspaceId;
    await expect(resolver.resolve({ sessionToken, workspaceId, language: 'en' })).rejects.toEqual(needed('enter'));
  });

  it('do not include an API token, which needs a session with the factor and an account that still has one', async () => {
    const { email, first, factorId } = await withApp();
    const wanted = { workspaceId: asking.workspaceId, label: 'x', scopes: ['administrator' as const], days: 1 };
    const second = await session(email);
    await expect(tokens.issue(second.actor, wanted)).rejects.toEqual(needed('enter'));
    const { token } = await tokens.issue(first.actor, wanted);
    const call = () => resolver.resolve({ apiToken: token, workspaceId: asking.workspaceId, language: 'en' });
    await expect(call()).resolves.toMatchObject({ roles: ['administrator'] });
    await keep.remove(first.actor, factorId);
    await expect(call()).rejects.toEqual(needed('set-up'));
  });

  it('do not include a token of the time before the workspace asked', async () => {
    const workspace = await givenWorkspace(db.database);
    const { email } = await member('analyst', workspace);
    const { actor } = await session(email);
    const wanted = { workspaceId: workspace.workspaceId, label: 'x', scopes: ['analyst' as const], days: 1 };
    const { token } = await tokens.issue(actor, wanted);
    const call = () => resolver.resolve({ apiToken: token, workspaceId: workspace.workspaceId, language: 'en' });
    await expect(call()).resolves.toBeDefined();
    await new ChangeWorkspace(db.database).execute(workspace.system, 1, { secondFactor: true });
    await expect(call()).rejects.toEqual(needed('set-up'));
    const { factorId, secret } = await keep.beginApp(actor);
    await keep.confirmApp(actor, { factorId, label: 'Phone', code: codeAt(secret, clock.now()) });
    await expect(call()).rejects.toEqual(needed('enter'));
  });

  it('do not include another device, new recovery codes or a removal in a session without the factor', async () => {
    const { email, factorId } = await withApp();
    const { actor } = await session(email);
    await expect(keep.beginApp(actor)).rejects.toEqual(needed('enter'));
    await expect(keep.confirmApp(actor, { factorId: newId(), label: 'x', code: '123456' })).rejects.toEqual(
      code('wrong-code'),
    );
    await expect(keep.renewRecoveryCodes(actor)).rejects.toEqual(needed('enter'));
    await expect(keep.remove(actor, factorId)).rejects.toEqual(needed('enter'));
    expect((await own.secondFactor(actor)).factors).toHaveLength(1);
  });

  it('do not include a session whose factor was removed and replaced by another', async () => {
    const { email, first, secret, factorId } = await withApp();
    const second = await session(email);
    await enter.withApp(second.actor, codeAt(secret, clock.now()));
    await keep.remove(first.actor, factorId);
    const next = await keep.beginApp(first.actor);
    await keep.confirmApp(first.actor, { ...next, label: 'New', code: codeAt(next.secret, clock.now()) });
    await expect(first.entering()).resolves.toBeDefined();
    await expect(second.entering()).rejects.toEqual(needed('enter'));
  });
});

describe('a code of an authenticator app', () => {
  it('counts once, also in another session and when a later one was used', async () => {
    const { email, secret } = await withApp();
    const [one, two] = [await session(email), await session(email)];
    const earlier = codeAt(secret, clock.now());
    later(30);
    const next = codeAt(secret, clock.now());
    await enter.withApp(one.actor, next);
    await expect(enter.withApp(one.actor, next)).rejects.toEqual(code('used-code'));
    await expect(enter.withApp(two.actor, next)).rejects.toEqual(code('used-code'));
    await expect(enter.withApp(two.actor, earlier)).rejects.toEqual(code('used-code'));
    await expect(two.entering()).rejects.toEqual(needed('enter'));
  });

  it('counts for one of several requests that send it at the same time', async () => {
    const { email, secret } = await withApp();
    const sessions = [await session(email), await session(email), await session(email)];
    const sent = codeAt(secret, clock.now());
    const outcomes = await concurrently(3, (index) => enter.withApp(sessions[index]!.actor, sent));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toEqual(code('used-code'));
    const entered = await Promise.allSettled(sessions.map(({ entering }) => entering()));
    expect(entered.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('of two minutes ago is refused, and changes nothing', async () => {
    const { email, secret } = await withApp();
    const { actor, entering } = await session(email);
    const old = codeAt(secret, clock.now());
    later(120);
    await expect(enter.withApp(actor, old)).rejects.toEqual(code('wrong-code'));
    await expect(entering()).rejects.toEqual(needed('enter'));
    await expect(enter.withApp(actor, codeAt(secret, clock.now()))).resolves.toBeUndefined();
  });

  it('of another account is refused', async () => {
    const [mine, other] = [await withApp(), await withApp()];
    const { actor } = await session(mine.email);
    await expect(enter.withApp(actor, codeAt(other.secret, clock.now()))).rejects.toEqual(code('wrong-code'));
  });

  it('is guessed no faster from many sessions: after five failures the account waits', async () => {
    const { email, secret } = await withApp();
    for (let guess = 0; guess < 5; guess += 1) {
      const { actor } = await session(email);
      await expect(enter.withApp(actor, `00000${guess}`)).rejects.toEqual(code('wrong-code'));
    }
    const { actor, entering } = await session(email);
    await expect(enter.withApp(actor, codeAt(secret, clock.now()))).rejects.toMatchObject({
      code: 'identity.second-factor.wait',
      options: { retryAfter: 15 },
    });
    await expect(enter.withRecoveryCode(actor, 'AAAA-AAAA-AAAA')).rejects.toEqual(code('wait'));
    await expect(entering()).rejects.toEqual(needed('enter'));
    later(16);
    await expect(enter.withApp(actor, codeAt(secret, clock.now()))).resolves.toBeUndefined();
  });

  it('is computed from a secret that is in no table', async () => {
    const { secret, accountId, factorId } = await withApp();
    const [row] = await db.owner<{ all: string }>('SELECT f::text AS all FROM identity_factor f WHERE id = $1', [
      factorId,
    ]);
    const bytes = new FactorSecrets(key).ofApp(accountId, factorId);
    expect(bytes).toHaveLength(20);
    expect(row!.all).not.toContain(secret);
    expect(row!.all).not.toContain(bytes.toString('hex'));
  });
});

describe('a recovery code', () => {
  it('is one of ten, given with the first device only', async () => {
    const { first, recoveryCodes } = await withApp();
    expect(recoveryCodes).toHaveLength(10);
    const next = await keep.beginApp(first.actor);
    const second = { ...next, label: 'Tablet', code: codeAt(next.secret, clock.now()) };
    await expect(keep.confirmApp(first.actor, second)).resolves.toEqual([]);
    expect(await own.secondFactor(first.actor)).toMatchObject({ given: true, recoveryCodesLeft: 10 });
  });

  it('works once, as it may be typed; a used one is refused and changes nothing', async () => {
    const { email, recoveryCodes } = await withApp();
    const [one, two] = [await session(email), await session(email)];
    await enter.withRecoveryCode(one.actor, recoveryCodes[0]!.toLowerCase().replaceAll('-', ' '));
    await expect(one.entering()).resolves.toBeDefined();
    await expect(enter.withRecoveryCode(two.actor, recoveryCodes[0]!)).rejects.toEqual(code('wrong-recovery-code'));
    await expect(two.entering()).rejects.toEqual(needed('enter'));
    expect((await own.secondFactor(one.actor)).recoveryCodesLeft).toBe(9);
    const mails = await db.owner('SELECT 1 FROM mail_outbox WHERE recipient = $1 AND subject LIKE $2', [
      email,
      'A recovery code%',
    ]);
    expect(mails).toHaveLength(1);
  });

  it('is stored as a hash that needs the key, and ends when new ones are made', async () => {
    const { email, first, accountId, recoveryCodes } = await withApp();
    const rows = await db.owner<{ code_hash: Buffer }>(
      'SELECT code_hash FROM identity_recovery_code WHERE account_id = $1',
      [accountId],
    );
    const expected = recoveryCodes.map((one) => new FactorSecrets(key).ofRecoveryCode(accountId, one).toString('hex'));
    expect(rows.map((row) => row.code_hash.toString('hex')).sort()).toEqual(expected.sort());
    const renewed = await keep.renewRecoveryCodes(first.actor);
    const { actor } = await session(email);
    await expect(enter.withRecoveryCode(actor, recoveryCodes[1]!)).rejects.toEqual(code('wrong-recovery-code'));
    await expect(enter.withRecoveryCode(actor, renewed[1]!)).resolves.toBeUndefined();
  });
});

describe('an operator', () => {
  it('removes devices and recovery codes of a person who has lost them; the person is informed and asked to set one up', async () => {
    const { email, accountId, first, recoveryCodes } = await withApp();
    await expect(removeFactors(db.database, ` ${email.toUpperCase()}`)).resolves.toEqual({ accountId, removed: 1 });
    await expect(first.entering()).rejects.toEqual(needed('set-up'));
    await expect(enter.withRecoveryCode(first.actor, recoveryCodes[0]!)).rejects.toEqual(code('wrong-recovery-code'));
    const mails = await db.owner('SELECT 1 FROM mail_outbox WHERE recipient = $1 AND subject LIKE $2', [
      email,
      'A second factor was removed%',
    ]);
    expect(mails).toHaveLength(1);
    await expect(removeFactors(db.database, 'no-one@programme.example')).resolves.toBeNull();
  });
});
