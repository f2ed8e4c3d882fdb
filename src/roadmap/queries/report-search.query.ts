import type { Language } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { actionNumber } from '../domain/action.js';

/** A report, response or file of evidence that contains the search words. */
export interface FoundReport {
  readonly kind: 'report' | 'verdict' | 'evidence';
  readonly id: string;
  readonly actionId: string;
  /** */
  readonly code: string;
  readonly text: string;
  readonly language: Language | null;
}

const sql = `
SELECT f.kind, f.id, f.action_id AS "actionId", a.number, f.text, f.language FROM (
  SELECT 'report' AS kind, id, action_id, text, language, recorded_at FROM roadmap_update
  UNION ALL
  SELECT 'verdict', id, action_id, words, NULL, recorded_at FROM roadmap_validation
  UNION ALL
  SELECT 'evidence', id, action_id, file_name, NULL, recorded_at FROM roadmap_evidence WHERE $2
) f JOIN roadmap_action a ON a.id = f.action_id
WHERE strpos(lower(f.text), $1) > 0
ORDER BY f.recorded_at DESC, f.id DESC LIMIT 8`;

/** Searches reports, responses and, if requested, evidence; newest first. */
export async function reportSearch(
  tx: ReadTransaction,
  words: string,
  withEvidence: boolean,
): Promise<readonly FoundReport[]> {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  type Row = Omit<FoundReport, 'code'> & { readonly number: number };
  const rows = await tx.query<Row>(sql, [wanted, withEvidence]);
  return rows.map(({ number, ...row }) => ({ ...row, code: actionNumber(number) }));
}
