import { constituencies } from '../../../../kernel/actor.js';
import type { Breakdown, InstitutionalPlan } from './counting.js';
import type { Action, InstitutionalFacts } from './facts.js';
import type { NoDataReason } from './empty-reasons.js';
import { years } from './period.js';
import * as measures from './roadmap-measures.js';

interface RoadmapSpec {
  readonly measure: measures.RoadmapMeasure;
  readonly empty: NoDataReason;
  readonly by: readonly Breakdown[];
  /** Not applicable to a body of one group. */
  readonly needsGroups?: true;
}

const ofActions: readonly Breakdown[] = ['constituency', 'park', 'policy_area', 'gender_tag'];
const ofDecisions: readonly Breakdown[] = ['park'];

const specs: Readonly<Record<string, RoadmapSpec>> = {
  decision_to_action_rate: { measure: measures.decisionToActionRate, empty: 'no-old-conclusion', by: ofDecisions },
  tripartite_endorsement_rate: {
    measure: measures.tripartiteEndorsementRate,
    empty: 'no-conclusion',
    by: ofDecisions,
    needsGroups: true,
  },
  action_completion_rate: { measure: measures.actionCompletionRate, empty: 'no-action', by: ofActions },
  action_on_time_rate: { measure: measures.actionOnTimeRate, empty: 'no-due-action', by: ofActions },
  action_overdue_rate: { measure: measures.actionOverdueRate, empty: 'no-open-action', by: ofActions },
  action_cycle_days_median: { measure: measures.actionCycleDaysMedian, empty: 'no-done-action', by: ofActions },
  action_evidence_rate: { measure: measures.actionEvidenceRate, empty: 'no-done-action', by: ofActions },
  gender_action_share: {
    measure: measures.genderActionShare,
    empty: 'no-assessed-action',
    by: ['constituency', 'park', 'policy_area'],
  },
  jt_area_coverage: { measure: measures.jtAreaCoverage, empty: 'no-area', by: ['park'] },
};

type Row = readonly [Breakdown, string, InstitutionalFacts];

function only(facts: InstitutionalFacts, keep: (action: Action) => boolean): InstitutionalFacts {
  return { ...facts, actions: facts.actions.filter(keep) };
}

function slicesBy(by: Breakdown, facts: InstitutionalFacts): Row[] {
  switch (by) {
    case 'constituency':
      return constituencies.map((group): Row => [by, group, only(facts, ({ owner }) => owner === group)]);
    case 'park':
      return places(facts).map((place): Row => [
        by,
        place,
        {
          ...only(facts, ({ placeId }) => placeId === place),
          decisions: facts.decisions.filter(({ placeId }) => placeId === place),
        },
      ]);
    case 'policy_area':
      return areas(facts).map((area): Row => [
        by,
        String(area),
        only(facts, ({ policyAreas }) => policyAreas.includes(area)),
      ]);
    case 'gender_tag':
      return tags(facts).map((tag): Row => [by, tag, only(facts, ({ genderTag }) => (genderTag ?? 'none') === tag)]);
    default:
      return [];
  }
}

function places({ actions, decisions }: InstitutionalFacts): string[] {
  const ids = [...actions, ...decisions].map(({ placeId }) => placeId).filter((id) => id !== null);
  return [...new Set(ids)].sort();
}

const areas = ({ actions }: InstitutionalFacts): number[] =>
  [...new Set(actions.flatMap(({ policyAreas }) => policyAreas))].sort((a, b) => a - b);
const tags = ({ actions }: InstitutionalFacts): string[] =>
  [...new Set(actions.map(({ genderTag }) => genderTag ?? 'none'))].sort();

function planOf({ measure, empty, by, needsGroups }: RoadmapSpec): InstitutionalPlan {
  return {
    periods: years,
    outcome: (facts, period, parameters) => {
      const none = { count: null, persons: null } as const;
      const decisions = needsGroups ? facts.decisions.filter(({ groups }) => groups.length > 1) : facts.decisions;
      if (needsGroups && decisions.length === 0 && facts.decisions.length > 0)
        return { ...none, state: 'not-applicable', reason: null };
      const count = measure({ decisions, actions: facts.actions }, period, parameters);
      if (count === null) return { ...none, state: 'no-data', reason: empty };
      return { state: 'computed', reason: null, count, persons: null };
    },
    slices: (facts) => by.flatMap((one) => slicesBy(one, facts)),
  };
}

export const roadmapPlans: Readonly<Record<string, InstitutionalPlan>> = Object.fromEntries(
  Object.entries(specs).map(([id, spec]) => [id, planOf(spec)]),
);
