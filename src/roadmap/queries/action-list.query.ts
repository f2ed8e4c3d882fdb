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
import { actionConditions } from './action-conditions.js';
import { nextStep } from './next-step.js';

/** What a card of the board and a bar of the timeline show, and what decides who may move it. */
export interface ActionCardRow {
  readonly id: string;
  readonly number: number;
  readonly title: LocalizedText;
  readonly status: ActionStatus;
  readonly progress: number;
  readonly policyAreas: readonly PolicyArea[];
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
  readonly risk: Risk | null;
  /** Of the last report of the current owner, while completion has not been reported. */
  readonly nextStep: (NextStep & { readonly language: Language }) | null;
  readonly evidenceCount: number;
  /** Constituencies with a response in force; a constituency is in both lists if its members differ. */
  readonly confirmedBy: readonly Constituency[];
  readonly disputedBy: readonly Constituency[];
  /** The one constituency that may confirm; null: any except the owner's. */
  readonly validatorConstituency: Constituency | null;
  readonly basis: string | null;
  readonly version: number;
  readonly createdAt: Date;
}

export interface ActionRow extends ActionCardRow {
  readonly genderTag: GenderTag | null;
  readonly tags: readonly Tag[];
  readonly objectiveId: string | null;
  readonly placeId: string | null;
  readonly conclusionIds: readonly string[];
  readonly indicatorIds: readonly string[];
  readonly budget: readonly BudgetLine[];
  /** The current claim with its author. */
  readonly claim: StandingClaim | null;
  readonly claimedAt: Date | null;
  readonly updatedAt: Date;
}

const cardColumns = `
  a.id, a.number, a.title, a.status, a.progress, a.policy_areas AS "policyAreas",
  a.owner_organisation_id AS "ownerOrganisationId", a.owner_working_group_id AS "ownerWorkingGroupId",
  a.owner_person_id AS "ownerPersonId", a.owner_constituency AS "ownerConstituency",
  ARRAY(SELECT c.organisation_id FROM roadmap_co_owner c WHERE c.action_id = a.id ORDER BY 1) AS "coOwnerOrganisationIds",
  a.start_on::text AS "startOn", a.due_on::text AS "dueOn", a.due_precision AS "duePrecision",
  agreed.start_on::text AS "agreedStartOn", agreed.due_on::text AS "agreedDueOn", agreed.due_precision AS "agreedDuePrecision",
  a.risk, ${nextStep} AS "nextStep",
  (SELECT count(*)::int FROM roadmap_evidence e WHERE e.action_id = a.id) AS "evidenceCount",
  said.confirmed_by AS "confirmedBy", said.disputed_by AS "disputedBy",
  a.validator_constituency AS "validatorConstituency", a.basis, a.version, a.created_at AS "createdAt"`;

const columns = `${cardColumns},
  a.gender_tag AS "genderTag", a.tags, a.objective_id AS "objectiveId", a.place_id AS "placeId",
  ARRAY(SELECT l.conclusion_id FROM roadmap_action_conclusion l WHERE l.action_id = a.id ORDER BY 1) AS "conclusionIds",
  ARRAY(SELECT t.indicator_id FROM roadmap_target t WHERE t.action_id = a.id ORDER BY 1) AS "indicatorIds",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('source', b.source, 'currency', b.currency, 'planned', b.planned::text,
     'committed', b.committed::text, 'spent', b.spent::text)), '[]') FROM roadmap_budget_line b
   WHERE b.action_id = a.id) AS "budget",
  CASE WHEN a.status IN ('claimed-done', 'confirmed', 'disputed') AND claim.id IS NOT NULL THEN jsonb_build_object(
    'id', claim.id, 'personId', claim.person_id, 'constituency', claim.constituency, 'side', claim.side) END AS "claim",
  CASE WHEN a.status IN ('claimed-done', 'confirmed', 'disputed') THEN claim.recorded_at END AS "claimedAt",
  a.updated_at AS "updatedAt"`;

/**
 * The dates first agreed, the last claim, and the constituencies with a response in force, by the same rule as `standingVerdicts` in the
 * domain.
 */
const joins = `
  LEFT JOIN roadmap_baseline agreed ON agreed.action_id = a.id
  LEFT JOIN LATERAL (
    SELECT u.id, u.person_id, u.constituency, u.recorded_at, u.side FROM roadmap_update u
    WHERE u.action_id = a.id AND u.status_after = 'claimed-done' AND u.withdrawn_at IS NULL
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

/** Computed from the dates of a row. */
type Computed = 'daysLate' | 'daysPastAgreed';

/** All matching actions in order of number. `today` is an ISO day and determines which are overdue. */
export async function actionList(
  tx: ReadTransaction,
  filter: ActionFilter,
  today: string,
): Promise<readonly ActionRow[]> {
  const { where, parameters } = actionConditions(filter, today);
  const rows = await tx.query<Omit<ActionRow, Computed>>(
    `SELECT ${columns} FROM roadmap_action a ${joins} WHERE ${where} ORDER BY a.number`,
    parameters,
  );
  return rows.map((row) => ({ ...withDelay(row, today), budget: normalBudget(row.budget) }));
}

/** The actions of these ids in their order. */
export async function actionsOf(
  tx: ReadTransaction,
  ids: readonly string[],
  today: string,
): Promise<readonly ActionRow[]> {
  return inOrder(ids, await actionList(tx, { ids }, today));
}

/** The cards of these ids in their order. */
export async function cardsOf(
  tx: ReadTransaction,
  ids: readonly string[],
  today: string,
): Promise<readonly ActionCardRow[]> {
  const rows = await tx.query<Omit<ActionCardRow, Computed>>(
    `SELECT ${cardColumns} FROM roadmap_action a ${joins} WHERE a.id = ANY($1::uuid[])`,
    [ids],
  );
  return inOrder(
    ids,
    rows.map((row) => withDelay(row, today)),
  );
}

function withDelay<Row extends Omit<ActionCardRow, Computed>>(row: Row, today: string) {
  return { ...row, daysLate: daysLate(row, today), daysPastAgreed: daysPastAgreed(row, today) };
}

function inOrder<Row extends { readonly id: string }>(ids: readonly string[], rows: readonly Row[]): readonly Row[] {
  const rowOf = new Map(rows.map((row) => [row.id, row] as const));
  return ids.flatMap((id) => rowOf.get(id) ?? []);
}
