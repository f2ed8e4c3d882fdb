import type { ReadTransaction } from '../../../platform/database/index.js';

/** A count of answers from open posters, already protected. */
export interface PosterCellRecord {
  readonly sex: 'F' | 'M' | null;
  readonly breakdown: string | null;
  readonly level: string | null;
  readonly status: 'shown' | 'withheld' | 'missing';
  readonly persons: number | null;
  readonly yes: number | null;
}

/** Null if the wave had no such answers, or the indicator is not a yes-or-no indicator. */
export async function posterCells(
  tx: ReadTransaction,
  indicatorId: string,
  runId: string,
): Promise<PosterCellRecord[] | null> {
  const cells = await tx.query<PosterCellRecord>(
    `SELECT sex, breakdown, level, status, persons, yes FROM indicators_poster_cell
     WHERE indicator_id = $1 AND run_id = $2 ORDER BY position`,
    [indicatorId, runId],
  );
  return cells.length === 0 ? null : cells;
}
