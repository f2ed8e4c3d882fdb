import type { ReadTransaction } from '../../../platform/database/index.js';
import type { ReferenceValue } from '../domain/references/reference-value.js';

export interface ReferenceValueRecord extends ReferenceValue {
  /** For If-Match. */
  readonly version: number;
}

/** The target before the baseline. */
export function referenceValues(tx: ReadTransaction, indicatorId: string): Promise<ReferenceValueRecord[]> {
  return tx.query<ReferenceValueRecord>(
    `SELECT kind, value::text AS value, on_date::text AS "onDate", source, version
     FROM indicators_reference_value WHERE indicator_id = $1 ORDER BY kind DESC`,
    [indicatorId],
  );
}
