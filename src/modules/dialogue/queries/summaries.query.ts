import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { AgendaItemStatus } from '../domain/agenda.js';
import type { Agreement } from '../domain/conclusion.js';
import { conclusionLabel } from '../domain/conclusion.js';
import { shortfallOf } from '../domain/presence.js';
import { isOpen, roundtableLabel } from '../domain/roundtable.js';
import type { Roundtable } from '../domain/roundtable.js';
import { confirmations, type Reached, standingOf } from './confirmations.query.js';
import { replacements } from './replacements.query.js';

type RoundtableRow = Pick<
  Roundtable,
  'id' | 'number' | 'title' | 'startsOn' | 'endsOn' | 'opensAt' | 'timeZone' | 'placeId' | 'state'
>;

export interface RoundtableSummary extends RoundtableRow {
  /** RT2 */
  readonly label: string;
  /** From convening until closing. */
  readonly open: boolean;
}

export interface ConclusionSummary {
  readonly id: string;
  readonly roundtableId: string;
  readonly agendaItemId: string | null;
  readonly number: number;
  /** RT2/D-07 */
  readonly label: string;
  readonly text: LocalizedText;
  readonly agreement: Agreement;
  readonly agreedOn: string;
  /** Number of reservations and objections in force. */
  readonly reservations: number;
}

/**
 * An agenda item that another part of the loop proposed, such as an overdue action or a significant change of an
 * indicator.
 */
export interface SourcedItem {
  readonly id: string;
  /** Null while it waits in the backlog. */
  readonly roundtableId: string | null;
  readonly title: LocalizedText;
  readonly status: AgendaItemStatus;
  readonly sourceType: string;
  readonly sourceId: string;
}

const sourcedSql = `
SELECT id, roundtable_id AS "roundtableId", title, status, source_type AS "sourceType", source_id AS "sourceId"
FROM dialogue_agenda_item WHERE source_id IS NOT NULL ORDER BY id`;

/** A proposal, by anyone, that a facilitator has to accept or decline. */
export type WaitingProposal = Pick<SourcedItem, 'id' | 'roundtableId' | 'title'>;

const waitingSql = `
SELECT i.id, i.roundtable_id AS "roundtableId", i.title FROM dialogue_agenda_item i
LEFT JOIN dialogue_roundtable r ON r.id = i.roundtable_id
WHERE i.status = 'proposed' AND r.state IS DISTINCT FROM 'closed' ORDER BY i.id`;

const roundtableSql = `
SELECT id, number, title, starts_on::text AS "startsOn", ends_on::text AS "endsOn", opens_at AS "opensAt",
  time_zone AS "timeZone", place_id AS "placeId", state
FROM dialogue_roundtable`;

const conclusionSql = `
SELECT c.id, c.roundtable_id AS "roundtableId", c.agenda_item_id AS "agendaItemId", c.number, c.text, c.agreement,
  c.agreed_on::text AS "agreedOn", r.number AS "roundtableNumber",
  coalesce(v.count, 0) AS reservations
FROM dialogue_conclusion c JOIN dialogue_roundtable r ON r.id = c.roundtable_id
LEFT JOIN (SELECT conclusion_id, count(*)::int AS count FROM dialogue_reservation
  WHERE withdrawn_at IS NULL GROUP BY conclusion_id) v ON v.conclusion_id = c.id
WHERE ($1::uuid[] IS NULL OR c.id = ANY ($1::uuid[])) AND ($2::uuid[] IS NULL OR c.roundtable_id = ANY ($2::uuid[]))
ORDER BY r.number, c.number`;

const summary = (row: RoundtableRow): RoundtableSummary => ({
  ...row,
  label: roundtableLabel(row.number),
  open: isOpen(row.state),
});

export async function roundtableSummary(tx: ReadTransaction, id: string): Promise<RoundtableSummary | undefined> {
  const [row] = await tx.query<RoundtableRow>(`${roundtableSql} WHERE id = $1`, [id]);
  return row === undefined ? undefined : summary(row);
}

export async function roundtableSummaries(tx: ReadTransaction): Promise<RoundtableSummary[]> {
  return (await tx.query<RoundtableRow>(`${roundtableSql} ORDER BY number`)).map(summary);
}

export async function nextRoundtable(tx: ReadTransaction): Promise<RoundtableSummary | undefined> {
  const sql = `${roundtableSql} WHERE state IN ('draft', 'convened', 'in-session') ORDER BY starts_on, number LIMIT 1`;
  const [row] = await tx.query<RoundtableRow>(sql);
  return row === undefined ? undefined : summary(row);
}

/** All conclusions, those with these ids, or those of these roundtables. */
export async function conclusionSummaries(
  tx: ReadTransaction,
  of: { readonly ids?: readonly string[] | undefined; readonly roundtableIds?: readonly string[] } = {},
): Promise<ConclusionSummary[]> {
  type Row = Omit<ConclusionSummary, 'label'> & { readonly roundtableNumber: number };
  const rows = await tx.query<Row>(conclusionSql, [of.ids ?? null, of.roundtableIds ?? null]);
  return rows.map(({ roundtableNumber, ...row }) => ({
    ...row,
    label: conclusionLabel(roundtableNumber, row.number),
  }));
}

/** Those to be followed up: without those that are provisional, because they were taken without a quorum, or replaced. */
export async function conclusionIds(tx: ReadTransaction): Promise<string[]> {
  const sql = `SELECT c.id, c.agreement, c.presence, dialogue_conclusion_adopted(c.id) AS adopted, r.time_zone AS "timeZone"
    FROM dialogue_conclusion c JOIN dialogue_roundtable r ON r.id = c.roundtable_id`;
  const rows = await tx.query<Reached>(sql);
  const short = rows.filter(({ presence }) => shortfallOf(presence) !== null);
  const asked = await confirmations(tx, short);
  const provisional = new Set(
    short.filter((row) => standingOf(row, asked.get(row.id)).provisional).map(({ id }) => id),
  );
  const replaced = await replacements(tx);
  return rows.map(({ id }) => id).filter((id) => !provisional.has(id) && replaced.get(id)?.state !== 'replaced');
}

export type LabelledConclusion = Pick<ConclusionSummary, 'id' | 'label'>;

export async function conclusionLabels(tx: ReadTransaction, ids: readonly string[]): Promise<LabelledConclusion[]> {
  const rows = await tx.query<{ id: string; number: number; roundtable: number }>(
    `SELECT c.id, c.number, r.number AS roundtable
     FROM dialogue_conclusion c JOIN dialogue_roundtable r ON r.id = c.roundtable_id
     WHERE c.id = ANY ($1::uuid[]) ORDER BY r.number, c.number`,
    [ids],
  );
  return rows.map(({ id, number, roundtable }) => ({ id, label: conclusionLabel(roundtable, number) }));
}

export async function sourcedItems(tx: ReadTransaction): Promise<SourcedItem[]> {
  return tx.query<SourcedItem>(sourcedSql);
}

export async function waitingProposals(tx: ReadTransaction): Promise<WaitingProposal[]> {
  return tx.query<WaitingProposal>(waitingSql);
}
