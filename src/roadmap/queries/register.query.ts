import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { Finding, Plan } from '../domain/plan.js';
import type { PolicyArea } from '../domain/policy-area.js';

export interface ObjectiveRow {
  readonly id: string;
  readonly policyArea: PolicyArea;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  readonly version: number;
  readonly actions: number;
}

export interface PlanRow extends Omit<Plan, 'findings'> {
  readonly id: string;
  readonly basis: string | null;
  readonly findings: readonly (Finding & { readonly actions: number })[];
  readonly version: number;
  /** Number of actions that refer to the entry. */
  readonly actions: number;
}

/** `$1`: one entry; all if null. */
const plansSql = `
  SELECT p.id, p.kind, p.title, p.note, p.from_year AS "fromYear", p.to_year AS "toYear", p.place_id AS "placeId",
         p.basis, p.link, p.tags, p.retired, p.version,
         coalesce(of_plan.actions, 0) AS actions,
         coalesce((
           SELECT jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title, 'dueOn', t.due_on::text,
                    'duePrecision', t.due_precision, 'value', t.value::text, 'unit', t.unit,
                    'indicatorId', t.indicator_id, 'instrumentId', t.instrument_id)
                    ORDER BY t.due_on, t.id)
           FROM roadmap_plan_target t WHERE t.plan_id = p.id), '[]') AS targets,
         coalesce((
           SELECT jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'text', f.text, 'actions',
                    (SELECT count(*) FROM roadmap_action_finding l WHERE l.finding_id = f.id)) ORDER BY f.place)
           FROM roadmap_finding f WHERE f.study_id = p.id), '[]') AS findings
  FROM roadmap_plan p
  LEFT JOIN (
    SELECT plan_id, count(*)::int AS actions FROM roadmap_action
    WHERE plan_id = coalesce($1, plan_id) GROUP BY plan_id
  ) of_plan ON of_plan.plan_id = p.id
  WHERE p.id = coalesce($1, p.id)
  ORDER BY (p.kind <> 'plan'), p.from_year, p.created_at, p.id`;

const objectivesSql = `
  SELECT o.id, o.policy_area AS "policyArea", o.title, o.description, o.version,
         (SELECT count(*)::int FROM roadmap_action a WHERE a.objective_id = o.id) AS actions
  FROM roadmap_objective o ORDER BY o.policy_area, o.created_at, o.id`;

export async function objectiveList(tx: ReadTransaction): Promise<readonly ObjectiveRow[]> {
  return tx.query<ObjectiveRow>(objectivesSql);
}

/** All entries of the register, or one. */
export async function planList(tx: ReadTransaction, id: string | null = null): Promise<readonly PlanRow[]> {
  return tx.query<PlanRow>(plansSql, [id]);
}
