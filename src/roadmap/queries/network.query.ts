import type { ReadTransaction } from '../../platform/database/index.js';
import { activityOf } from '../domain/action-dates.js';
import type { Activity, Dependency, DependencyKind } from '../domain/schedule.js';

/** Changes with every date, status and dependency from which the critical path is computed. */
export async function networkStamp(tx: ReadTransaction): Promise<string> {
  const [row] = await tx.query<{ stamp: string }>(
    // of the dependencies, which are most, the columns are hashed into each other: quicker than whole rows
    `SELECT concat_ws(' ',
       (SELECT bit_xor(hash_record_extended(ROW(a.id, a.start_on, a.due_on), 0))
        FROM roadmap_action a WHERE a.status <> 'dropped'),
       (SELECT bit_xor(uuid_hash_extended(d.predecessor_id,
          uuid_hash_extended(d.successor_id, d.lag_days * 2 + (d.kind = 'start-start')::int)))
        FROM roadmap_dependency d)) AS stamp`,
  );
  return row!.stamp;
}

interface Columns {
  readonly ids: readonly string[];
  readonly starts: readonly (string | null)[];
  readonly dues: readonly (string | null)[];
  readonly predecessors: readonly string[];
  readonly successors: readonly string[];
  readonly kinds: readonly DependencyKind[];
  readonly lags: readonly number[];
}

/** All dependencies between actions that were not dropped, and these actions; in columns, which are read faster. */
export async function networkColumns(
  tx: ReadTransaction,
): Promise<{ readonly activities: readonly Activity[]; readonly dependencies: readonly Dependency[] }> {
  const [columns] = await tx.query<Columns>(
    `WITH active AS MATERIALIZED (SELECT id, start_on, due_on FROM roadmap_action WHERE status <> 'dropped'),
     link AS MATERIALIZED (SELECT d.* FROM roadmap_dependency d
       JOIN active p ON p.id = d.predecessor_id JOIN active s ON s.id = d.successor_id),
     linked AS (SELECT * FROM active
       WHERE id IN (SELECT predecessor_id FROM link) OR id IN (SELECT successor_id FROM link))
     SELECT * FROM
       (SELECT coalesce(json_agg(id), '[]') AS ids, coalesce(json_agg(start_on), '[]') AS starts,
          coalesce(json_agg(due_on), '[]') AS dues FROM linked) actions,
       (SELECT coalesce(json_agg(predecessor_id), '[]') AS predecessors,
          coalesce(json_agg(successor_id), '[]') AS successors, coalesce(json_agg(kind), '[]') AS kinds,
          coalesce(json_agg(lag_days), '[]') AS lags FROM link) dependencies`,
  );
  const { ids, starts, dues, predecessors, successors, kinds, lags } = columns!;
  return {
    activities: ids.map((id, at) => activityOf({ id, startOn: starts[at]!, dueOn: dues[at]! })),
    dependencies: predecessors.map((predecessorId, at) => ({
      ...{ predecessorId, successorId: successors[at]!, kind: kinds[at]!, lagDays: lags[at]! },
    })),
  };
}
