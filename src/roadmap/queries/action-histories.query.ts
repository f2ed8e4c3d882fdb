import type { Constituency } from '../../kernel/actor.js';
import { dayIn } from '../../kernel/day.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { ActionStatus } from '../domain/status.js';
import type { GivenVerdict } from '../domain/validation.js';
import { statusAfterVerdicts } from '../domain/validation.js';

/** One status change of an action. A response has the day of the claim to which it responds. */
export interface ActionMove {
  /** ISO day in the time zone of the workspace. */
  readonly on: string;
  readonly to: ActionStatus;
  readonly claimedOn: string | null;
}

/** An action with its dated history, from which its status on any earlier day can be derived. */
export interface ActionHistory {
  readonly id: string;
  readonly number: number;
  readonly conclusionIds: readonly string[];
  readonly ownerConstituency: Constituency | null;
  readonly placeId: string | null;
  readonly policyAreas: readonly number[];
  readonly genderTag: string | null;
  readonly createdOn: string;
  /** The due date first agreed: moving it later does not make an action timely. */
  readonly originalDueOn: string | null;
  readonly moves: readonly ActionMove[];
  /** Days on which evidence was attached that has not been removed. */
  readonly evidenceOn: readonly string[];
  /** The action repeats a published text, so no one reports on it here. */
  readonly published: boolean;
}

/** Days are cut in the database: a roadmap has thousands of them, and formatting them here takes ten times as long. */
const sql = `
SELECT a.id, a.number, coalesce(l.ids, '{}') AS "conclusionIds", a.owner_constituency AS "ownerConstituency",
  a.place_id AS "placeId", a.policy_areas AS "policyAreas", a.gender_tag AS "genderTag",
  (a.created_at AT TIME ZONE $1)::date::text AS "createdOn",
  agreed.due_on::text AS "originalDueOn", a.basis IS NOT NULL AS published,
  coalesce(u.reported, '[]') AS reported, coalesce(v.given, '[]') AS given, coalesce(f.evidence, '{}') AS "evidenceOn"
FROM roadmap_action a
LEFT JOIN (
  SELECT action_id, array_agg(conclusion_id ORDER BY conclusion_id) AS ids FROM roadmap_action_conclusion GROUP BY action_id
) l ON l.action_id = a.id
LEFT JOIN roadmap_baseline agreed ON agreed.action_id = a.id
LEFT JOIN (
  SELECT action_id, jsonb_agg(jsonb_build_object('id', id, 'at', recorded_at,
    'on', (recorded_at AT TIME ZONE $1)::date, 'to', status_after) ORDER BY recorded_at, id) AS reported
  FROM roadmap_update WHERE (status_before <> status_after OR status_after = 'claimed-done') AND withdrawn_at IS NULL GROUP BY action_id
) u ON u.action_id = a.id
LEFT JOIN (
  SELECT action_id, jsonb_agg(jsonb_build_object('updateId', update_id, 'constituency', constituency, 'verdict', verdict,
    'personId', person_id, 'at', recorded_at, 'withdrawnAt', withdrawn_at) ORDER BY recorded_at, id) AS given
  FROM roadmap_validation GROUP BY action_id
) v ON v.action_id = a.id
LEFT JOIN (
  SELECT action_id, array_agg((recorded_at AT TIME ZONE $1)::date::text ORDER BY recorded_at) AS evidence
  FROM roadmap_evidence GROUP BY action_id
) f ON f.action_id = a.id
ORDER BY a.number`;

type Row = Omit<ActionHistory, 'moves'> & {
  readonly reported: readonly Reported[];
  readonly given: readonly (Omit<GivenVerdict, 'withdrawnAt'> & {
    readonly at: string;
    readonly withdrawnAt: string | null;
  })[];
};

interface Reported {
  readonly id: string;
  readonly at: string;
  /** The day of `at`. */
  readonly on: string;
  readonly to: ActionStatus;
}

export async function actionHistories(tx: ReadTransaction, timeZone: string): Promise<readonly ActionHistory[]> {
  const rows = await tx.query<Row>(sql, [timeZone]);
  // field by field: the rest of an object costs several times as much, and a roadmap has thousands of actions
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    conclusionIds: row.conclusionIds,
    ownerConstituency: row.ownerConstituency,
    placeId: row.placeId,
    policyAreas: row.policyAreas,
    genderTag: row.genderTag,
    createdOn: row.createdOn,
    originalDueOn: row.originalDueOn,
    published: row.published,
    moves: movesIn(row, timeZone),
    evidenceOn: row.evidenceOn,
  }));
}

/** The status changes by reports, and between them the changes by responses, in order of time. */
function movesIn({ reported, given }: Pick<Row, 'reported' | 'given'>, timeZone: string): readonly ActionMove[] {
  const verdicts = given.map((one) => ({
    ...one,
    at: new Date(one.at),
    withdrawnAt: one.withdrawnAt === null ? null : new Date(one.withdrawnAt),
  }));
  const turns = verdicts.flatMap(({ at, withdrawnAt }) => [at, ...(withdrawnAt === null ? [] : [withdrawnAt])]);
  return reported.flatMap((report, index) => {
    const move: ActionMove = { on: report.on, to: report.to, claimedOn: null };
    if (report.to !== 'claimed-done') return [move];
    const from = new Date(report.at);
    const until = reported[index + 1] === undefined ? null : new Date(reported[index + 1]!.at);
    const during = turns.filter((at) => at >= from && (until === null || at < until));
    const moves: ActionMove[] = [move];
    for (const at of during.toSorted((left, right) => left.getTime() - right.getTime())) {
      const to = statusAfterVerdicts(givenBy(verdicts, at), report.id);
      if (to !== moves.at(-1)!.to) moves.push({ on: dayIn(at, timeZone), to, claimedOn: report.on });
    }
    return moves;
  });
}

function givenBy<Given extends GivenVerdict & { readonly at: Date }>(
  verdicts: readonly Given[],
  at: Date,
): readonly GivenVerdict[] {
  return verdicts
    .filter((one) => one.at <= at)
    .map((one) => ({
      ...one,
      withdrawnAt: one.withdrawnAt !== null && one.withdrawnAt <= at ? one.withdrawnAt : null,
    }));
}
