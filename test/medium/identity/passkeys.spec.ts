import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PublicAddress } from '../../../src/modules/identity/domain/public-address.js';
import { SessionActorResolver } from '../../../src/modules/identity/http/session-actor-resolver.js';
import { ChangeWorkspace } from '../../../src/modules/identity/use-cases/change-workspace.js';
import { EnterFactor } from '../../../src/modules/identity/use-cases/enter-factor.js';
import { FactorSecrets } from '../../../src/modules/identity/use-cases/factor-secrets.js';
import { KeepFactors } from '../../../src/modules/identity/use-cases/keep-factors.js';
import { NoteUse } from '../../../src/modules/identity/use-cases/note-use.js';
import { ReadActor } from '../../../src/modules/identity/use-cases/read-actor.js';
import { ReadOwnAccount } from '../../../src/modules/identity/use-cases/read-own-account.js';
import { SignInWithPassword } from '../../../src/modules/identity/use-cases/sign-in-with-password.js';
import { UsePasskeys } from '../../../src/modules/identity/use-cases/use-passkeys.js';
import { hashPassword, verifyPassword } from '../../../src/platform/auth/argon2.js';
import { isCommonPassword } from '../../../src/platform/auth/common-passwords.js';
import { SecretsKey } from '../../../src/platform/sealing/index.js';
import type { OpenDatabase } from '../../support/database.js';
import { concurrently, openTestDatabase } from '../../support/database.js';
import { TestPasskey } from '../../support/passkey.js';
import type { GivenWorkspace } from '../../support/workspace.js';
import { givenMember, givenWorkspace } from '../../support/workspace.js';
import { FixedClock } from '../../support/fixed-clock.js';

const home = 'https://tripartite.example';
class TestAddress extends PublicAddress {
  readonly origin = home;
}

const password = 'a quiet morning walk';
const clock = new FixedClock(new Date('2026-03-02T08:00:00Z'));
const key = SecretsKey.temporary();
const passwords = { hash: hashPassword, verify: verifyPassword, isCommon: isCommonPassword };
const origin = { address: '192.0.2.1', userAgent: 'Firefox', deviceToken: undefined };
const code = (problem: string) => expect.objectContaining({ code: `identity.second-factor.${problem}` });

let db: OpenDatabase;
let asking: GivenWorkspace;
let hash: string;
let keep: KeepFactors;
let passkeys: UsePasskeys;
let enter: EnterFactor;
let own: ReadOwnAccount;

beforeAll(async () => {
  db = await openTestDatabase({ clock });
  hash = await hashPassword(password);
  const secrets = new FactorSecrets(key);
  keep = new KeepFactors(db.database, secrets);
  enter = new EnterFactor(db.database, secrets);
  passkeys = new UsePasskeys(db.database, keep, new TestAddress());
  own = new ReadOwnAccount(db.database);
  asking = await givenWorkspace(db.database);
  await new ChangeWorkspace(db.database).execute(asking.system, 1, { secondFactor: true });
});
afterAll(() => db.close());

async function session(email: string) {
  const { sessionToken } = await new SignInWithPassword(db.database, passwords, key).execute(email, password, origin);
  const resolver = new SessionActorResolver(new ReadActor(db.database), new NoteUse(db.database), clock);
  const here = (workspaceId?: string) => resolver.resolve({ sessionToken, workspaceId, language: 'en' });
  return { actor: await here(), entering: () => here(asking.workspaceId) };
}

async function account() {
  const { email } = await givenMember(db.database, asking, { role: 'administrator', passwordHash: hash });
  return { email, first: await session(email) };
}

/** An account with a passkey, added in the returned session. */
async function withPasskey() {
  const { email, first } = await account();
  const passkey = new TestPasskey(home);
  const question = await passkeys.beginAdding(first.actor);
  const recoveryCodes = await passkeys.add(first.actor, 'Laptop', passkey.created(question));
  return { email, first, passkey, recoveryCodes };
}

describe('a passkey', () => {
  it('is a second factor: it lets in the session that added it, and every other one that uses it', async () => {
    const { email, first, passkey, recoveryCodes } = await withPasskey();
    expect(recoveryCodes).toHaveLength(10);
    await expect(first.entering()).resolves.toMatchObject({ roles: ['administrator'] });
    const second = await session(email);
    await expect(second.entering()).rejects.toEqual(code('needed'));
    const question = await passkeys.beginEntering(second.actor);
    expect(question).toMatchObject({ rpId: 'tripartite.example', allowCredentials: [{ id: passkey.id }] });
    await passkeys.enter(second.actor, passkey.signed(question));
    await expect(second.entering()).resolves.toMatchObject({ roles: ['administrator'] });
    expect((await own.secondFactor(first.actor)).factors).toMatchObject([{ label: 'Laptop', kind: 'passkey' }]);
  });

  it('of another origin is refused, and changes nothing', async () => {
    const { email, first } = await account();
    const question = await passkeys.beginAdding(first.actor);
    const made = new TestPasskey(home).created(question, 'https://tripartite.evil.example');
    await expect(passkeys.add(first.actor, 'Laptop', made)).rejects.toEqual(code('passkey-other-origin'));
    expect((await own.secondFactor(first.actor)).factors).toEqual([]);

    const known = await withPasskey();
    const second = await session(known.email);
    for (const other of ['https://tripartite.evil.example', 'http://tripartite.example', `${home}:8443`]) {
      const asked = await passkeys.beginEntering(second.actor);
      await expect(passkeys.enter(second.actor, known.passkey.signed(asked, other))).rejects.toEqual(
        code('passkey-other-origin'),
      );
    }
    await expect(second.entering()).rejects.toEqual(code('needed'));
    expect(email).not.toBe(known.email);
  });

  it('answers a challenge once, also when the first answer was refused', async () => {
    const { email, passkey } = await withPasskey();
    const [one, two] = [await session(email), await session(email)];
    const question = await passkeys.beginEntering(one.actor);
    const answer = passkey.signed(question);
    const sent = await concurrently(3, () => passkeys.enter(one.actor, answer));
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(passkeys.enter(one.actor, answer)).rejects.toEqual(code('passkey-expired'));
    await passkeys.beginEntering(two.actor);
    await expect(passkeys.enter(two.actor, answer)).rejects.toEqual(code('passkey-refused'));
    await expect(passkeys.enter(two.actor, answer)).rejects.toEqual(code('passkey-expired'));
    await expect(two.entering()).rejects.toEqual(code('needed'));
  });

  it('answers a challenge within five minutes', async () => {
    const { email, passkey } = await withPasskey();
    const { actor, entering } = await session(email);
    const question = await passkeys.beginEntering(actor);
    clock.advance(5 * 60_000);
    await expect(passkeys.enter(actor, passkey.signed(question))).rejects.toEqual(code('passkey-expired'));
    await expect(entering()).rejects.toEqual(code('needed'));
  });

  it('that reports a count again is a copy and refused', async () => {
    const { email, passkey } = await withPasskey();
    const { actor } = await session(email);
    passkey.counter = 7;
    await passkeys.enter(actor, passkey.signed(await passkeys.beginEntering(actor)));
    const other = await session(email);
    for (const counter of [7, 6, 0]) {
      passkey.counter = counter;
      const question = await passkeys.beginEntering(other.actor);
      await expect(passkeys.enter(other.actor, passkey.signed(question))).rejects.toEqual(code('passkey-refused'));
    }
    await expect(other.entering()).rejects.toEqual(code('needed'));
  });

  it('of another account is refused', async () => {
    const [mine, theirs] = [await withPasskey(), await withPasskey()];
    const { actor, entering } = await session(mine.email);
    const question = await passkeys.beginEntering(actor);
    await expect(passkeys.enter(actor, theirs.passkey.signed(question))).rejects.toEqual(code('passkey-refused'));
    await expect(entering()).rejects.toEqual(code('needed'));
  });

  it('is added by no session without the factor, and by no answer that is not one', async () => {
    const { email, first } = await withPasskey();
    const { actor } = await session(email);
    await expect(passkeys.beginAdding(actor)).rejects.toEqual(code('needed'));
    await passkeys.beginEntering(actor);
    for (const answer of [{}, { response: null }, { id: 'x', response: { clientDataJSON: 'e30' } }]) {
      await passkeys.beginAdding(first.actor);
      const refused = await passkeys.add(first.actor, 'x', answer).catch((error: unknown) => error);
      expect(['passkey-refused', 'passkey-other-origin'].map(code)).toContainEqual(refused);
    }
    expect((await own.secondFactor(first.actor)).factors).toHaveLength(1);
  });

  it('is no authenticator app: a code is refused, and its owner may still use a recovery code', async () => {
    const { email, recoveryCodes } = await withPasskey();
    const { actor, entering } = await session(email);
    await expect(enter.withApp(actor, '123456')).rejects.toEqual(code('wrong-code'));
    await enter.withRecoveryCode(actor, recoveryCodes[0]!);
    await expect(entering()).resolves.toBeDefined();
  });
});
