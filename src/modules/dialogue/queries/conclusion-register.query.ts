import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { conclusionLabel } from '../domain/conclusion.js';
import { dayIn } from '../../../kernel/day.js';
import type { Agreement, Reservation } from '../domain/conclusion.js';
import { type GroupPresence, type Presence, type Shortfall, shortfallOf } from '../domain/presence.js';
import { roundtableLabel } from '../domain/roundtable.js';
import type { AgreedIn, TextKind, TextLanguage } from '../domain/translation.js';
import type { RoundtableState } from '../domain/roundtable.js';
import { type FixedBecause, fixedBecause } from '../domain/replacement.js';
import { type Confirmation, confirmations, standingOf } from './confirmations.query.js';
import { corrigenda, type CorrigendumRow } from './corrigenda.query.js';
import { type Replacement, replacements } from './replacements.query.js';

/** How conclusions were taken; `provisional` and `replaced` ones are in none of the lists of what was agreed. */
export type ListedAs = Agreement | 'provisional' | 'replaced';

export interface RegisterFilter {
  readonly ids?: readonly string[];
  readonly roundtableId?: string;
  /** `provisional`: taken without a quorum and not agreed since, however it was taken. */
  readonly agreement?: ListedAs;
  /** Only conclusions with, or only those without, a reservation or objection in force. */
  readonly reserved?: boolean;
  /** Search words for the text, in either language, or the label. */
  readonly words?: string;
}

interface Row {
  /** IANA name, of the roundtable. */
  readonly timeZone: string;
  readonly id: string;
  readonly roundtableId: string;
  readonly roundtableNumber: number;
  readonly roundtableTitle: LocalizedText;
  readonly roundtableState: RoundtableState;
  readonly meetingId: string;
  readonly meetingNumber: number;
  readonly agendaItemId: string | null;
  readonly agendaItemTitle: LocalizedText | null;
  readonly number: number;
  readonly text: LocalizedText;
  readonly textVersion: number;
  readonly staleLanguage: TextLanguage | null;
  readonly agreedIn: AgreedIn;
  readonly agreement: Agreement;
  readonly agreedOn: string;
  readonly basis: LocalizedText | null;
  readonly presence: Presence | null;
  readonly adoptedMeetingId: string | null;
  readonly adoptedMeetingNumber: number | null;
  readonly adoptedRoundtableNumber: number | null;
  readonly adoptedAt: Date | null;
  readonly replacesId: string | null;
  readonly replacesNumber: number | null;
  readonly replacesRoundtable: number | null;
  readonly meetingEnded: boolean;
  readonly version: number;
  readonly recordedAt: Date;
}

export interface ReservationRow extends Reservation {
  /** The text was revised after the version that the reservation refers to. */
  readonly textChanged: boolean;
}

/** The meeting with a quorum that adopted the present text. */
export interface AdoptedAt {
  readonly meetingId: string;
  readonly meetingNumber: number;
  readonly roundtableLabel: string;
  readonly on: string;
}

type Adopted = 'adoptedMeetingId' | 'adoptedMeetingNumber' | 'adoptedRoundtableNumber' | 'adoptedAt';
type Replaces = 'replacesId' | 'replacesNumber' | 'replacesRoundtable';

export interface RegisterEntry extends Omit<Row, 'timeZone' | 'presence' | 'meetingEnded' | Adopted | Replaces> {
  /** When it was taken; null: attendance was not recorded at its meeting. */
  readonly quorum: { readonly reached: boolean; readonly groups: readonly GroupPresence[] } | null;
  readonly shortfall: Shortfall | null;
  /** Taken without a quorum, and neither confirmed nor adopted since: not agreed. */
  readonly provisional: boolean;
  /** Taken with a quorum or settled since, and confirmed by every organisation that is asked. */
  readonly agreed: boolean;
  readonly adoption: AdoptedAt | null;
  /** Why the text cannot be revised; null: its meeting can. */
  readonly fixedBecause: FixedBecause | null;
  /** Agreed at a meeting that has ended, and not replaced: it can have a corrigendum or be replaced. */
  readonly settled: boolean;
  readonly corrigenda: readonly CorrigendumRow[];
  /** The earlier conclusion that this one replaces when it is agreed. */
  readonly replaces: { readonly id: string; readonly label: string } | null;
  readonly replacedBy: Replacement | null;
  readonly label: string;
  readonly roundtableLabel: string;
  readonly reservations: readonly ReservationRow[];
  /** Null: agreed without further confirmation. */
  readonly confirmation: Confirmation | null;
}

/** One SQL statement for all filters; a filter that is not set is NULL. */
const sql = `
SELECT c.id, c.roundtable_id AS "roundtableId", r.number AS "roundtableNumber", r.title AS "roundtableTitle",
  r.state AS "roundtableState", r.time_zone AS "timeZone", c.meeting_id AS "meetingId", m.number AS "meetingNumber", c.agenda_item_id AS "agendaItemId", i.title AS "agendaItemTitle", c.number, c.text,
  c.text_version AS "textVersion", c.stale_language AS "staleLanguage", c.agreed_in AS "agreedIn", c.agreement, c.agreed_on::text AS "agreedOn", c.basis, c.presence, c.version,
  c.recorded_at AS "recordedAt", a.meeting_id AS "adoptedMeetingId", a.number AS "adoptedMeetingNumber",
  a.roundtable AS "adoptedRoundtableNumber", a.adopted_at AS "adoptedAt", c.replaces_id AS "replacesId",
  e.number AS "replacesNumber", er.number AS "replacesRoundtable",
  m.state = 'closed' OR EXISTS (SELECT 1 FROM dialogue_roundtable_transition x WHERE x.roundtable_id = r.id
    AND x.to_state = 'closed' AND x.changed_at >= c.recorded_at) AS "meetingEnded"
FROM dialogue_conclusion c
JOIN dialogue_roundtable r ON r.id = c.roundtable_id
JOIN dialogue_meeting m ON m.id = c.meeting_id
LEFT JOIN dialogue_agenda_item i ON i.id = c.agenda_item_id
LEFT JOIN dialogue_conclusion e ON e.id = c.replaces_id
LEFT JOIN dialogue_roundtable er ON er.id = e.roundtable_id
LEFT JOIN LATERAL (
  SELECT d.meeting_id, m2.number, r2.number AS roundtable, d.adopted_at FROM dialogue_adoption d
  JOIN dialogue_meeting m2 ON m2.id = d.meeting_id JOIN dialogue_roundtable r2 ON r2.id = m2.roundtable_id
  WHERE d.conclusion_id = c.id AND dialogue_conclusion_adopted(c.id) ORDER BY d.text_version DESC LIMIT 1) a ON true
WHERE ($1::uuid[] IS NULL OR c.id = ANY ($1::uuid[]))
  AND ($2::uuid IS NULL OR c.roundtable_id = $2::uuid)
  AND ($3::text IS NULL OR c.agreement = $3::text)
  AND ($4::boolean IS NULL OR $4::boolean = EXISTS (
    SELECT 1 FROM dialogue_reservation v WHERE v.conclusion_id = c.id AND v.withdrawn_at IS NULL))
  AND ($5::text IS NULL OR strpos(lower(c.text ->> 'en'), $5) > 0 OR strpos(lower(c.text ->> 'zh'), $5) > 0
    OR strpos(lower('RT' || r.number || '/D-' || lpad(c.number::text, greatest(2, length(c.number::text)), '0')), $5) > 0)
ORDER BY r.number DESC, c.number`;

const reservationSql = `
SELECT id, conclusion_id AS "conclusionId", kind, organisation_id AS "organisationId", constituency, statement,
  translated_language AS "translatedLanguage", text_version AS "textVersion", EXISTS (
    SELECT 1 FROM dialogue_conclusion_text t WHERE t.conclusion_id = v.conclusion_id AND t.kind = 'revised'
      AND t.version > v.text_version) AS "textChanged",
  person_id AS "personId", recorded_as AS "recordedAs", recorded_at AS "recordedAt", withdrawn_at AS "withdrawnAt",
  withdrawn_by_id AS "withdrawnById"
FROM dialogue_reservation v WHERE conclusion_id = ANY ($1::uuid[]) ORDER BY recorded_at, id`;

/**
 * All conclusions of all roundtables, newest roundtable first, each with all reservations, including withdrawn ones.
 */
export async function conclusionRegister(
  tx: ReadTransaction,
  filter: RegisterFilter = {},
): Promise<readonly RegisterEntry[]> {
  const words = filter.words?.trim().toLowerCase() || null;
  const { ids = null, roundtableId = null, agreement, reserved = null } = filter;
  const taken = agreement === 'provisional' || agreement === 'replaced' ? null : (agreement ?? null);
  const rows = await tx.query<Row>(sql, [ids, roundtableId, taken, reserved, words]);
  const reservations = await tx.query<ReservationRow>(reservationSql, [rows.map((row) => row.id)]);
  const reached = rows.map((row) => ({ ...row, adopted: row.adoptedAt !== null }));
  const confirmed = await confirmations(tx, reached);
  const corrected = await corrigenda(tx, rows);
  const replaced = await replacements(
    tx,
    rows.map(({ id }) => id),
  );
  const entries = reached.map((row): RegisterEntry => {
    const { timeZone, presence, adopted: _, ...rest } = row;
    const { adoptedMeetingId, adoptedMeetingNumber, adoptedRoundtableNumber, adoptedAt, ...others } = rest;
    const { replacesId, replacesNumber, replacesRoundtable, meetingEnded, ...shown } = others;
    const confirmation = confirmed.get(row.id) ?? null;
    const standing = standingOf(row, confirmed.get(row.id));
    const replacedBy = replaced.get(row.id) ?? null;
    return {
      ...shown,
      label: conclusionLabel(row.roundtableNumber, row.number),
      roundtableLabel: roundtableLabel(row.roundtableNumber),
      reservations: reservations.filter((reservation) => reservation.conclusionId === row.id),
      confirmation,
      quorum: presence && { reached: presence.quorum, groups: presence.groups },
      shortfall: shortfallOf(presence),
      ...standing,
      fixedBecause: fixedBecause({ meetingEnded, confirmation }),
      settled: meetingEnded && standing.agreed && replacedBy === null,
      corrigenda: corrected.filter(({ conclusionId }) => conclusionId === row.id),
      replaces:
        replacesId === null ? null : { id: replacesId, label: conclusionLabel(replacesRoundtable!, replacesNumber!) },
      replacedBy,
      adoption: adoptedAt && {
        ...{ meetingId: adoptedMeetingId!, meetingNumber: adoptedMeetingNumber! },
        ...{ roundtableLabel: roundtableLabel(adoptedRoundtableNumber!), on: dayIn(adoptedAt, timeZone) },
      },
    };
  });
  return agreement === undefined ? entries : entries.filter((entry) => isTaken(entry, agreement));
}

/** What is provisional is in no list of what was agreed, and what was replaced only in its own list. */
function isTaken({ provisional, replacedBy }: RegisterEntry, as: ListedAs): boolean {
  const isReplaced = replacedBy?.state === 'replaced';
  if (isReplaced || as === 'replaced') return isReplaced && as === 'replaced';
  return as === 'ad-referendum' || provisional === (as === 'provisional');
}

/** Conclusions that a meeting with a quorum adopted. */
export async function adoptedAt(tx: ReadTransaction, meetingId: string): Promise<readonly string[]> {
  const found = 'SELECT DISTINCT conclusion_id AS id FROM dialogue_adoption WHERE meeting_id = $1';
  return (await tx.query<{ id: string }>(found, [meetingId])).map(({ id }) => id);
}

export interface TextVersion {
  readonly version: number;
  readonly kind: TextKind;
  readonly text: LocalizedText;
  readonly reason: string | null;
  readonly personId: string | null;
  readonly writtenAt: Date;
}

export interface ConclusionPage extends RegisterEntry {
  readonly texts: readonly TextVersion[];
}

export async function conclusionPage(tx: ReadTransaction, id: string): Promise<ConclusionPage | undefined> {
  const [entry] = await conclusionRegister(tx, { ids: [id] });
  if (entry === undefined) return undefined;
  const textSql = `SELECT version, kind, text, reason, person_id AS "personId", written_at AS "writtenAt"
    FROM dialogue_conclusion_text WHERE conclusion_id = $1 ORDER BY version`;
  return { ...entry, texts: await tx.query<TextVersion>(textSql, [id]) };
}
