import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { SpecialDay } from '../domain/special-days.js';

/** Public holidays and make-up working days, by date. */
export function specialDays(tx: ReadTransaction): Promise<SpecialDay[]> {
  return tx.query<SpecialDay>('SELECT day::text AS day, kind FROM identity_special_day ORDER BY day');
}
