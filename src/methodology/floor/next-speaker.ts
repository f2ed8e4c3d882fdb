import { constituencies, type Constituency, type Sex } from '../../kernel/actor.js';

/**
 * The balanced floor: proposes the next speaker from the speaking time used so far by constituency, then organisation,
 * then sex; first-time speakers have priority, and people who have not asked are not considered. A method of this
 * product (docs/methodology/floor.md): rules of procedure leave the order to the chair, who may pass over the
 * proposal.
 */

export interface Waiting {
  readonly personId: string;
  readonly constituency: Constituency | null;
  readonly organisationId: string | null;
  readonly sex: Sex;
  readonly pointOfOrder: boolean;
  /** Milliseconds since 1970. */
  readonly raisedAt: number;
}

export interface FloorUsed {
  readonly personId: string;
  readonly constituency: Constituency | null;
  readonly organisationId: string | null;
  readonly sex: Sex;
  readonly milliseconds: number;
}

/** One step that narrows the queue: `least` is the smallest value of what was compared; `total` is the sum over all. */
export type Step =
  | { readonly by: 'point-of-order' }
  | { readonly by: 'constituency'; readonly chosen: Constituency }
  | { readonly by: 'group-before-guests' }
  | { readonly by: 'organisation'; readonly chosen: string; readonly least: number; readonly total: number }
  | { readonly by: 'sex'; readonly chosen: 'female' | 'male'; readonly least: number; readonly most: number }
  | { readonly by: 'first-speech' }
  /** `among`: number of people with equal priority. */
  | { readonly by: 'order-of-request'; readonly among: number };

/** Comparison of the proposed speaker's constituency with the others. */
export interface GroupStanding {
  readonly constituency: Constituency;
  readonly used: number;
  /** Time used by the three constituencies together. */
  readonly total: number;
  /** Whether it used less than every other constituency, or not more than every other one that is waiting. */
  readonly least: 'of-all' | 'of-waiting' | null;
  /** Waiting constituencies that used exactly the same time. */
  readonly level: readonly Constituency[];
}

export interface NextSpeaker {
  readonly personId: string;
  /** Null for guests, and if a point of order decided. */
  readonly group: GroupStanding | null;
  /** The steps that excluded someone, in order; empty if only one person is waiting. */
  readonly steps: readonly Step[];
}

interface Narrowed {
  readonly left: readonly Waiting[];
  readonly step: Step | null;
}
type Rule = (waiting: readonly Waiting[], used: readonly FloorUsed[]) => Narrowed;

const rules: readonly Rule[] = [
  ordersFirst,
  groupsFirst,
  leastConstituency,
  leastOrganisation,
  sexWithLessTime,
  firstSpeakers,
  asAsked,
];

export function nextSpeaker(waiting: readonly Waiting[], used: readonly FloorUsed[]): NextSpeaker | null {
  let left = waiting;
  const steps: Step[] = [];
  for (const rule of rules) {
    if (left.length < 2) break;
    const narrowed = rule(left, used);
    if (narrowed.step !== null && narrowed.left.length < left.length) steps.push(narrowed.step);
    left = narrowed.left;
  }
  const first = left[0];
  if (first === undefined) return null;
  const orders = ordersFirst(waiting).left;
  const settled = orders.length === 1 && waiting.length > 1;
  const group = settled ? null : standing(first, groupsFirst(orders).left, used);
  return { personId: first.personId, group, steps };
}

function standing(
  { constituency }: Waiting,
  contenders: readonly Waiting[],
  used: readonly FloorUsed[],
): GroupStanding | null {
  if (constituency === null) return null;
  const sum = sumBy(used, (share) => share.constituency);
  const others = constituencies.filter((one) => one !== constituency);
  const waiting = others.filter((one) => contenders.some((other) => other.constituency === one));
  const behind = (one: Constituency): boolean => sum(constituency) < sum(one);
  const ofWaiting = waiting.length > 0 && waiting.every(behind) ? 'of-waiting' : null;
  return {
    constituency,
    used: sum(constituency),
    total: constituencies.reduce((all, one) => all + sum(one), 0),
    least: others.every(behind) ? 'of-all' : ofWaiting,
    level: waiting.filter((one) => sum(one) === sum(constituency)),
  };
}

function keep(waiting: readonly Waiting[], test: (one: Waiting) => boolean, step: Step): Narrowed {
  const left = waiting.filter(test);
  return left.length === 0 ? { left: waiting, step: null } : { left, step };
}

/** A point of order concerns the current procedure, so it has priority over contributions. */
function ordersFirst(waiting: readonly Waiting[]): Narrowed {
  return keep(waiting, (one) => one.pointOfOrder, { by: 'point-of-order' });
}

/** Guests and advisers without a constituency speak if no group is waiting; the chair may always call them. */
function groupsFirst(waiting: readonly Waiting[]): Narrowed {
  return keep(waiting, (one) => one.constituency !== null, { by: 'group-before-guests' });
}

function sumBy<Key>(used: readonly FloorUsed[], keyOf: (share: FloorUsed) => Key): (key: Key) => number {
  const sums = new Map<Key, number>();
  for (const share of used) sums.set(keyOf(share), (sums.get(keyOf(share)) ?? 0) + share.milliseconds);
  return (key) => sums.get(key) ?? 0;
}

/**
 * Among keys with equal sums the one that asked first wins, so that the result does not depend on the order of a list.
 */
function leastOf<Key extends string>(
  waiting: readonly Waiting[],
  keyOf: (one: Waiting) => Key,
  sum: (key: Key) => number,
) {
  const order = [...waiting].sort(byRequest).map(keyOf);
  const keys = [...new Set(order)];
  const chosen = keys.reduce((best, key) => (sum(key) < sum(best) ? key : best));
  const tied = keys.filter((key) => sum(key) === sum(chosen));
  return { chosen, tied, least: sum(chosen), total: keys.reduce((all, key) => all + sum(key), 0) };
}

function leastConstituency(waiting: readonly Waiting[], used: readonly FloorUsed[]): Narrowed {
  if (waiting.some((one) => one.constituency === null)) return { left: waiting, step: null };
  const keyOf = (one: { constituency: Constituency | null }): Constituency => one.constituency!;
  const { chosen, tied } = leastOf(
    waiting,
    keyOf,
    sumBy(used, (share) => share.constituency as Constituency),
  );
  if (tied.length > 1) return { left: waiting.filter((one) => tied.includes(keyOf(one))), step: null };
  return keep(waiting, (one) => one.constituency === chosen, { by: 'constituency', chosen });
}

function leastOrganisation(waiting: readonly Waiting[], used: readonly FloorUsed[]): Narrowed {
  const keyOf = (one: { organisationId: string | null }): string => one.organisationId ?? '';
  const { chosen, tied, least, total } = leastOf(waiting, keyOf, sumBy(used, keyOf));
  if (tied.length > 1) return { left: waiting.filter((one) => tied.includes(keyOf(one))), step: null };
  return keep(waiting, (one) => keyOf(one) === chosen, { by: 'organisation', chosen, least, total });
}

/** Compared over the whole room. A person who did not state a sex is never deferred by this rule. */
function sexWithLessTime(waiting: readonly Waiting[], used: readonly FloorUsed[]): Narrowed {
  const sum = sumBy(used, (share) => share.sex);
  const [women, men] = [sum('female'), sum('male')];
  if (women === men) return { left: waiting, step: null };
  const chosen = women < men ? 'female' : 'male';
  const step: Step = { by: 'sex', chosen, least: Math.min(women, men), most: Math.max(women, men) };
  const passed = chosen === 'female' ? 'male' : 'female';
  const left = waiting.filter((one) => one.sex !== passed);
  return left.some((one) => one.sex === chosen) ? { left, step } : { left: waiting, step: null };
}

function firstSpeakers(waiting: readonly Waiting[], used: readonly FloorUsed[]): Narrowed {
  const heard = new Set(used.map((share) => share.personId));
  return keep(waiting, (one) => !heard.has(one.personId), { by: 'first-speech' });
}

function byRequest(left: Waiting, right: Waiting): number {
  return left.raisedAt - right.raisedAt || (left.personId < right.personId ? -1 : 1);
}

function asAsked(waiting: readonly Waiting[]): Narrowed {
  return { left: [...waiting].sort(byRequest).slice(0, 1), step: { by: 'order-of-request', among: waiting.length } };
}
