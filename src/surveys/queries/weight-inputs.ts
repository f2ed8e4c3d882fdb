import type { ReadTransaction } from '../../platform/database/index.js';

/** Women, men, not stated. */
export type StatedSex = 'F' | 'M' | 'U';

/** What a weight depends on; no answer but that to the question of sex. */
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

/** Of a drawn sample, not broken off: those that carry a weight. */
const weighted = `wave_id = $1 AND psu_code IS NOT NULL AND disposition IN ('complete', 'partial')`;

/** By ascending id, which is random. */
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

/** Internal: how many answered in which enterprise is shown to no one outside the field team. */
export function weightCounts(tx: ReadTransaction, waveId: string): Promise<WeightCount[]> {
  return tx.query<WeightCount>(
    `SELECT psu_code AS psu, ${sex} AS sex, count(*)::int AS answers FROM surveys_response WHERE ${weighted} GROUP BY 1, 2 ORDER BY 1, 2`,
    [waveId],
  );
}
