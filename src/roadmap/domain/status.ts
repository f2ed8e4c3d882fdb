/**
 * The status transitions of an action, as one table. "Overdue" is derived from the dates (`lateness.ts`) and is not a
 * status.
 */
export type ActionStatus =
  'proposed' | 'agreed' | 'in-progress' | 'at-risk' | 'claimed-done' | 'confirmed' | 'disputed' | 'dropped';

export const actionStatuses: readonly ActionStatus[] = [
  'proposed',
  'agreed',
  'in-progress',
  'at-risk',
  'claimed-done',
  'confirmed',
  'disputed',
  'dropped',
];

/** Statuses in which work or confirmation is still outstanding. */
export const openStatuses: readonly ActionStatus[] = [
  'proposed',
  'agreed',
  'in-progress',
  'at-risk',
  'claimed-done',
  'disputed',
];

/**
 * Statuses in which the owner still has work to do; a reported completion waits for other groups. A proposed action is
 * among them, so that an action that no one accepts becomes overdue like any other.
 */
export const owedStatuses: readonly ActionStatus[] = ['proposed', 'agreed', 'in-progress', 'at-risk', 'disputed'];

/** Statuses with a current claim of completion that can be confirmed or disputed. */
export const claimedStatuses: readonly ActionStatus[] = ['claimed-done', 'confirmed', 'disputed'];

/**
 * The part that a person has in an action: lead owner, owner (the lead or a partner), steward of the roadmap, or
 * validator of a claim.
 */
export type Part = 'lead' | 'owner' | 'steward' | 'validator';
export const parts: readonly Part[] = ['lead', 'owner', 'steward', 'validator'];

/** How a transition is made: as a plain change, with an update of the owner, or by joint validation. */
export type Route = 'change' | 'update' | 'validation';

export interface Transition {
  readonly from: ActionStatus;
  readonly to: ActionStatus;
  readonly by: readonly Part[];
  readonly route: Route;
  /** The parts that must give a reason for the transition. */
  readonly reasonBy: readonly Part[];
}

type PartWord = Part | `${Part}!`;

/** A `!` after a part means that this part must give a reason. */
function move(from: ActionStatus, to: ActionStatus, ...who: readonly PartWord[]): Transition {
  const route: Route =
    to === 'claimed-done' ? 'update' : to === 'confirmed' || to === 'disputed' ? 'validation' : 'change';
  const written = (suffix: string): readonly Part[] =>
    parts.filter((part) => who.includes(`${part}${suffix}` as PartWord));
  const [without, reasonBy] = [written(''), written('!')];
  return { from, to, by: [...without, ...reasonBy], route, reasonBy };
}

export const transitions: readonly Transition[] = [
  // A steward records an acceptance that was given elsewhere, and says how.
  move('proposed', 'agreed', 'lead', 'steward!'),
  move('proposed', 'dropped', 'lead!', 'steward!'),
  move('agreed', 'in-progress', 'owner', 'steward'),
  move('agreed', 'at-risk', 'owner!', 'steward!'),
  move('agreed', 'claimed-done', 'owner'),
  move('agreed', 'dropped', 'steward!'),
  move('in-progress', 'at-risk', 'owner!', 'steward!'),
  move('in-progress', 'claimed-done', 'owner'),
  move('in-progress', 'dropped', 'steward!'),
  move('at-risk', 'in-progress', 'owner', 'steward'),
  move('at-risk', 'claimed-done', 'owner'),
  move('at-risk', 'dropped', 'steward!'),
  move('claimed-done', 'confirmed', 'validator'),
  move('claimed-done', 'disputed', 'validator!'),
  move('claimed-done', 'in-progress', 'owner!'),
  move('confirmed', 'disputed', 'validator!'),
  move('confirmed', 'in-progress', 'steward!'),
  move('disputed', 'confirmed', 'validator'),
  move('disputed', 'claimed-done', 'owner'),
  move('disputed', 'in-progress', 'owner'),
  move('disputed', 'dropped', 'steward!'),
  move('dropped', 'proposed', 'steward!'),
];

export function transition(from: ActionStatus, to: ActionStatus): Transition | undefined {
  return transitions.find((candidate) => candidate.from === from && candidate.to === to);
}

/** The transitions available to a person with these parts, by one route or by all. */
export function movesFrom(from: ActionStatus, held: readonly Part[], route?: Route): readonly Transition[] {
  return transitions.filter(
    (candidate) =>
      candidate.from === from &&
      (route === undefined || candidate.route === route) &&
      candidate.by.some((part) => held.includes(part)),
  );
}

/** Whether a person with these parts must give a reason; no reason is needed if one of the parts may do without. */
export function needsReason({ by, reasonBy }: Transition, held: readonly Part[]): boolean {
  return by.every((part) => reasonBy.includes(part) || !held.includes(part));
}
