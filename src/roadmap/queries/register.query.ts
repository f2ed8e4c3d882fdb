import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { PlanKind, PlanTarget } from '../domain/plan.js';
import type { PolicyArea } from '../domain/policy-area.js';

export interface ObjectiveRow {
  readonly id: string;
  readonly policyArea: PolicyArea;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  readonly version: number;
  readonly actions: number;
}

export interface PlanRow {
  readonly id: string;
  readonly kind: PlanKind;
  readonly title: LocalizedText;
  readonly note: LocalizedText | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly placeId: string | null;
  readonly basis: string | null;
  readonly targets: readonly (PlanTarget & { readonly id: string })[];
}

const plansSql = `
  SELECT p.id, p.kind, p.title, p.note, p.from_year AS "fromYear", p.to_year AS "toYear", p.place_id AS "placeId",
         p.basis,
         coalesce((
           SELECT jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title, 'dueOn', t.due_on::text,
                    'duePrecision', t.due_precision, 'instrumentId', t.instrument_id, 'basis', t.basis)
                    ORDER BY t.due_on, t.id)
           FROM roadmap_plan_target t WHERE t.plan_id = p.id), '[]') AS targets
  FROM roadmap_plan p
  ORDER BY (p.kind <> 'plan'), p.from_year, p.created_at, p.id`;

const objectivesSql = `
  SELECT o.id, o.policy_area AS "policyArea", o.title, o.description, o.version,
         (SELECT count(*)::int FROM roadmap_action a WHERE a.objective_id = o.id) AS actions
  FROM roadmap_objective o ORDER BY o.policy_area, o.created_at, o.id`;

export async function objectiveList(tx: ReadTransaction): Promise<readonly ObjectiveRow[]> {
  return tx.query<ObjectiveRow>(objectivesSql);
}

export async function planList(tx: ReadTransaction): Promise<readonly PlanRow[]> {
  return tx.query<PlanRow>(plansSql);
}
