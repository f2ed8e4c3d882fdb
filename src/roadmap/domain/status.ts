/**
 * The status transitions of an action, as one table. "Overdue" is derived from the dates (`lateness.ts`) and is not a
 * status.
 */
export type ActionStatus =
  'planned' | 'in-progress' | 'at-risk' | 'claimed-done' | 'confirmed' | 'disputed' | 'dropped';

export const actionStatuses: readonly ActionStatus[] = [
  'planned',
  'in-progress',
  'at-risk',
  'claimed-done',
  'confirmed',
  'disputed',
  'dropped',
];

/** Statuses in which work or confirmation is still outstanding. */
export const openStatuses: readonly ActionStatus[] = ['planned', 'in-progress', 'at-risk', 'claimed-done', 'disputed'];

/** Statuses in which the owner still has work to do; a reported completion waits for other groups. */
export const owedStatuses: readonly ActionStatus[] = ['planned', 'in-progress', 'at-risk', 'disputed'];

/** Statuses with a current claim of completion that can be confirmed or disputed. */
export const claimedStatuses: readonly ActionStatus[] = ['claimed-done', 'confirmed', 'disputed'];

/** The part that a person has in an action: owner, steward of the roadmap, or validator of a claim. */
export type Part = 'owner' | 'steward' | 'validator';
export const parts: readonly Part[] = ['owner', 'steward', 'validator'];

/** How a transition is made: as a plain change, with an update of the owner, or by joint validation. */
export type Route = 'change' | 'update' | 'validation';

export interface Transition {
  readonly from: ActionStatus;
  readonly to: ActionStatus;
  readonly by: readonly Part[];
  readonly route: Route;
  /** Whether the transition requires a reason. */
  readonly reason: boolean;
}

type Who = 'owner' | 'owner!' | 'steward!' | 'either' | 'either!' | 'validator' | 'validator!';

const whoMoves: Readonly<Record<Who, readonly Part[]>> = {
  owner: ['owner'],
  'owner!': ['owner'],
  'steward!': ['steward'],
  either: ['owner', 'steward'],
  'either!': ['owner', 'steward'],
  validator: ['validator'],
  'validator!': ['validator'],
};

/** A `!` after the part means that the transition requires a reason. */
function move(from: ActionStatus, to: ActionStatus, who: Who): Transition {
  const route: Route =
    to === 'claimed-done' ? 'update' : to === 'confirmed' || to === 'disputed' ? 'validation' : 'change';
  return { from, to, by: whoMoves[who], route, reason: who.endsWith('!') };
}

export const transitions: readonly Transition[] = [
  move('planned', 'in-progress', 'either'),
  move('planned', 'at-risk', 'either!'),
  move('planned', 'claimed-done', 'owner'),
  move('planned', 'dropped', 'steward!'),
  move('in-progress', 'at-risk', 'either!'),
  move('in-progress', 'claimed-done', 'owner'),
  move('in-progress', 'dropped', 'steward!'),
  move('at-risk', 'in-progress', 'either'),
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
  move('dropped', 'planned', 'steward!'),
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
