import type { ReadTransaction } from '../../../platform/database/index.js';
import type { CellRecord } from './figures.query.js';

type Side = Pick<CellRecord, 'sex' | 'breakdown' | 'level' | 'status' | 'figure'>;

export interface ComparedCell {
  readonly indicatorId: string;
  readonly before: Side | null;
  readonly after: Side | null;
}

export interface ComparedCells {
  readonly same: number;
  readonly moved: number;
  readonly cells: readonly ComparedCell[];
}

const side = (alias: string): string =>
  `CASE WHEN ${alias}.run_id IS NOT NULL THEN json_build_object('sex', ${alias}.sex, 'breakdown', ${alias}.breakdown,
     'level', ${alias}.level, 'status', ${alias}.status, 'figure', ${alias}.figure) END`;

const joined = `
  FROM (SELECT * FROM indicators_cell WHERE run_id = $1) b
  FULL JOIN (SELECT * FROM indicators_cell WHERE run_id = $2) a ON a.indicator_id = b.indicator_id AND a.cell_key = b.cell_key`;

const differ = `(a.status IS DISTINCT FROM b.status OR a.figure IS DISTINCT FROM b.figure)`;

/** Protected figures of two runs that are not the same, those over everybody first. */
export async function comparedCells(
  tx: ReadTransaction,
  runs: { readonly before: string; readonly after: string },
  limit: number,
): Promise<ComparedCells> {
  const [counts] = await tx.query<{ same: number; moved: number }>(
    `SELECT count(*) FILTER (WHERE NOT ${differ})::int AS same, count(*) FILTER (WHERE ${differ})::int AS moved ${joined}`,
    [runs.before, runs.after],
  );
  const cells = await tx.query<ComparedCell>(
    `SELECT coalesce(a.indicator_id, b.indicator_id) AS "indicatorId", ${side('b')} AS before, ${side('a')} AS after
     ${joined} WHERE ${differ}
     ORDER BY (coalesce(a.breakdown, b.breakdown) IS NOT NULL), 1, coalesce(a.position, b.position) LIMIT $3`,
    [runs.before, runs.after, limit],
  );
  return { ...counts!, cells };
}
