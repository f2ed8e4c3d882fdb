import type { Constituency } from '../../kernel/actor.js';
import type { Language, LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { StandingClaim } from '../domain/allowed.js';
import { type BudgetLine, normalBudget } from '../domain/budget.js';
import type { DatePrecision } from '../domain/lateness.js';
import { daysLate, daysPastAgreed } from '../domain/lateness.js';
import type { NextStep } from '../domain/next-step.js';
import type { GenderTag, PolicyArea } from '../domain/policy-area.js';
import type { Risk } from '../domain/risk.js';
import type { ActionStatus } from '../domain/status.js';
import type { Tag } from '../domain/tags.js';
import { actionConditions } from './action-conditions.js';
import type { ActionFilter } from '../domain/action-filter.js';

export interface ActionRow {
  readonly id: string;
  readonly number: number;
  readonly title: LocalizedText;
  readonly status: ActionStatus;
  readonly progress: number;
  readonly policyAreas: readonly PolicyArea[];
  readonly genderTag: GenderTag | null;
  readonly tags: readonly Tag[];
  readonly objectiveId: string | null;
  readonly ownerOrganisationId: string | null;
  readonly ownerWorkingGroupId: string | null;
  readonly ownerPersonId: string | null;
  readonly ownerConstituency: Constituency | null;
  readonly coOwnerOrganisationIds: readonly string[];
  readonly startOn: string | null;
  readonly dueOn: string | null;
  readonly duePrecision: DatePrecision;
  readonly daysLate: number;
  readonly agreedStartOn: string | null;
  /** The due date first agreed, and the days since then while the owner has not reported completion. */
  readonly agreedDueOn: string | null;
  readonly agreedDuePrecision: DatePrecision | null;
  readonly daysPastAgreed: number;
  readonly placeId: string | null;
  readonly conclusionIds: readonly string[];
  readonly indicatorIds: readonly string[];
  readonly budget: readonly BudgetLine[];
  readonly risk: Risk | null;
  /** Of the last report of the current owner, while completion has not been reported. */
  readonly nextStep: (NextStep & { readonly language: Language }) | null;
  readonly evidenceCount: number;
  /** The current claim with its author. */
  readonly claim: StandingClaim | null;
  readonly claimedAt: Date | null;
  /** Constituencies with a response in force; a constituency is in both lists if its members differ. */
  readonly confirmedBy: readonly Constituency[];
  readonly disputedBy: readonly Constituency[];
  /** The one constituency that may confirm; null: any except the owner's. */
  readonly validatorConstituency: Constituency | null;
  readonly basis: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const columns = `
  a.id, a.number, a.title, a.status, a.progress, a.policy_areas AS "policyAreas", a.gender_tag AS "genderTag", a.tags,
  a.objective_id AS "objectiveId", a.owner_organisation_id AS "ownerOrganisationId",
  a.owner_working_group_id AS "ownerWorkingGroupId", a.owner_person_id AS "ownerPersonId", a.owner_constituency AS "ownerConstituency",
  ARRAY(SELECT c.organisation_id FROM roadmap_co_owner c WHERE c.action_id = a.id ORDER BY 1) AS "coOwnerOrganisationIds", a.start_on::text AS "startOn", a.due_on::text AS "dueOn",
  a.due_precision AS "duePrecision", agreed.start_on::text AS "agreedStartOn", agreed.due_on::text AS "agreedDueOn",
  agreed.due_precision AS "agreedDuePrecision", a.place_id AS "placeId",
  a.risk, a.validator_constituency AS "validatorConstituency", a.basis, a.version, a.created_at AS "createdAt", a.updated_at AS "updatedAt",
  ARRAY(SELECT l.conclusion_id FROM roadmap_action_conclusion l WHERE l.action_id = a.id ORDER BY 1) AS "conclusionIds",
  ARRAY(SELECT t.indicator_id FROM roadmap_target t WHERE t.action_id = a.id ORDER BY 1) AS "indicatorIds",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('source', b.source, 'currency', b.currency, 'planned', b.planned::text,
     'committed', b.committed::text, 'spent', b.spent::text)), '[]') FROM roadmap_budget_line b
   WHERE b.action_id = a.id) AS "budget",
  (SELECT count(*)::int FROM roadmap_evidence e WHERE e.action_id = a.id) AS "evidenceCount",
  CASE WHEN a.status IN ('claimed-done', 'confirmed', 'disputed') AND claim.id IS NOT NULL THEN jsonb_build_object(
    'id', claim.id, 'personId', claim.person_id, 'constituency', claim.constituency, 'side', claim.side) END AS "claim",
  CASE WHEN a.status IN ('claimed-done', 'confirmed', 'disputed') THEN claim.recorded_at END AS "claimedAt",
  CASE WHEN a.status IN ('in-progress', 'at-risk', 'agreed', 'disputed') THEN (
    SELECT CASE WHEN u.next_step <> '' THEN jsonb_build_object('text', u.next_step, 'on', u.next_step_on, 'language', u.language) END
    FROM roadmap_update u WHERE u.action_id = a.id AND u.next_step IS NOT NULL AND u.recorded_at > coalesce(a.owner_since, '-infinity')
    ORDER BY u.recorded_at DESC, u.id DESC LIMIT 1) END AS "nextStep",
  said.confirmed_by AS "confirmedBy", said.disputed_by AS "disputedBy"`;

/**
 * The dates first agreed, the last claim, and the constituencies with a response in force, by the same rule as `standingVerdicts` in the
 * domain.
 */
const joins = `
  LEFT JOIN roadmap_baseline agreed ON agreed.action_id = a.id
  LEFT JOIN LATERAL (
    SELECT u.id, u.person_id, u.constituency, u.recorded_at, u.side FROM roadmap_update u
    WHERE u.action_id = a.id AND u.status_after = 'claimed-done'
    ORDER BY u.recorded_at DESC, u.id DESC LIMIT 1
  ) claim ON true
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(DISTINCT last.constituency) FILTER (WHERE last.verdict = 'confirmed'
             AND last.update_id = claim.id), '{}') AS confirmed_by,
           coalesce(array_agg(DISTINCT last.constituency) FILTER (WHERE last.verdict = 'disputed'), '{}') AS disputed_by
    FROM (
      SELECT DISTINCT ON (v.constituency, v.person_id) v.constituency, v.verdict, v.update_id, v.withdrawn_at
      FROM roadmap_validation v WHERE v.action_id = a.id
      ORDER BY v.constituency, v.person_id, v.recorded_at DESC, v.id DESC
    ) last
    WHERE last.withdrawn_at IS NULL
  ) said`;

/** A part of a list: maximum number of rows and number of rows to skip. */
export interface ListPage {
  readonly limit: number;
  readonly offset: number;
}

/** One page in order of number, with the total number of actions that match the filter. */
export async function actionPage(
  tx: ReadTransaction,
  filter: ActionFilter,
  { today, limit, offset }: ListPage & { readonly today: string },
): Promise<{ readonly rows: readonly ActionRow[]; readonly total: number }> {
  const { where, parameters } = actionConditions(filter, today);
  const ids = await tx.query<{ id: string }>(
    `SELECT a.id FROM roadmap_action a WHERE ${where} ORDER BY a.number LIMIT ${limit} OFFSET ${offset}`,
    parameters,
  );
  const [count] = await tx.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM roadmap_action a WHERE ${where}`,
    parameters,
  );
  return { rows: await actionList(tx, { ids: ids.map(({ id }) => id) }, today), total: count!.total };
}

/** All matching actions in order of number. `today` is an ISO day and determines which are overdue. */
export async function actionList(
  tx: ReadTransaction,
  filter: ActionFilter,
  today: string,
): Promise<readonly ActionRow[]> {
  const { where, parameters } = actionConditions(filter, today);
  const rows = await tx.query<Omit<ActionRow, 'daysLate' | 'daysPastAgreed'>>(
    `SELECT ${columns} FROM roadmap_action a ${joins} WHERE ${where} ORDER BY a.number`,
    parameters,
  );
  return rows.map((row) => ({
    ...row,
    budget: normalBudget(row.budget),
    daysLate: daysLate(row, today),
    daysPastAgreed: daysPastAgreed(row, today),
  }));
}
