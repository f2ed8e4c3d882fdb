import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { conclusionLabel } from '../domain/conclusion.js';
import { otherLanguage, textLanguages, translationDue } from '../domain/translation.js';
import type { TextLanguage } from '../domain/translation.js';

/** A text that needs a translation. */
export interface TranslationRow {
  readonly kind: 'conclusion' | 'reservation';
  readonly id: string;
  readonly conclusionId: string;
  /** The conclusion's label, for example RT2/D-07. */
  readonly label: string;
  readonly language: TextLanguage;
  readonly reason: 'missing' | 'out-of-date';
  readonly source: string;
  /** The source text when the translation was last up to date; null if there was no translation. */
  readonly sourceBefore: string | null;
  /** The translation that is out of date. */
  readonly translation: string;
  /** The version of the conclusion. */
  readonly version: number;
}

interface Row {
  readonly kind: 'conclusion' | 'reservation';
  readonly id: string;
  readonly conclusionId: string;
  readonly roundtableNumber: number;
  readonly number: number;
  readonly text: LocalizedText;
  readonly staleLanguage: TextLanguage | null;
  readonly before: LocalizedText | null;
  readonly version: number;
}

const sql = `
SELECT 'conclusion' AS kind, c.id, c.id AS "conclusionId", r.number AS "roundtableNumber", c.number, c.text,
  c.stale_language AS "staleLanguage", c.version, t.text AS before
FROM dialogue_conclusion c JOIN dialogue_roundtable r ON r.id = c.roundtable_id
LEFT JOIN dialogue_conclusion_text t ON t.conclusion_id = c.id AND t.version = c.stale_since - 1
WHERE c.stale_language IS NOT NULL OR c.text ->> 'en' = '' OR c.text ->> 'zh' = ''
UNION ALL
SELECT 'reservation', v.id, c.id, r.number, c.number, v.statement, NULL, c.version, NULL
FROM dialogue_reservation v JOIN dialogue_conclusion c ON c.id = v.conclusion_id JOIN dialogue_roundtable r ON r.id = c.roundtable_id
WHERE v.withdrawn_at IS NULL AND (v.statement ->> 'en' = '' OR v.statement ->> 'zh' = '')
ORDER BY "roundtableNumber" DESC, number, kind, id`;

/** Texts that an interpreter has to translate, newest roundtable first. */
export async function translationList(tx: ReadTransaction): Promise<readonly TranslationRow[]> {
  const rows = await tx.query<Row>(sql);
  return rows.flatMap(({ roundtableNumber, number, text, before, staleLanguage, ...row }) =>
    textLanguages.flatMap((language): TranslationRow[] => {
      const reason = translationDue({ text, staleLanguage }, language);
      const side = otherLanguage(language);
      const label = conclusionLabel(roundtableNumber, number);
      const [source, translation, sourceBefore] = [text[side], text[language], before?.[side] ?? null];
      return reason === null ? [] : [{ ...row, label, language, reason, source, sourceBefore, translation }];
    }),
  );
}
