import type { ReadTransaction } from '../../../platform/database/index.js';
import { type Movement, movements } from '../domain/runs/movement.js';
import type { CellRecord } from './protected-figures.js';

type Side = Pick<CellRecord, 'sex' | 'breakdown' | 'level' | 'status' | 'figure' | 'coded'>;

export interface ComparedCell {
  readonly indicatorId: string;
  readonly movement: Movement;
  readonly before: Side | null;
  readonly after: Side | null;
}

export interface ComparedCells {
  readonly counts: Readonly<Record<Movement, number>>;
  readonly cells: readonly ComparedCell[];
}

const side = (alias: string): string =>
  `CASE WHEN ${alias}.run_id IS NOT NULL THEN json_build_object('sex', ${alias}.sex, 'breakdown', ${alias}.breakdown,
     'level', ${alias}.level, 'status', ${alias}.status, 'figure', ${alias}.figure, 'coded', ${alias}.coded) END`;

const joined = `
  SELECT coalesce(a.indicator_id, b.indicator_id) AS "indicatorId", ${side('b')} AS before, ${side('a')} AS after,
    coalesce(a.breakdown, b.breakdown) AS breakdown, coalesce(a.position, b.position) AS position,
    CASE WHEN a.status IS NOT DISTINCT FROM b.status AND a.figure IS NOT DISTINCT FROM b.figure
        AND a.coded IS NOT DISTINCT FROM b.coded THEN 'same'
      WHEN a.figure IS NOT NULL AND b.figure IS NOT NULL THEN 'changed'
      WHEN a.figure IS NOT NULL THEN 'shown' WHEN b.figure IS NOT NULL THEN 'withheld' ELSE 'other' END AS movement
  FROM (SELECT * FROM indicators_cell WHERE run_id = $1) b
  FULL JOIN (SELECT * FROM indicators_cell WHERE run_id = $2) a ON a.indicator_id = b.indicator_id AND a.cell_key = b.cell_key`;

/**
 * Counts the protected figures of two runs by how they changed, and lists the first of the requested ones, those for
 * all persons first.
 */
export async function comparedCells(
  tx: ReadTransaction,
  runs: { readonly before: string; readonly after: string },
  wanted: { readonly movement: Movement | undefined; readonly limit: number },
): Promise<ComparedCells> {
  const counted = await tx.query<{ movement: Movement; count: number }>(
    `SELECT movement, count(*)::int AS count FROM (${joined}) c GROUP BY movement`,
    [runs.before, runs.after],
  );
  const counts = Object.fromEntries(
    movements.map((movement) => [movement, counted.find((row) => row.movement === movement)?.count ?? 0]),
  ) as Record<Movement, number>;
  const cells = await tx.query<ComparedCell>(
    `SELECT "indicatorId", movement, before, after FROM (${joined}) c
     WHERE CASE WHEN $3::text IS NULL THEN movement NOT IN ('other', 'same') ELSE movement = $3 END
     ORDER BY array_position($4::text[], movement), (breakdown IS NOT NULL), "indicatorId", position LIMIT $5`,
    [runs.before, runs.after, wanted.movement ?? null, [...movements], wanted.limit],
  );
  return { counts, cells };
}
