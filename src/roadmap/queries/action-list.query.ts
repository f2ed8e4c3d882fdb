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
import type { ActionFilter } from '../domain/action-filter.js';
import type { Grouping } from '../domain/action-order.js';
import { actionConditions, overdue } from './action-conditions.js';
import { orderTerms, type RankedOrder } from './action-order.js';
import { nextStep } from './next-step.js';

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
  ${nextStep} AS "nextStep",
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

/** A part of the actions that match a filter; `today` is an ISO day and determines which are overdue. */
export interface ActionPart extends ListPage {
  readonly order: RankedOrder;
  readonly today: string;
}

/** Figures of all actions that match a filter. */
export interface ActionTotals {
  readonly total: number;
  readonly late: number;
  /** Whether one of them has a budget. */
  readonly budgeted: boolean;
}

export async function actionTotals(tx: ReadTransaction, filter: ActionFilter, today: string): Promise<ActionTotals> {
  const { where, parameters, bind } = actionConditions(filter, today);
  const [totals] = await tx.query<ActionTotals>(
    `SELECT count(*)::int AS total, (count(*) FILTER (WHERE ${overdue(bind, today)}))::int AS late,
       coalesce(bool_or(a.id IN (SELECT b.action_id FROM roadmap_budget_line b)), false) AS budgeted
     FROM roadmap_action a WHERE ${where}`,
    parameters,
  );
  return totals!;
}

/** One page of the actions that match the filter. */
export async function actionPage(
  tx: ReadTransaction,
  filter: ActionFilter,
  { today, order, limit, offset }: ActionPart,
): Promise<readonly ActionRow[]> {
  const { where, parameters } = actionConditions(filter, today);
  const found = await tx.query<{ id: string }>(
    `SELECT a.id FROM roadmap_action a WHERE ${where}
     ORDER BY ${orderTerms(order, parameters)} LIMIT ${limit} OFFSET ${offset}`,
    parameters,
  );
  const ids = found.map(({ id }) => id);
  return inOrder(ids, await rowsOf(tx, ids, today));
}

/** The rows of these ids, in their order. */
function inOrder(ids: readonly string[], rowOf: ReadonlyMap<string, ActionRow>): readonly ActionRow[] {
  return ids.flatMap((id) => rowOf.get(id) ?? []);
}

async function rowsOf(
  tx: ReadTransaction,
  ids: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, ActionRow>> {
  return new Map((await actionList(tx, { ids }, today)).map((row) => [row.id, row] as const));
}

/** The key of the group of actions without an owner or without a policy area. */
const noGroup = 'none';

/** Actions of one group of the board or table, as far as they are shown. */
export interface GroupOfActions<Row = ActionRow> {
  /** The status, the id of the owner or the number of the policy area. */
  readonly key: string;
  /** Number of all actions in the group. */
  readonly total: number;
  readonly rows: readonly Row[];
}

/** "At risk" is in the group of "in progress"; actions reported in a published text have their own. */
const groupKeys: Readonly<Record<Grouping, string>> = {
  status: `VALUES (CASE WHEN a.status = 'claimed-done' AND a.basis IS NOT NULL THEN 'reported'
    WHEN a.status = 'at-risk' THEN 'in-progress' ELSE a.status END)`,
  owner: `VALUES (coalesce(a.owner_organisation_id, a.owner_working_group_id)::text)`,
  area: `SELECT unnest(CASE WHEN cardinality(a.policy_areas) = 0 THEN ARRAY[NULL]::text[] ELSE a.policy_areas::text[] END)`,
};

/** Groups of which the whole part is read: the largest; of the others only the first action. */
const wholeGroups = 12;

/** A part of each group, or of one of them. An action with several policy areas is in the group of each. */
export async function actionGroups(
  tx: ReadTransaction,
  filter: ActionFilter,
  { today, order, limit, offset, by, group }: ActionPart & { readonly by: Grouping; readonly group?: string },
): Promise<readonly GroupOfActions[]> {
  const { where, parameters, bind } = actionConditions(filter, today);
  const key = `coalesce(k.key, '${noGroup}')`;
  const found = await tx.query<{ key: string; total: number; id: string }>(
    `SELECT key, total, id FROM (
       SELECT *, dense_rank() OVER (ORDER BY total DESC, key) AS size FROM (
         SELECT ${key} AS key, a.id, (count(*) OVER (PARTITION BY k.key))::int AS total,
           row_number() OVER (PARTITION BY k.key ORDER BY ${orderTerms(order, parameters)}) AS place
         FROM roadmap_action a CROSS JOIN LATERAL (${groupKeys[by]}) k (key)
         WHERE ${where} ${group === undefined ? '' : `AND ${key} = ${bind(group)}`}) ranked
       WHERE place > ${offset} AND place <= ${offset + limit}) part
     WHERE size <= ${wholeGroups} OR place = ${offset + 1}
     ORDER BY key, place`,
    parameters,
  );
  const rows = await rowsOf(tx, [...new Set(found.map(({ id }) => id))], today);
  const groups = new Map(found.map((one) => [one.key, { total: one.total, ids: [] as string[] }] as const));
  for (const one of found) groups.get(one.key)!.ids.push(one.id);
  return [...groups].map(([name, { total, ids }]) => ({ key: name, total, rows: inOrder(ids, rows) }));
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
