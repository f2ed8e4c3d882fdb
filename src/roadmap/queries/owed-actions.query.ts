import type { ReadTransaction } from '../../platform/database/index.js';
import { owedStatuses } from '../domain/status.js';

export interface OwedAction {
  readonly id: string;
  /** ISO day. */
  readonly dueOn: string;
}

/** Actions whose owner has not reported completion, due between two ISO days; entries that repeat a text are left out. */
export function owedActions(tx: ReadTransaction, from: string, to: string): Promise<OwedAction[]> {
  return tx.query<OwedAction>(
    `SELECT id, due_on::text AS "dueOn" FROM roadmap_action
     WHERE due_on BETWEEN $1 AND $2 AND basis IS NULL AND status = ANY ($3) ORDER BY due_on, number`,
    [from, to, [...owedStatuses]],
  );
}
