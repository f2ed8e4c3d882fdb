import type { PermissionTable, Role } from '../../../kernel/actor.js';
import { type PairOfRights, pairsHeld, type Powers } from '../../../kernel/separate-powers.js';

/** Why a pair of rights that someone gives does not take effect at once (docs/adr/0086). */
export const doubts = ['oneself', 'new-account', 'changed-address', 'new-giver', 'each-other'] as const;
export type Doubt = (typeof doubts)[number];

/** `given`: at once. `elapsed`: took effect after a day. `lapsed`: one of those concerned was no longer entitled. */
export type RequestState = 'given' | 'open' | 'approved' | 'refused' | 'cancelled' | 'elapsed' | 'lapsed';

/** A person of the workspace as far as it matters for giving rights. */
export interface AccountAge {
  readonly accountId: string;
  readonly createdAt: Date;
  /** When the email address was last changed. */
  readonly emailChangedAt: Date | null;
}

export interface Giver extends AccountAge {
  /** Since when they have had the role by which they give this. */
  readonly givingSince: Date | null;
}

/** One pair of rights that someone was given while work was under way, and who gave or approved it. */
export interface GivenPair {
  readonly accountId: string;
  readonly byAccountIds: readonly string[];
}

const dayMilliseconds = 86_400_000;
const within24Hours = (at: Date | null, now: Date): boolean =>
  at !== null && now.getTime() - at.getTime() < dayMilliseconds;

export const takesEffectAt = (requestedAt: Date): Date => new Date(requestedAt.getTime() + dayMilliseconds);

export interface SplitRoles {
  /** What takes effect at once. */
  readonly now: readonly Role[];
  /** What completes a pair. */
  readonly completing: readonly Role[];
  readonly pairs: readonly PairOfRights[];
}

/** Divides wanted roles into those that complete no pair with what the person has, and those that do. */
export function splitRoles(
  from: Powers,
  wanted: readonly Role[],
  { permissions, order }: { readonly permissions: PermissionTable; readonly order: readonly Role[] },
): SplitRoles {
  const { offices } = from;
  const before = new Set(pairsHeld(from, permissions).map(({ id }) => id));
  const now = wanted.filter((role) => from.roles.includes(role));
  const completing: Role[] = [];
  for (const role of order) {
    if (!wanted.includes(role) || from.roles.includes(role)) continue;
    const completes = pairsHeld({ roles: [...now, role], offices }, permissions).some(({ id }) => !before.has(id));
    (completes ? completing : now).push(role);
  }
  const pairs = pairsHeld({ roles: [...now, ...completing], offices }, permissions).filter(({ id }) => !before.has(id));
  return { now, completing, pairs };
}

/** Whether the giver's account, address or role is too young to give or approve a pair. */
const isNewGiver = (giver: Giver, now: Date): boolean =>
  within24Hours(giver.createdAt, now) ||
  within24Hours(giver.emailChangedAt, now) ||
  giver.givingSince === null ||
  within24Hours(giver.givingSince, now);

const helped = (given: readonly GivenPair[], accountId: string, byId: string): boolean =>
  given.some((one) => one.accountId === accountId && one.byAccountIds.includes(byId));

/** Why the receiver does not get the pair from this giver at once; empty: at once. */
export function doubtsAbout(
  receiver: AccountAge,
  giver: Giver,
  { given, now }: { readonly given: readonly GivenPair[]; readonly now: Date },
): readonly Doubt[] {
  const found: Readonly<Record<Doubt, boolean>> = {
    oneself: receiver.accountId === giver.accountId,
    'new-account': within24Hours(receiver.createdAt, now),
    'changed-address': within24Hours(receiver.emailChangedAt, now),
    'new-giver': isNewGiver(giver, now),
    'each-other': helped(given, giver.accountId, receiver.accountId),
  };
  return doubts.filter((doubt) => found[doubt]);
}

export interface PairRequest {
  readonly accountId: string;
  readonly requestedByAccountId: string | null;
}

export type ApprovalFault = 'own-request' | 'new-administrator' | 'has-request' | 'each-other';

/**
 * Why a person cannot approve an open request; null: they can. Two administrators do not approve for each other:
 * neither while both wait, nor after one of them has received a pair through the other.
 */
export function approvalFault(
  request: PairRequest,
  decider: Giver,
  known: { readonly open: readonly PairRequest[]; readonly given: readonly GivenPair[]; readonly now: Date },
): ApprovalFault | null {
  const { accountId } = decider;
  if (request.accountId === accountId || request.requestedByAccountId === accountId) return 'own-request';
  if (isNewGiver(decider, known.now)) return 'new-administrator';
  if (known.open.some((one) => one.accountId === accountId)) return 'has-request';
  const asking = [request.accountId, request.requestedByAccountId ?? request.accountId];
  return asking.some((id) => helped(known.given, accountId, id)) ? 'each-other' : null;
}

/** Since when a person has had a pair: since the later of its two sides. Null if a side is missing. */
export function pairSince(
  { one, other }: Pick<PairOfRights, 'one' | 'other'>,
  since: { readonly roles: ReadonlyMap<Role, Date>; readonly offices: ReadonlyMap<string, Date> },
  permissions: PermissionTable,
): Date | null {
  const of = (side: string): number =>
    Math.min(
      since.offices.get(side)?.getTime() ?? Infinity,
      ...[...since.roles].filter(([role]) => permissions[side]?.includes(role)).map(([, at]) => at.getTime()),
    );
  const at = Math.max(of(one), of(other));
  return Number.isFinite(at) ? new Date(at) : null;
}
