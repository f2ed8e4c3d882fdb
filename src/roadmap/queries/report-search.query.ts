import type { Language } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { actionNumber } from '../domain/action.js';

/** A report, response, comment or file of evidence that contains the search words. */
export interface FoundReport {
  readonly kind: 'report' | 'verdict' | 'comment' | 'evidence';
  readonly id: string;
  readonly actionId: string;
  /** */
  readonly code: string;
  readonly text: string;
  readonly language: Language | null;
}

const sql = `
SELECT f.kind, f.id, f.action_id AS "actionId", a.number, f.text, f.language
FROM roadmap_search_reports($1, $2) f JOIN roadmap_action a ON a.id = f.action_id
ORDER BY f.recorded_at DESC, f.id DESC`;

/** Searches reports, responses, comments and, if requested, evidence; newest first. A single character finds nothing. */
export async function reportSearch(
  tx: ReadTransaction,
  words: string,
  withEvidence: boolean,
): Promise<readonly FoundReport[]> {
  type Row = Omit<FoundReport, 'code'> & { readonly number: number };
  const rows = await tx.query<Row>(sql, [words.trim(), withEvidence]);
  return rows.map(({ number, ...row }) => ({ ...row, code: actionNumber(number) }));
}
