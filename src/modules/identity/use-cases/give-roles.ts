import type { Actor, Role } from '../../../kernel/actor.js';
import { roles as allRoles } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { pairsHeld, type Powers } from '../../../kernel/separate-powers.js';
import type { SeparationRegistry } from '../../../platform/rights/index.js';
import type { ReadTransaction, Transaction } from '../../../platform/database/transaction.js';
import { identityEvents } from '../domain/events.js';
import { doubtsAbout, type Giver, pairSince, splitRoles, takesEffectAt } from '../domain/pairs-of-rights.js';
import { identityPermissions } from '../domain/policy.js';
import { pairProblems } from '../domain/problems-of-pairs.js';
import { MembershipRepository } from '../persistence/membership.repository.js';
import { PairRequestRepository, type StoredPairRequest } from '../persistence/pair-request.repository.js';
import { type MemberRights, RightsRepository } from '../persistence/rights.repository.js';

/*
 * Pairs of rights (docs/adr/0086). What is written here needs the lock of `MembershipRepository.allForChange`, so that no
 * two changes see each other halfway.
 */

/** Who has what in the workspace. */
export interface RightsNow {
  /** When the work began that the pairs protect; null: the workspace is being set up. */
  readonly begunAt: Date | null;
  readonly members: readonly MemberRights[];
  readonly offices: ReadonlyMap<string, ReadonlyMap<string, Date>>;
}

export async function rightsNow(tx: ReadTransaction, registry: SeparationRegistry): Promise<RightsNow> {
  return {
    begunAt: await registry.begunAt(tx),
    members: await tx.get(RightsRepository).ofMembers(),
    offices: await registry.officesByPerson(tx),
  };
}

export const officesOf = ({ offices }: RightsNow, personId: string): string[] => [
  ...(offices.get(personId)?.keys() ?? []),
];

/** The person as one who gives something that these roles allow. */
export function giverOf(
  { members }: RightsNow,
  personId: string | null,
  giving: readonly Role[] = identityPermissions['identity.membership.edit'],
): (MemberRights & Giver) | undefined {
  const member = members.find((one) => one.personId === personId);
  if (member === undefined) return undefined;
  const times = giving.flatMap((role) => member.roles.get(role)?.getTime() ?? []);
  return { ...member, givingSince: times.length === 0 ? null : new Date(Math.min(...times)) };
}

export interface GivenRoles {
  /** What the member has now. */
  readonly roles: readonly Role[];
  /** What awaits a second administrator or a day. */
  readonly request: StoredPairRequest | null;
}

/** Decides which of the wanted roles a member gets at once, and keeps a request for the others. */
export async function giveRoles(
  tx: Transaction,
  registry: SeparationRegistry,
  { accountId, from, wanted }: { readonly accountId: string; readonly from: readonly Role[]; readonly wanted: Role[] },
): Promise<GivenRoles> {
  const known = await rightsNow(tx, registry);
  const receiver = known.members.find((one) => one.accountId === accountId);
  const giver = giverOf(known, tx.actor.personId);
  if (known.begunAt === null || receiver === undefined || tx.actor.kind === 'system')
    return { roles: wanted, request: null };
  const requests = tx.get(PairRequestRepository);
  const powers = { roles: from, offices: officesOf(known, receiver.personId) };
  const { now, completing, pairs } = splitRoles(powers, wanted, rulesOf(registry));
  const open = (await requests.open()).find((one) => one.accountId === accountId);
  if (open !== undefined) {
    // what was requested must not complete other pairs than those that administrators were shown
    const then = pairsHeld({ ...powers, roles: [...now, ...open.roles] }, registry.permissions.all);
    const shown = [...pairsHeld(powers, registry.permissions.all).map(({ id }) => id), ...open.pairs];
    if (completing.length > 0 || then.some(({ id }) => !shown.includes(id))) throw pairProblems.requestOpen();
  }
  if (completing.length === 0) return { roles: wanted, request: null };
  if (giver === undefined) throw pairProblems.roleLost();
  const doubts = doubtsAbout(receiver, giver, { given: await requests.given(), now: tx.now });
  const request: StoredPairRequest = {
    ...{ id: newId(tx.now.getTime()), accountId, personId: receiver.personId },
    ...{ roles: completing, pairs: pairs.map(({ id }) => id), doubts, state: doubts.length === 0 ? 'given' : 'open' },
    ...{ requestedBy: giver.personId, requestedByAccountId: giver.accountId },
    ...{ requestedAt: tx.now, takesEffectAt: takesEffectAt(tx.now) },
  };
  await requests.add(tx.workspaceId, request);
  const others = known.members.filter(
    (one) => one.roles.has('administrator') && ![receiver.accountId, giver.accountId].includes(one.accountId),
  );
  const payload = { requestId: request.id, roles: completing, pairs: request.pairs, doubts };
  const alone = { alone: others.length === 0 };
  await (doubts.length === 0
    ? tx.record({ type: identityEvents.pairGiven, subject: receiver.personId, payload })
    : tx.record({ type: identityEvents.pairRequested, subject: receiver.personId, payload: { ...payload, ...alone } }));
  if (doubts.length === 0) return { roles: wanted, request: null };
  return { roles: now.length === 0 ? from : now, request };
}

export const rulesOf = (registry: SeparationRegistry) => ({ permissions: registry.permissions.all, order: allRoles });

/** Throws if the person lost the role while they waited for the lock. */
export function demandAdministrator(
  { kind, accountId }: Actor,
  members: readonly { readonly accountId: string; readonly roles: readonly Role[] }[],
): void {
  const own = members.find((member) => member.accountId === accountId);
  if (kind !== 'system' && own?.roles.includes('administrator') !== true) throw pairProblems.roleLost();
}

/** Changes roles, shows a new administrator what was given before, and returns the new version. */
export async function setRoles(
  tx: Transaction,
  separation: SeparationRegistry,
  { accountId, from, to }: { readonly accountId: string; readonly from: readonly Role[]; readonly to: readonly Role[] },
): Promise<number> {
  const version = await tx.get(MembershipRepository).changeRoles(accountId, to, tx.now);
  await tx.record({ type: identityEvents.memberRolesChanged, subject: accountId, payload: { from, to } });
  await welcomeAdministrator(tx, separation, { accountId, from, to });
  return version;
}

/** Whether these roles together complete a pair for someone who has none of them; not while the workspace is set up. */
export async function completesPair(
  tx: ReadTransaction,
  registry: SeparationRegistry,
  { personId, wanted }: { readonly personId: string; readonly wanted: readonly Role[] },
): Promise<{ readonly now: readonly Role[] } | null> {
  const known = await rightsNow(tx, registry);
  if (known.begunAt === null) return null;
  const split = splitRoles({ roles: [], offices: officesOf(known, personId) }, wanted, rulesOf(registry));
  return split.completing.length === 0 ? null : split;
}

/** Shows a new administrator which pairs were given before the work began; without one there is nothing to show. */
export async function welcomeAdministrator(
  tx: Transaction,
  registry: SeparationRegistry,
  { accountId, from, to }: { readonly accountId: string; readonly from: readonly Role[]; readonly to: readonly Role[] },
): Promise<void> {
  if (from.includes('administrator') || !to.includes('administrator')) return;
  const known = await rightsNow(tx, registry);
  const own = known.members.find((member) => member.accountId === accountId);
  const count = known.members.filter((member) => heldPairs(known, registry, member).some(({ early }) => early)).length;
  if (own === undefined || count === 0) return;
  await tx.record({ type: identityEvents.earlierPairsListed, subject: own.personId, payload: { people: count } });
}

export interface HeldPair {
  readonly pair: string;
  readonly since: Date;
  /** Given before the work began. */
  readonly early: boolean;
}

export function heldPairs(known: RightsNow, registry: SeparationRegistry, member: MemberRights): HeldPair[] {
  const { begunAt } = known;
  const permissions = registry.permissions.all;
  const since = { roles: member.roles, offices: known.offices.get(member.personId) ?? new Map<string, Date>() };
  const powers: Powers = { roles: [...member.roles.keys()], offices: [...since.offices.keys()] };
  return pairsHeld(powers, permissions).flatMap((pair) => {
    const at = pairSince(pair, since, permissions);
    return at === null ? [] : [{ pair: pair.id, since: at, early: begunAt !== null && at < begunAt }];
  });
}

/**
 * Throws if an office, such as spokesperson, completes a pair for the person and must be given by someone else or later.
 * `giving`: the roles that give it.
 */
export async function demandOffice(
  tx: Transaction,
  registry: SeparationRegistry,
  {
    personId,
    office,
    giving,
  }: { readonly personId: string; readonly office: string; readonly giving: readonly Role[] },
): Promise<void> {
  if (tx.actor.kind === 'system') return;
  const known = await rightsNow(tx, registry);
  const receiver = known.members.find((one) => one.personId === personId);
  if (known.begunAt === null || receiver === undefined) return;
  const requests = tx.get(PairRequestRepository);
  const requested = (await requests.open()).filter((one) => one.personId === personId).flatMap((one) => one.roles);
  const roles = [...receiver.roles.keys(), ...requested];
  const held = officesOf(known, personId);
  const permissions = registry.permissions.all;
  const before = pairsHeld({ roles, offices: held }, permissions).length;
  if (pairsHeld({ roles, offices: [...held, office] }, permissions).length === before) return;
  const giver = giverOf(known, tx.actor.personId, giving);
  if (giver === undefined) throw pairProblems.roleLost();
  const [doubt] = doubtsAbout(receiver, giver, { given: await requests.given(), now: tx.now });
  if (doubt !== undefined) throw pairProblems.office(doubt);
}
