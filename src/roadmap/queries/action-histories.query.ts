import type { Constituency } from '../../kernel/actor.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { ActionStatus } from '../domain/status.js';
import { dayIn } from '../domain/lateness.js';

/** One move of an action. A verdict carries the day of the claim that it is about. */
export interface ActionMove {
  /** ISO day in the workspace. */
  readonly on: string;
  readonly to: ActionStatus;
  readonly claimedOn: string | null;
}

/** An action with its dated history: what it was on any earlier day can be told from it. */
export interface ActionHistory {
  readonly id: string;
  readonly number: number;
  readonly conclusionId: string | null;
  readonly ownerConstituency: Constituency | null;
  readonly placeId: string | null;
  readonly policyAreas: readonly number[];
  readonly genderTag: string | null;
  readonly createdOn: string;
  /** As first agreed: a later date does not make an action timely. */
  readonly originalDueOn: string | null;
  readonly moves: readonly ActionMove[];
  /** Days on which evidence that is still there was attached. */
  readonly evidenceOn: readonly string[];
  /** It repeats a published text: nobody reports on it here. */
  readonly published: boolean;
}

const sql = `
SELECT a.id, a.number, a.conclusion_id AS "conclusionId", a.owner_constituency AS "ownerConstituency",
  a.place_id AS "placeId", a.policy_areas AS "policyAreas", a.gender_tag AS "genderTag", a.created_at AS "createdAt",
  CASE WHEN e.first IS NULL THEN a.due_on::text ELSE e.first->>'from' END AS "originalDueOn", a.basis IS NOT NULL AS published,
  coalesce((SELECT jsonb_agg(m ORDER BY m.at, m.step) FROM (
    SELECT u.recorded_at AS at, 1 AS step, u.status_after AS "to", NULL::timestamptz AS claimed
      FROM roadmap_update u WHERE u.action_id = a.id AND u.status_before <> u.status_after
    UNION ALL
    SELECT v.recorded_at, 2, v.verdict, c.recorded_at
      FROM roadmap_validation v JOIN roadmap_update c ON c.id = v.update_id WHERE v.action_id = a.id) m), '[]') AS moves,
  ARRAY(SELECT f.recorded_at FROM roadmap_evidence f WHERE f.action_id = a.id ORDER BY 1) AS evidence
FROM roadmap_action a LEFT JOIN LATERAL (
  -- The first change of the date that set aside an agreed one; filling in an open date is no change of it.
  SELECT d.payload->'changes'->'dueOn' AS first FROM domain_event d
  WHERE d.subject = a.id::text AND d.type = 'roadmap.action.edited.v1'
    AND d.payload->'changes'->'dueOn'->>'from' IS NOT NULL
  ORDER BY d.recorded_at, d.id LIMIT 1) e ON true
ORDER BY a.number`;

type Row = Omit<ActionHistory, 'createdOn' | 'moves' | 'evidenceOn'> & {
  readonly createdAt: Date;
  readonly moves: readonly { readonly at: string; readonly to: ActionStatus; readonly claimed: string | null }[];
  readonly evidence: readonly Date[];
};

export async function actionHistories(tx: ReadTransaction, timeZone: string): Promise<readonly ActionHistory[]> {
  const day = (at: Date | string): string => dayIn(new Date(at), timeZone);
  const rows = await tx.query<Row>(sql);
  return rows.map(({ createdAt, moves, evidence, ...row }) => ({
    ...row,
    createdOn: day(createdAt),
    moves: moves.map(({ at, to, claimed }) => ({
      on: day(at),
      to,
      claimedOn: claimed === null ? null : day(claimed),
    })),
    evidenceOn: evidence.map(day),
  }));
}
