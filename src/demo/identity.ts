import { randomInt } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Role } from '../kernel/actor.js';
import { localized } from '../kernel/localized-text.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { jiangsu2019 } from '../modules/directory/catalogue/jiangsu-2019.js';
import { IdentityFacade } from '../modules/identity/index.js';
import { hashPassword } from '../platform/auth/argon2.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { demoId } from './demo-id.js';
import type { DemoAccountKey, DemoSeatHolder, Demonstration } from './demonstration.js';

/** Credentials for the demonstration. The password is known only here, when the account is created. */
export interface DemoSignIn {
  readonly email: string;
  readonly password: string;
  readonly role: Role;
}

/** Explains to readers what the first workspace is and is not. */
const jiangsuBasis = localized(
  'The PAGE programme in Jiangsu Province, China, according to one published text, “China, Jiangsu Province”: progress in 2019 and results since 2015. ' +
    'Each entry is marked as stated in the text, inferred from the text, or general knowledge. ' +
    'No personal data: the people listed are demonstration accounts and represent no one.',
  '本工作区依据一篇公开发表的文本（“China, Jiangsu Province”），整理PAGE中国江苏省项目2019年的进展和2015年以来的成果。各条目均注明依据：原文载明、据原文推断或公开资料。' +
    '本工作区不含个人信息，所列人员均为演示账户，不代表任何真实人员。',
);

/** Creates both workspaces empty, before everything else. */
export async function seedWorkspaces(app: INestApplicationContext, demonstration: Demonstration): Promise<void> {
  const database = app.get(Database);
  const identity = app.get(IdentityFacade);
  await database.write(demonstration.jiangsu.system, async (tx) => {
    if ((await identity.workspace(tx)) !== undefined) return;
    await identity.openWorkspace(tx, {
      slug: 'page-jiangsu',
      name: jiangsu2019.programme.name,
      kind: 'programme',
      timeZone: 'Asia/Shanghai',
      basisNote: jiangsuBasis,
    });
  });
  await database.write(demonstration.city.system, async (tx) => {
    if ((await identity.workspace(tx)) !== undefined) return;
    await identity.openWorkspace(tx, {
      slug: 'demonstration',
      name: localized('Demonstration City', '演示市'),
      kind: 'region',
      timeZone: 'Asia/Shanghai',
      demonstration: true,
      // XX is assigned to no country and no register
      iatiIdentifier: 'XX-DEMO-CITY',
      basisNote: localized('All content in this workspace is fictitious.', '本工作区的全部内容均为虚构。'),
    });
  });
}

/** People of the fictitious city, by role and seat; after the directory, before the roundtables. */
export async function seedPeople(app: INestApplicationContext, demonstration: Demonstration): Promise<void> {
  const identity = app.get(IdentityFacade);
  await app.get(Database).write(demonstration.city.system, async (tx) => {
    if ((await identity.people(tx)).length > 0) return;
    for (const { key: _, organisation: __, ...person } of demonstration.city.people)
      await identity.addPerson(tx, person);
  });
}

/** Generates a new password for each account, when the accounts are created. */
export function composeSignIns(demonstration: Demonstration): readonly DemoSignIn[] {
  return demonstration.accounts.map(({ email, role }) => ({ email, role, password: newPassword() }));
}

/** One account for each role, created last; existing accounts keep their password. */
export async function seedAccounts(
  app: INestApplicationContext,
  demonstration: Demonstration,
  signIns: readonly DemoSignIn[],
): Promise<void> {
  const database = app.get(Database);
  const identity = app.get(IdentityFacade);
  for (const account of demonstration.accounts) {
    const signIn = signIns.find(({ email }) => email === account.email);
    if (signIn === undefined) continue;
    const passwordHash = await hashPassword(signIn.password);
    await database.write(demonstration.jiangsu.system, async (tx) => {
      if (await identity.hasAccount(tx, account.id)) return;
      const { id, email } = account;
      await identity.addAccount(tx, { id, email, passwordHash, language: languageOf(demonstration, account) });
      await admitAsReader(tx, identity, account);
    });
    await database.write(demonstration.city.system, async (tx) => {
      const { id, role, person } = account;
      const personId = demoId(`city/person/${person}`);
      if ((await identity.mailAddresses(tx, [personId])).length > 0) return;
      const parkId = role === 'park-coordinator' ? demonstration.city.parks[0]?.id : undefined;
      await identity.admitMember(tx, { accountId: id, personId, roles: [role], parkId });
    });
  }
}

function languageOf(demonstration: Demonstration, { key }: DemoSeatHolder) {
  return demonstration.city.actors[key].language;
}

const accountNames: Readonly<Record<DemoAccountKey, LocalizedText>> = {
  administrator: localized('administrator', '管理员'),
  facilitator: localized('facilitator', '协调人'),
  analyst: localized('analyst', '分析员'),
  'fieldwork-manager': localized('fieldwork manager', '现场管理员'),
  'member-government': localized('member, government', '成员，政府'),
  'member-employers': localized('member, employers', '成员，雇主'),
  'member-workers': localized('member, workers', '成员，工人'),
  rapporteur: localized('rapporteur', '报告员'),
  interpreter: localized('interpreter', '口译员'),
  'park-coordinator': localized('park coordinator', '园区协调员'),
  observer: localized('observer', '观察员'),
};

/**
 * In the workspace of the real programme, these accounts represent no one: they are visitors with the capacity of
 * observer.
 */
async function admitAsReader(tx: Transaction, identity: IdentityFacade, account: DemoSeatHolder): Promise<void> {
  const keeps: readonly Role[] = ['administrator', 'facilitator', 'analyst'];
  const name = accountNames[account.key];
  const role: Role = keeps.includes(account.role) ? account.role : 'observer';
  const personId = await identity.addPerson(tx, {
    id: demoId(`jiangsu/person/${account.key}`),
    name: localized(`Demonstration account (${name.en})`, `演示账户（${name.zh}）`),
    capacity: 'observer',
    sex: 'not-stated',
    language: 'en',
  });
  await identity.admitMember(tx, { accountId: account.id, personId, roles: [role] });
}

/** Four groups of five characters without similar-looking ones: 31^20 possibilities, about 99 bits. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

function newPassword(): string {
  const group = (): string => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
