import type { Constituency } from '../../../kernel/actor.js';
import { dayIn } from '../../../kernel/day.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import {
  type CorrigendumState,
  corrigendumState,
  type ObjectedAs,
  type ObjectingGroup,
  objectingGroups,
} from '../domain/corrigendum.js';
import type { GroupRule } from '../domain/confirmation.js';
import type { Seat } from '../domain/seating.js';

interface Objection {
  readonly constituency: Constituency;
  readonly reason: string;
  readonly recordedAs: ObjectedAs;
  readonly personId: string | null;
  readonly objectedAt: Date;
}

interface Row {
  readonly id: string;
  readonly conclusionId: string;
  readonly number: number;
  /** The text with the error, as it was when the corrigendum was proposed. */
  readonly corrects: LocalizedText;
  readonly text: LocalizedText;
  readonly error: string;
  readonly objectBy: string;
  readonly personId: string | null;
  readonly proposedAt: Date;
  readonly constituency: Constituency | null;
  readonly reason: string | null;
  readonly recordedAs: ObjectedAs | null;
  readonly objectorId: string | null;
  readonly objectedAt: Date | null;
}

export interface CorrigendumRow extends Omit<
  Row,
  'constituency' | 'reason' | 'recordedAs' | 'objectorId' | 'objectedAt'
> {
  readonly state: CorrigendumState;
  readonly objection: Objection | null;
  /** Who can object; empty unless it is open. */
  readonly groups: readonly ObjectingGroup[];
}

interface Corrected {
  readonly id: string;
  readonly roundtableId: string;
  readonly timeZone: string;
}

const sql = `
SELECT e.id, e.conclusion_id AS "conclusionId", e.number, e.corrects, e.text, e.error, e.object_by::text AS "objectBy",
  e.person_id AS "personId", e.proposed_at AS "proposedAt", o.constituency, o.reason, o.recorded_as AS "recordedAs",
  o.person_id AS "objectorId", o.objected_at AS "objectedAt"
FROM dialogue_corrigendum e LEFT JOIN dialogue_corrigendum_objection o ON o.corrigendum_id = e.id
WHERE e.conclusion_id = ANY ($1::uuid[]) ORDER BY e.number`;

const seatSql = `
SELECT roundtable_id AS "roundtableId", person_id AS "personId", kind, function, constituency,
  organisation_id AS "organisationId"
FROM dialogue_seat WHERE roundtable_id = ANY ($1::uuid[])
ORDER BY array_position(ARRAY['government', 'employers', 'workers'], constituency), id`;

const ruleSql = `
SELECT roundtable_id AS "roundtableId", constituency, rule, organisation_id AS "organisationId"
FROM dialogue_confirmation_rule WHERE roundtable_id = ANY ($1::uuid[])`;

type Rule = Omit<GroupRule, 'mandate'> & { readonly roundtableId: string };

/** The corrigenda to these conclusions, in the order of their numbers. */
export async function corrigenda(
  tx: ReadTransaction,
  conclusions: readonly Corrected[],
): Promise<readonly CorrigendumRow[]> {
  const rows = await tx.query<Row>(sql, [conclusions.map(({ id }) => id)]);
  if (rows.length === 0) return [];
  const byId = new Map(conclusions.map((one) => [one.id, one]));
  const tables = [...new Set(rows.map(({ conclusionId }) => byId.get(conclusionId)!.roundtableId))];
  const seats = await tx.query<Seat>(seatSql, [tables]);
  const rules = await tx.query<Rule>(ruleSql, [tables]);
  return rows.map(({ constituency, reason, recordedAs, objectorId, objectedAt, ...row }) => {
    const { roundtableId, timeZone } = byId.get(row.conclusionId)!;
    const objection =
      constituency === null || reason === null || recordedAs === null || objectedAt === null
        ? null
        : { constituency, reason, recordedAs, personId: objectorId, objectedAt };
    const term = { dueOn: row.objectBy, today: dayIn(tx.now, timeZone) };
    const state = corrigendumState(objection !== null, term);
    const isHere = (one: { readonly roundtableId: string }): boolean =>
      state === 'open' && one.roundtableId === roundtableId;
    return { ...row, state, objection, groups: objectingGroups(seats.filter(isHere), rules.filter(isHere)) };
  });
}

const openSql = `
SELECT c.id, c.roundtable_id AS "roundtableId", r.time_zone AS "timeZone"
FROM dialogue_conclusion c JOIN dialogue_roundtable r ON r.id = c.roundtable_id
WHERE EXISTS (SELECT 1 FROM dialogue_corrigendum e WHERE e.conclusion_id = c.id)`;

/** The corrigenda to which groups can still object. */
export async function openCorrigenda(tx: ReadTransaction): Promise<readonly CorrigendumRow[]> {
  const all = await corrigenda(tx, await tx.query<Corrected>(openSql));
  return all.filter(({ state }) => state === 'open');
}

/** What a notification quotes: a text, and the one before it. */
export interface ConclusionQuote {
  readonly before: LocalizedText | null;
  readonly text: LocalizedText;
}

export async function corrigendumQuote(tx: ReadTransaction, id: string): Promise<ConclusionQuote | undefined> {
  const quoteSql = 'SELECT corrects AS before, text FROM dialogue_corrigendum WHERE id = $1';
  return (await tx.query<ConclusionQuote>(quoteSql, [id]))[0];
}

/** The text of a conclusion at a moment; its versions are append-only. */
export async function conclusionQuote(tx: ReadTransaction, id: string, at: Date): Promise<ConclusionQuote | undefined> {
  const [now, before] = await tx.query<{ text: LocalizedText }>(
    `SELECT text FROM dialogue_conclusion_text WHERE conclusion_id = $1 AND written_at <= $2 ORDER BY version DESC LIMIT 2`,
    [id, at],
  );
  return now && { text: now.text, before: before?.text ?? null };
}
