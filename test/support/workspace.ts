import { nobody, systemActor } from '../../src/kernel/actor.js';
import type { Actor, Constituency, Role, Sex } from '../../src/kernel/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { localized } from '../../src/kernel/localized-text.js';
import { DirectoryFacade } from '../../src/modules/directory/index.js';
import { IdentityFacade } from '../../src/modules/identity/index.js';
import type { NewPerson } from '../../src/modules/identity/index.js';
import { SeparationRegistry } from '../../src/platform/rights/index.js';
import type { Database } from '../../src/platform/database/database.js';

export const directory = new DirectoryFacade();
/** Without what contexts contribute: every workspace is being set up, and roles take effect at once. */
export const separation = new SeparationRegistry();
export const identity = new IdentityFacade(separation);

export interface GivenWorkspace {
  readonly workspaceId: string;
  /** The program itself in this workspace. */
  readonly system: Actor;
}

/** A separate, empty workspace. */
export async function givenWorkspace(database: Database): Promise<GivenWorkspace> {
  const workspaceId = newId();
  const system = systemActor(workspaceId);
  await database.write(system, (tx) =>
    identity.openWorkspace(tx, {
      slug: `w-${workspaceId.slice(-12)}`,
      name: localized('Workspace', '工作区'),
      kind: 'region',
      timeZone: 'Asia/Shanghai',
    }),
  );
  return { workspaceId, system };
}

export interface GivenMember {
  readonly actor: Actor;
  readonly email: string;
}

/** A person with an account and a role; with a constituency, from an organisation of that constituency. */
export async function givenMember(
  database: Database,
  { system, workspaceId }: GivenWorkspace,
  who: {
    readonly role?: Role;
    readonly constituency?: Constituency | null;
    readonly sex?: Sex;
    readonly passwordHash?: string;
    readonly accountId?: string;
    /** Of the same organisation as another member. */
    readonly organisationId?: string;
  } = {},
): Promise<GivenMember> {
  const { role = 'member', constituency = null, sex = 'female', passwordHash = '$argon2id$none' } = who;
  const personId = newId();
  const accountId = who.accountId ?? newId();
  const email = `${role}-${accountId.slice(-12)}@test.example`;
  const capacity: NewPerson['capacity'] = constituency === null ? 'secretariat' : null;
  const organisationId = await database.write(system, async (tx) => {
    const name = localized(`Organisation ${personId}`, `组织${personId}`);
    const organisation = who.organisationId ?? (await directory.addOrganisation(tx, { name, constituency, capacity }));
    const person = { name: localized(`Person ${personId}`, `人员${personId}`), constituency, capacity };
    await identity.addPerson(tx, {
      id: personId,
      ...person,
      sex,
      organisationId: organisation,
      language: 'en',
    });
    if (!(await identity.hasAccount(tx, accountId))) {
      await identity.addAccount(tx, { id: accountId, email, language: 'en', passwordHash });
    }
    await identity.admitMember(tx, { accountId, personId, roles: [role] });
    return organisation;
  });
  const actor: Actor = {
    ...nobody,
    kind: 'person',
    accountId,
    personId,
    sessionId: newId(),
    workspaceId,
    roles: [role],
    constituency,
    capacity: capacity ?? null,
    organisationId,
  };
  return { actor, email };
}
