import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { AgendaItem, AgendaItemStatus } from '../domain/agenda.js';
import { conclusionLabel } from '../domain/conclusion.js';
import { textLanguages, translationDue } from '../domain/translation.js';
import type { TextLanguage } from '../domain/translation.js';
import type { AgendaEntry } from './roundtable-page.query.js';

export interface UnfinishedItem {
  readonly id: string;
  /** For example 2.1 */
  readonly label: string;
  readonly title: LocalizedText;
  readonly status: AgendaItemStatus;
}

/** A text with a missing or out-of-date language. */
export interface UntranslatedText {
  readonly kind: 'agenda-item' | 'conclusion' | 'reservation';
  readonly id: string;
  /** The label of the agenda item, or of the conclusion to which the text belongs. */
  readonly label: string;
  readonly text: LocalizedText;
  readonly language: TextLanguage;
  readonly reason: 'missing' | 'out-of-date';
}

/** Unsettled matters of a roundtable, shown before it is closed. */
export interface OpenMatters {
  readonly items: readonly UnfinishedItem[];
  readonly texts: readonly UntranslatedText[];
  /** Proposals that were neither accepted nor declined; when the roundtable closes, they go to the next one. */
  readonly proposals: readonly Pick<AgendaItem, 'id' | 'title'>[];
}

interface TextRow {
  readonly kind: 'conclusion' | 'reservation';
  readonly id: string;
  readonly roundtableNumber: number;
  readonly number: number;
  readonly text: LocalizedText;
  readonly staleLanguage: TextLanguage | null;
}

const textSql = `
SELECT t.kind, t.id, r.number AS "roundtableNumber", c.number, t.text, t.stale_language AS "staleLanguage"
FROM dialogue_conclusion c JOIN dialogue_roundtable r ON r.id = c.roundtable_id
CROSS JOIN LATERAL (
  SELECT 'conclusion' AS kind, c.id, c.text, c.stale_language, 0 AS place, c.recorded_at AS at
  UNION ALL
  SELECT 'reservation', v.id, v.statement, NULL, 1, v.recorded_at FROM dialogue_reservation v
  WHERE v.conclusion_id = c.id AND v.withdrawn_at IS NULL
) t
WHERE c.roundtable_id = $1 ORDER BY c.number, t.place, t.at, t.id`;

const proposalSql = `
SELECT id, title FROM dialogue_agenda_item WHERE roundtable_id = $1 AND status = 'proposed' ORDER BY created_at, id`;

export async function openMatters(
  tx: ReadTransaction,
  roundtableId: string,
  agenda: readonly AgendaEntry[],
): Promise<OpenMatters> {
  const rows = await tx.query<TextRow>(textSql, [roundtableId]);
  const said = rows.map(({ roundtableNumber, number, ...row }) => ({
    ...row,
    label: conclusionLabel(roundtableNumber, number),
  }));
  const titles = agenda.map(({ id, label, title }) => ({
    kind: 'agenda-item' as const,
    id,
    label,
    text: title,
    staleLanguage: null,
  }));
  return {
    proposals: await tx.query<Pick<AgendaItem, 'id' | 'title'>>(proposalSql, [roundtableId]),
    items: agenda
      .filter(({ status }) => status === 'planned' || status === 'under-discussion')
      .map(({ id, label, title, status }) => ({ id, label, title, status })),
    texts: [...said, ...titles].flatMap(({ staleLanguage, ...one }) =>
      textLanguages.flatMap((language) => {
        const reason = translationDue({ text: one.text, staleLanguage }, language);
        return reason === null ? [] : [{ ...one, language, reason }];
      }),
    ),
  };
}
