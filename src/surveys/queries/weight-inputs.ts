import type { ReadTransaction } from '../../platform/database/index.js';

/** Women, men, not stated. */
export type StatedSex = 'F' | 'M' | 'U';

/** The variables on which a weight depends; sex is the only answer among them. */
export interface WeightInput {
  readonly id: string;
  readonly psu: string;
  readonly sex: StatedSex;
}

export interface WeightCount {
  readonly psu: string;
  readonly sex: StatedSex;
  readonly answers: number;
}

const sex = `CASE answers->>'sex' WHEN '2' THEN 'F' WHEN '1' THEN 'M' ELSE 'U' END`;

/** Answers of the drawn sample that were not broken off: those that have a weight. */
const weighted = `wave_id = $1 AND psu_code IS NOT NULL AND disposition IN ('complete', 'partial')`;

/** In ascending order of ids, which are random. */
export function weightInputs(
  tx: ReadTransaction,
  waveId: string,
  page: { readonly after?: string; readonly limit: number },
): Promise<WeightInput[]> {
  return tx.query<WeightInput>(
    `SELECT id, psu_code AS psu, ${sex} AS sex FROM surveys_response
     WHERE ${weighted} AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
    [waveId, page.after ?? null, page.limit],
  );
}

/** Number of answers by enterprise. Only the field team may see it. */
export function weightCounts(tx: ReadTransaction, waveId: string): Promise<WeightCount[]> {
  return tx.query<WeightCount>(
    `SELECT psu_code AS psu, ${sex} AS sex, count(*)::int AS answers FROM surveys_response WHERE ${weighted} GROUP BY 1, 2 ORDER BY 1, 2`,
    [waveId],
  );
}
