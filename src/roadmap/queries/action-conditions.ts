import { owedStatuses } from '../domain/status.js';
import type { ActionFilter } from '../domain/action-filter.js';

interface Conditions {
  readonly where: string;
  readonly parameters: unknown[];
  /** Adds a parameter and gives its place. */
  readonly bind: Bind;
}

export type Bind = (value: unknown) => string;

/** The condition of overdue actions. */
export const overdue = (bind: Bind, today: string): string =>
  `a.due_on < ${bind(today)}::date AND a.basis IS NULL AND a.status = ANY(${bind([...owedStatuses])})`;

const plain: readonly [keyof ActionFilter, string][] = [
  ['statuses', 'a.status = ANY(?)'],
  ['policyArea', '?::smallint = ANY(a.policy_areas)'],
  ['genderTag', 'a.gender_tag = ?'],
  ['ownerOrganisationId', 'a.owner_organisation_id = ?'],
  [
    'organisationId',
    '(a.owner_organisation_id = ? OR EXISTS (SELECT FROM roadmap_co_owner c WHERE c.action_id = a.id AND c.organisation_id = ?))',
  ],
  ['ownerPersonId', 'a.owner_person_id = ?'],
  ['dueFrom', 'a.due_on >= ?::date'],
  ['dueTo', 'a.due_on <= ?::date'],
  ['ownerWorkingGroupId', 'a.owner_working_group_id = ?'],
  ['conclusionId', 'EXISTS (SELECT FROM roadmap_action_conclusion l WHERE l.action_id = a.id AND l.conclusion_id = ?)'],
  ['findingId', 'EXISTS (SELECT FROM roadmap_action_finding f WHERE f.action_id = a.id AND f.finding_id = ?)'],
  ['objectiveId', 'a.objective_id = ?'],
  ['planId', 'a.plan_id = ?'],
  ['tag', '? = ANY(a.tags)'],
  ['placeId', 'a.place_id = ?'],
  ['risk', `a.risk ->> 'likelihood' = ?`],
  ['ids', 'a.id = ANY(?::uuid[])'],
  ['indicatorId', 'EXISTS (SELECT FROM roadmap_target t WHERE t.action_id = a.id AND t.indicator_id = ?)'],
];

/** The number of an action as it is shown. */
const written = `'A-' || lpad(a.number::text, greatest(3, length(a.number::text)), '0')`;
const isPartOfNumber = (text: string): boolean => /^(a?-)?[0-9]*$|^a$/i.test(text);

/** Escapes `%` and `_`, which are ordinary characters in a search box. */
function pattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Due on a day of the month or in the month as a whole, or at an unknown time of its year. */
function dueWithin(month: string): string {
  return `date_trunc(CASE a.due_precision WHEN 'year' THEN 'year' ELSE 'month' END, a.due_on)
    = date_trunc(CASE a.due_precision WHEN 'year' THEN 'year' ELSE 'month' END, ${month}::date)`;
}

/** Conditions on `roadmap_action a`; row-level security adds the workspace. */
export function actionConditions(filter: ActionFilter, today: string): Conditions {
  const parameters: unknown[] = [];
  const bind: Bind = (value) => `$${parameters.push(value)}`;
  const where = ['true'];
  for (const [field, condition] of plain) {
    const value = filter[field];
    if (value !== undefined) where.push(condition.replaceAll('?', bind(value)));
  }
  if (filter.text) {
    const like = bind(pattern(filter.text));
    const texts = [`a.title->>'en'`, `a.title->>'zh'`, ...(isPartOfNumber(filter.text) ? [written] : [])];
    where.push(`(${texts.map((text) => `${text} ILIKE ${like}`).join(' OR ')})`);
  }
  if (filter.owningConstituency) {
    const { constituency, workingGroupIds } = filter.owningConstituency;
    // what an action stores of its working group is the composition of the day on which the group became the owner
    where.push(
      `CASE WHEN a.owner_working_group_id IS NULL THEN a.owner_constituency = ${bind(constituency)}
        ELSE a.owner_working_group_id = ANY(${bind(workingGroupIds)}::uuid[]) END`,
    );
  }
  if (filter.ownedBy) {
    const { personId, organisationId, workingGroupIds } = filter.ownedBy;
    const person = bind(personId);
    const organisation = bind(organisationId);
    const groups = bind(workingGroupIds);
    where.push(
      `(a.owner_person_id = ${person}::uuid OR a.owner_organisation_id = ${organisation}::uuid
        OR EXISTS (SELECT FROM roadmap_co_owner c WHERE c.action_id = a.id AND c.organisation_id = ${organisation}::uuid)
        OR a.owner_working_group_id = ANY(${groups}::uuid[]))`,
    );
  }
  if (filter.late === true || filter.gap === 'late-without-evidence') where.push(overdue(bind, today));
  if (filter.gap === 'late-without-evidence')
    where.push('NOT EXISTS (SELECT FROM roadmap_evidence e WHERE e.action_id = a.id)');
  if (filter.dated !== undefined) where.push(`a.due_on IS ${filter.dated ? 'NOT NULL' : 'NULL'}`);
  if (filter.dueIn !== undefined) where.push(dueWithin(bind(`${filter.dueIn}-01`)));
  if (filter.gap === 'without-indicator')
    where.push(`a.status <> 'dropped' AND NOT EXISTS (SELECT FROM roadmap_target t WHERE t.action_id = a.id)`);
  if (filter.gap === 'unconfirmed') where.push(`a.status = 'claimed-done' AND a.basis IS NULL`);
  return { where: where.join(' AND '), parameters, bind };
}
