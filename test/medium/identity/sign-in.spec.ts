import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '../../../src/kernel/actor.js';
import { PublicAddress } from '../../../src/modules/identity/domain/public-address.js';
import { SessionActorResolver } from '../../../src/modules/identity/http/session-actor-resolver.js';
import { ReadActor } from '../../../src/modules/identity/use-cases/read-actor.js';
import { ReadOwnAccount } from '../../../src/modules/identity/use-cases/read-own-account.js';
import { ChangePassword } from '../../../src/modules/identity/use-cases/change-password.js';
import { EndSessions } from '../../../src/modules/identity/use-cases/end-sessions.js';
import { KeepApiTokens } from '../../../src/modules/identity/use-cases/keep-api-tokens.js';
import { NoteUse } from '../../../src/modules/identity/use-cases/note-use.js';
import { RedeemSignInLink } from '../../../src/modules/identity/use-cases/redeem-sign-in-link.js';
import { SendSignInLink } from '../../../src/modules/identity/use-cases/send-sign-in-link.js';
import { SignInWithPassword } from '../../../src/modules/identity/use-cases/sign-in-with-password.js';
import { isCommonPassword } from '../../../src/platform/auth/common-passwords.js';
import { SecretsKey } from '../../../src/platform/sealing/index.js';
import { hashPassword, verifyPassword } from '../../../src/platform/auth/argon2.js';
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
const passwords = { hash: hashPassword, verify: verifyPassword, isCommon: isCommonPassword };
const from = (address: string, deviceToken?: string) => ({ address, userAgent: 'Firefox', deviceToken });

let db: OpenDatabase;
let workspace: GivenWorkspace;
let hash: string;
let signIn: SignInWithPassword;
let sendLink: SendSignInLink;
let redeem: RedeemSignInLink;
let resolver: SessionActorResolver;
let own: ReadOwnAccount;

beforeAll(async () => {
  db = await openTestDatabase({ clock });
  workspace = await givenWorkspace(db.database);
  hash = await hashPassword(password);
  signIn = new SignInWithPassword(db.database, passwords, SecretsKey.temporary());
  sendLink = new SendSignInLink(db.database, new TestAddress());
  redeem = new RedeemSignInLink(db.database);
  resolver = new SessionActorResolver(new ReadActor(db.database), new NoteUse(db.database), clock);
  own = new ReadOwnAccount(db.database);
});
afterAll(() => db.close());

const member = (): Promise<GivenMember> => givenMember(db.database, workspace, { passwordHash: hash });
const resolve = (sessionToken: string, workspaceId?: string) =>
  resolver.resolve({ sessionToken, workspaceId, language: 'en' });
const code = (problem: string) => expect.objectContaining({ code: problem });

/** The token of the last link sent to an email address. */
async function mailedToken(email: string): Promise<string> {
  const [mail] = await db.owner<{ body: string }>(
    'SELECT body FROM mail_outbox WHERE recipient = $1 ORDER BY id DESC LIMIT 1',
    [email],
  );
  return /#([\w-]{43})/.exec(mail!.body)![1]!;
}

describe('signing in with a password', () => {
  it('opens a session with the person and their roles', async () => {
    const { actor, email } = await member();
    const session = await signIn.execute(`  ${email.toUpperCase()} `, password, from('192.0.2.1'));
    const found = await resolve(session.sessionToken, workspace.workspaceId);
    expect(found).toMatchObject({
      kind: 'person',
      accountId: actor.accountId,
      personId: actor.personId,
      workspaceId: workspace.workspaceId,
      roles: ['member'],
      capacity: 'secretariat',
      organisationId: actor.organisationId,
    });
  });

  it('stores neither password nor token', async () => {
    const { email } = await member();
    const session = await signIn.execute(email, password, from('192.0.2.1'));
    const rows = await db.owner<{ all: string }>(
      'SELECT string_agg(s::text, $1) AS all FROM identity_session s WHERE account_id = $2',
      [' ', session.accountId],
    );
    expect(rows[0]!.all).not.toContain(session.sessionToken);
    expect(rows[0]!.all).not.toContain(Buffer.from(session.sessionToken).toString('hex'));
  });

  it('gives the same answer to a wrong password and to an unknown email address', async () => {
    const { email } = await member();
    const notRecognised = code('identity.sign-in.not-recognised');
    await expect(signIn.execute(email, 'not this one', from('192.0.2.9'))).rejects.toEqual(notRecognised);
    await expect(signIn.execute('nobody@test.example', password, from('192.0.2.9'))).rejects.toEqual(notRecognised);
  });
});

describe('the delay after failed attempts', () => {
  it('applies to an account that is guessed from ever other addresses, in all processes, and not to a known device', async () => {
    const { email } = await member();
    const known = await signIn.execute(email, password, from('203.0.113.1'));
    const key = SecretsKey.temporary();
    const processes = [1, 2].map(() => new SignInWithPassword(db.database, passwords, key));
    for (let attempt = 0; attempt < 50; attempt += 1)
      await expect(processes[attempt % 2]!.execute(email, 'guess', from(`198.51.100.${attempt}`))).rejects.toEqual(
        code('identity.sign-in.not-recognised'),
      );
    await expect(processes[0]!.execute(email, password, from('192.0.2.77'))).rejects.toMatchObject({
      code: 'identity.sign-in.wait',
    });
    await expect(processes[1]!.execute(email, password, from('192.0.2.77', known.deviceToken))).resolves.toBeDefined();
  });

  it('applies to the network that guesses, and to no one else', async () => {
    const { email } = await member();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(signIn.execute(email, 'guess', from('198.51.100.7'))).rejects.toEqual(
        code('identity.sign-in.not-recognised'),
      );
    }
    await expect(signIn.execute(email, password, from('198.51.100.7'))).rejects.toMatchObject({
      code: 'identity.sign-in.wait',
      options: { retryAfter: 15 },
    });
    await expect(signIn.execute(email, password, from('203.0.113.5'))).resolves.toBeDefined();
  });

  it('does not apply to a known device in the network that guesses', async () => {
    const { email } = await member();
    const { deviceToken } = await signIn.execute(email, password, from('198.51.100.8'));
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await expect(signIn.execute(email, 'guess', from('198.51.100.8'))).rejects.toBeDefined();
    }
    await expect(signIn.execute(email, password, from('198.51.100.8'))).rejects.toEqual(code('identity.sign-in.wait'));
    await expect(signIn.execute(email, password, from('198.51.100.8', deviceToken))).resolves.toBeDefined();
  });

  it('never applies to the link by email', async () => {
    const { email } = await member();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await expect(signIn.execute(email, 'guess', from('198.51.100.9'))).rejects.toBeDefined();
    }
    await sendLink.execute(email);
    await expect(redeem.execute(await mailedToken(email), from('198.51.100.9'))).resolves.toBeDefined();
  });

  it('applies to an email address without an account in the same way', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(signIn.execute('ghost@test.example', 'guess', from('198.51.100.10'))).rejects.toBeDefined();
    }
    await expect(signIn.execute('ghost@test.example', 'guess', from('198.51.100.10'))).rejects.toEqual(
      code('identity.sign-in.wait'),
    );
  });

  it('counts a hundred simultaneous guesses as a hundred', async () => {
    const { email } = await member();
    const outcomes = await concurrently(40, (index) => signIn.execute(email, `guess ${index}`, from('198.51.100.11')));
    const tried = outcomes.filter(
      (outcome) =>
        outcome.status === 'rejected' &&
        (outcome.reason as { code: string }).code === 'identity.sign-in.not-recognised',
    );
    expect(tried).toHaveLength(5);
  });
});

describe('a sign-in link', () => {
  it('works once, even if two people use it at the same moment', async () => {
    const { email } = await member();
    await sendLink.execute(email);
    const token = await mailedToken(email);
    const outcomes = await concurrently(8, () => redeem.execute(token, from('192.0.2.3')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(redeem.execute(token, from('192.0.2.3'))).rejects.toEqual(code('identity.sign-in.link-spent'));
  });

  it('expires after a quarter of an hour', async () => {
    const { email } = await member();
    await sendLink.execute(email);
    const token = await mailedToken(email);
    clock.advance(15 * 60_000);
    await expect(redeem.execute(token, from('192.0.2.3'))).rejects.toEqual(code('identity.sign-in.link-spent'));
  });

  it('that was written while the clock was a day ahead is refused when it is right again, and others are sent', async () => {
    const { email } = await member();
    clock.advance(24 * 3600 * 1000);
    for (let sent = 0; sent < 5; sent += 1) await sendLink.execute(email);
    const token = await mailedToken(email);
    clock.advance(-24 * 3600 * 1000);
    await expect(redeem.execute(token, from('192.0.2.3'))).rejects.toEqual(code('identity.sign-in.link-spent'));
    await sendLink.execute(email);
    expect(await db.owner('SELECT FROM mail_outbox WHERE recipient = $1', [email])).toHaveLength(6);
  });

  it('is not sent to an email address without an account, nor if five are still valid', async () => {
    await sendLink.execute('nobody@test.example');
    expect(await db.owner('SELECT FROM mail_outbox WHERE recipient = $1', ['nobody@test.example'])).toHaveLength(0);
    const { email } = await member();
    await Promise.all(Array.from({ length: 8 }, () => sendLink.execute(email)));
    expect(await db.owner('SELECT FROM mail_outbox WHERE recipient = $1', [email])).toHaveLength(5);
  });
});

describe('sessions', () => {
  it('end at once when they are revoked, one or all others', async () => {
    const { email } = await member();
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map(() => signIn.execute(email, password, from('192.0.2.4'))),
    );
    const actor = await resolve(first!.sessionToken);
    const sessions = await own.sessions(actor);
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    const endSessions = new EndSessions(db.database);
    const other = await resolve(second!.sessionToken);
    await endSessions.one(actor, other.sessionId!);
    expect((await resolve(second!.sessionToken)).kind).toBe('nobody');
    expect(await endSessions.others(actor)).toBe(1);
    expect((await resolve(third!.sessionToken)).kind).toBe('nobody');
    expect((await resolve(first!.sessionToken)).kind).toBe('person');
  });

  it('cannot be ended by another account', async () => {
    const victim = await member();
    const thief = await member();
    const session = await signIn.execute(victim.email, password, from('192.0.2.5'));
    const { sessionId } = await resolve(session.sessionToken);
    await expect(new EndSessions(db.database).one(thief.actor, sessionId!)).rejects.toEqual(
      code('identity.session.not-found'),
    );
    expect((await resolve(session.sessionToken)).kind).toBe('person');
  });

  it('end after two weeks without use, and are extended by use', async () => {
    const { email } = await member();
    const session = await signIn.execute(email, password, from('192.0.2.6'));
    const tenDays = 10 * 24 * 3600 * 1000;
    clock.advance(tenDays);
    expect((await resolve(session.sessionToken)).kind).toBe('person');
    clock.advance(tenDays);
    expect((await resolve(session.sessionToken)).kind).toBe('person');
    clock.advance(tenDays + tenDays);
    expect((await resolve(session.sessionToken)).kind).toBe('nobody');
  });

  it.each([
    ['opened', 'two years', 730],
    ['used', 'ten days', 10],
  ])('that were %s while the clock was %s ahead end when it is right again', async (how, _, days) => {
    const { email } = await member();
    const before = await signIn.execute(email, password, from('192.0.2.16'));
    clock.advance(days * 24 * 3600 * 1000);
    const { sessionToken } = how === 'opened' ? await signIn.execute(email, password, from('192.0.2.16')) : before;
    expect((await resolve(sessionToken)).kind).toBe('person');
    clock.advance(-days * 24 * 3600 * 1000);
    expect((await resolve(sessionToken)).kind).toBe('nobody');
    const after = await signIn.execute(email, password, from('192.0.2.16'));
    // the clocks of two servers differ slightly
    clock.advance(-30 * 60_000);
    expect((await resolve(after.sessionToken)).kind).toBe('person');
    clock.advance(30 * 60_000);
  });

  it('end on other devices when the password changes, which requires the current one', async () => {
    const { email } = await member();
    const here = await signIn.execute(email, password, from('192.0.2.7'));
    const elsewhere = await signIn.execute(email, password, from('192.0.2.8'));
    const actor = await resolve(here.sessionToken);
    const change = new ChangePassword(db.database, passwords);
    await expect(change.execute(actor, 'wrong', 'another long password')).rejects.toEqual(
      code('identity.password.wrong'),
    );
    await expect(change.execute(actor, password, 'short')).rejects.toEqual(code('identity.password.weak'));
    await change.execute(actor, password, 'another long password');
    expect((await resolve(elsewhere.sessionToken)).kind).toBe('nobody');
    await expect(signIn.execute(email, 'another long password', from('192.0.2.8'))).resolves.toBeDefined();
  });
});

describe('an API token', () => {
  it("acts with some of its owner's roles, in one workspace, and never on the account", async () => {
    const { actor } = await givenMember(db.database, workspace, { role: 'analyst' });
    const tokens = new KeepApiTokens(db.database);
    const wanted = { workspaceId: workspace.workspaceId, label: 'export', days: 30 };
    await expect(tokens.issue(actor, { ...wanted, scopes: ['administrator'] })).rejects.toEqual(
      code('identity.api-token.scope-not-held'),
    );
    const { token } = await tokens.issue(actor, { ...wanted, scopes: ['analyst'] });
    const asked = { apiToken: token, language: 'en' } as const;
    const program = await resolver.resolve({ ...asked, workspaceId: workspace.workspaceId });
    expect(program).toMatchObject({ roles: ['analyst'], sessionId: null, workspaceId: workspace.workspaceId });
    const elsewhere = await givenWorkspace(db.database);
    await givenMember(db.database, elsewhere, { role: 'analyst', accountId: actor.accountId! });
    const other = await resolver.resolve({ ...asked, workspaceId: elsewhere.workspaceId });
    expect(other).toMatchObject({ roles: [], workspaceId: null });
    await expect(own.sessions(program)).rejects.toEqual(code('identity.session.needed'));
  });
});

it("does not let the server's role read any guarded table", async () => {
  const guarded = ['account', 'credential', 'session', 'device', 'attempt', 'sign_in_link', 'membership', 'api_token'];
  for (const table of [...guarded, 'invitation', 'workspace']) {
    const look = db.database.read(systemActor(null), (tx) => tx.query(`SELECT 1 FROM identity_${table}`));
    await expect(look).rejects.toThrow(/permission denied/);
  }
});
