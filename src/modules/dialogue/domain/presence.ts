import type { Constituency } from '../../../kernel/actor.js';
import type { Agreement } from './conclusion.js';

/** The titular seats of a group at a moment of a meeting: how many are attended, and how many its quorum needs. */
export interface GroupPresence {
  readonly constituency: Constituency;
  readonly titular: number;
  readonly attended: number;
  readonly needed: number;
}

/** Who was present when a conclusion was taken; stored with it, because seats and the rule for the quorum change. */
export interface Presence {
  /** Whether every group with titular seats had its quorum. */
  readonly quorum: boolean;
  readonly groups: readonly GroupPresence[];
  readonly personIds: readonly string[];
}

/** `groups`: no titular seat of some groups was attended. `members`: a group was there with too few members. */
export type Shortfall = 'groups' | 'members';
export const shortfalls: readonly Shortfall[] = ['groups', 'members'];

export const shortGroups = ({ groups }: Presence): readonly GroupPresence[] =>
  groups.filter(({ attended, needed }) => attended < needed);

/** What was missing for a quorum; null: nothing, or attendance was not recorded. */
export function shortfallOf(presence: Presence | null): Shortfall | null {
  if (presence === null || presence.quorum) return null;
  const short = shortGroups(presence);
  return short.length > 0 && short.every(({ attended }) => attended === 0) ? 'groups' : 'members';
}

interface Taken {
  readonly agreement: Agreement;
  readonly presence: Presence | null;
}

/** Whether organisations are asked: all when agreed ad referendum, those of missing groups when taken without them. */
export function needsConfirmation({ agreement, presence }: Taken): boolean {
  return agreement === 'ad-referendum' || shortfallOf(presence) === 'groups';
}

/** The groups whose organisations are asked; null: all. */
export function groupsAsked({ agreement, presence }: Taken): readonly Constituency[] | null {
  if (agreement === 'ad-referendum' || presence === null) return null;
  return shortGroups(presence).map(({ constituency }) => constituency);
}

export interface Settled {
  /** A later meeting with a quorum adopted the present text. */
  readonly adopted: boolean;
  /** Every organisation that is asked confirmed the present text. */
  readonly confirmed: boolean;
}

/** Taken without a quorum, and neither confirmed by the groups that were missing nor adopted by a meeting since. */
export function isProvisional(presence: Presence | null, { adopted, confirmed }: Settled): boolean {
  const shortfall = shortfallOf(presence);
  return shortfall !== null && !adopted && !(shortfall === 'groups' && confirmed);
}

/** Only this counts as agreed in lists and figures. */
export function isAgreed({ agreement, presence }: Taken, settled: Settled): boolean {
  return !isProvisional(presence, settled) && (agreement !== 'ad-referendum' || settled.confirmed);
}
