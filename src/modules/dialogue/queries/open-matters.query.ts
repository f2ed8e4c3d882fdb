import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { isBreak, isUnfinished } from '../domain/agenda.js';
import type { AgendaItem, AgendaItemStatus } from '../domain/agenda.js';
import { conclusionLabel } from '../domain/conclusion.js';
import { meetingAfterThis } from '../domain/meeting.js';
import { roundtableLabel } from '../domain/roundtable.js';
import { textLanguages, translationDue } from '../domain/translation.js';
import type { TextLanguage } from '../domain/translation.js';
import { meetingRows } from './meetings.query.js';
import type { AgendaEntry } from './roundtable-page.query.js';

export interface UnfinishedItem {
  readonly id: string;
  /** For example 2.1 */
  readonly label: string;
  readonly title: LocalizedText;
  readonly status: AgendaItemStatus;
}

/** The next meeting of the roundtable or group; else the next roundtable, with a label; else whichever comes next. */
export interface CarryTarget {
  readonly meetingNumber: number | null;
  readonly roundtableLabel: string | null;
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
  /** To where unfinished items can be carried over; null: a group has no further meeting. */
  readonly carriesTo: CarryTarget | null;
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

const roundtableSql = `
SELECT id = $1 AS own, number FROM dialogue_roundtable
WHERE id = $1 OR state IN ('draft', 'convened', 'in-session') ORDER BY id = $1 DESC, starts_on, number LIMIT 2`;

/** From these meetings of a roundtable or group. */
async function carryTarget(
  tx: ReadTransaction,
  bodyId: string,
  meetingIds: readonly string[],
): Promise<CarryTarget | null> {
  const meetings = await meetingRows(tx, bodyId);
  const last = meetings.findLast(({ id }) => meetingIds.includes(id));
  const next = last && meetingAfterThis(meetings, last.id);
  if (next !== undefined) return { meetingNumber: next.number, roundtableLabel: null };
  const roundtables = await tx.query<{ own: boolean; number: number }>(roundtableSql, [bodyId]);
  if (!roundtables.some(({ own }) => own)) return null;
  const other = roundtables.find(({ own }) => !own);
  return { meetingNumber: null, roundtableLabel: other === undefined ? null : roundtableLabel(other.number) };
}

interface MattersOf {
  readonly bodyId: string;
  readonly meetingIds: readonly string[];
  /** Of these meetings. */
  readonly agenda: readonly AgendaEntry[];
}

export async function openMatters(
  tx: ReadTransaction,
  { bodyId: roundtableId, meetingIds, agenda }: MattersOf,
): Promise<OpenMatters> {
  const rows = await tx.query<TextRow>(textSql, [roundtableId]);
  const said = rows.map(({ roundtableNumber, number, ...row }) => ({
    ...row,
    label: conclusionLabel(roundtableNumber, number),
  }));
  const numbered = agenda.filter((item) => !isBreak(item));
  const titles = numbered.map(({ id, label, title }) => ({
    kind: 'agenda-item' as const,
    id,
    label,
    text: title,
    staleLanguage: null,
  }));
  return {
    proposals: await tx.query<Pick<AgendaItem, 'id' | 'title'>>(proposalSql, [roundtableId]),
    items: agenda.filter(isUnfinished).map(({ id, label, title, status }) => ({ id, label, title, status })),
    carriesTo: await carryTarget(tx, roundtableId, meetingIds),
    texts: [...said, ...titles].flatMap(({ staleLanguage, ...one }) =>
      textLanguages.flatMap((language) => {
        const reason = translationDue({ text: one.text, staleLanguage }, language);
        return reason === null ? [] : [{ ...one, language, reason }];
      }),
    ),
  };
}
