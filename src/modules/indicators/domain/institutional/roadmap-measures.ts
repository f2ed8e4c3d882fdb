/** Measures of the progress of conclusions and actions at a date t (methodology 2.5). */
import { constituencies } from '../../../../kernel/actor.js';
import { type Count, median, share } from './count.js';
import type { Action, Decision, Parameters } from './facts.js';
import { daysAfter, daysBetween, type Period } from './period.js';

export interface RoadmapSlice {
  readonly decisions: readonly Decision[];
  readonly actions: readonly Action[];
}
export type RoadmapMeasure = (slice: RoadmapSlice, period: Period, parameters: Parameters) => Count | null;

export type Standing = 'absent' | 'open' | 'done' | 'cancelled';

/** Status as the formulas define it: claimed and disputed count as open, dropped counts as cancelled. */
export function standingAt(action: Action, at: string): Standing {
  if (action.created > at) return 'absent';
  const last = action.moves.findLast(({ on }) => on <= at);
  if (last?.to === 'confirmed') return 'done';
  return last?.to === 'dropped' ? 'cancelled' : 'open';
}

/**
 * The day of the claim that was confirmed: the time that other groups take to confirm does not count against the
 * owner.
 */
export function completedOn(action: Action, at: string): string | null {
  if (standingAt(action, at) !== 'done') return null;
  const confirmation = action.moves.findLast(({ on }) => on <= at)!;
  return confirmation.claimedOn ?? confirmation.on;
}

/** Excludes entries that repeat a published text, because no one reports on them here. */
const followed = (actions: readonly Action[]): Action[] => actions.filter(({ published }) => !published);
const standing = (actions: readonly Action[], at: string, wanted: readonly Standing[]): Action[] =>
  actions.filter((action) => wanted.includes(standingAt(action, at)));

export const decisionToActionRate: RoadmapMeasure = ({ decisions, actions }, { at }, { actionWithinDays }) => {
  const old = decisions.filter(({ on, published }) => !published && on <= daysAfter(at, -actionWithinDays));
  const first = new Map<string, string>();
  for (const { decisionIds, created } of actions)
    for (const id of decisionIds) if (created < (first.get(id) ?? '9999')) first.set(id, created);
  const turned = old.filter(({ id, on }) => {
    const created = first.get(id);
    return created !== undefined && created <= daysAfter(on, actionWithinDays) && created <= at;
  });
  return share(turned.length, old.length);
};

export const tripartiteEndorsementRate: RoadmapMeasure = ({ decisions }, { at }) => {
  const made = decisions.filter(({ on, published }) => !published && on <= at);
  return share(
    made.filter(({ endorsed }) => constituencies.every((group) => endorsed.includes(group))).length,
    made.length,
  );
};

export const actionCompletionRate: RoadmapMeasure = ({ actions }, { at }) => {
  const counted = standing(followed(actions), at, ['open', 'done']);
  return share(standing(counted, at, ['done']).length, counted.length);
};

export const actionOnTimeRate: RoadmapMeasure = ({ actions }, { at }) => {
  const due = standing(followed(actions), at, ['open', 'done']).filter(
    (action) => action.due !== null && action.due <= at,
  );
  const inTime = due.filter((action) => {
    const completed = completedOn(action, at);
    return completed !== null && completed <= action.due!;
  });
  return share(inTime.length, due.length);
};

export const actionOverdueRate: RoadmapMeasure = ({ actions }, { at }) => {
  const open = standing(followed(actions), at, ['open']);
  return share(open.filter(({ due }) => due !== null && due < at).length, open.length);
};

export const actionCycleDaysMedian: RoadmapMeasure = ({ actions }, { from, to, at }) => {
  const days = followed(actions).flatMap((action) => {
    const completed = completedOn(action, at);
    return completed === null || completed < from || completed > to ? [] : [daysBetween(action.created, completed)];
  });
  const value = median(days);
  return value === null ? null : { value, numerator: null, denominator: days.length };
};

export const actionEvidenceRate: RoadmapMeasure = ({ actions }, { at }) => {
  const done = standing(followed(actions), at, ['done']);
  return share(done.filter(({ evidenceOn }) => evidenceOn.some((on) => on <= at)).length, done.length);
};

/** The OECD marker's "significant" and "principal" mean that gender equality is an objective. */
const responsive: readonly (string | null)[] = ['significant', 'principal'];

export const genderActionShare: RoadmapMeasure = ({ actions }, { at }) => {
  // An entry from a published text that was not assessed is not counted.
  const assessed = actions.filter(({ published, genderTag }) => !published || genderTag !== null);
  const counted = standing(assessed, at, ['open', 'done']);
  return share(counted.filter(({ genderTag }) => responsive.includes(genderTag)).length, counted.length);
};

/** Areas of the ILO's Guidelines for a just transition (2015). */
const policyAreas = 9;

/** Missing, not 0, if no action has an area. */
export const jtAreaCoverage: RoadmapMeasure = ({ actions }, { at }) => {
  const covered = new Set(standing(actions, at, ['open', 'done']).flatMap((action) => action.policyAreas));
  return covered.size === 0 ? null : share(covered.size, policyAreas);
};
