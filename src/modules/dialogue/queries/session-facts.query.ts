import type { Constituency, Sex } from '../../../kernel/actor.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { conclusionLabel } from '../domain/conclusion.js';
import { roundtableLabel } from '../domain/roundtable.js';
import type { SeatFunction, SeatKind } from '../domain/seating.js';
import { confirmations, type Reached, standingOf } from './confirmations.query.js';

/** A past roundtable with the participants and their affiliations at the time. */
export interface HeldRoundtable {
  readonly id: string;
  readonly label: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly placeId: string | null;
  readonly meetingIds: readonly string[];
  readonly seats: readonly {
    readonly personId: string;
    readonly constituency: Constituency | null;
    readonly sex: Sex;
    readonly kind: SeatKind;
    readonly function: SeatFunction | null;
  }[];
}

/** A conclusion, and the groups on whose behalf an objection is in force. */
export interface ConclusionFacts {
  readonly id: string;
  readonly label: string;
  readonly roundtableId: string;
  readonly placeId: string | null;
  readonly agreedOn: string;
  /** Taken with a quorum or settled since and, if subject to confirmation, confirmed by every organisation. */
  readonly agreed: boolean;
  /** Groups that had a titular or substitute seat. */
  readonly seated: readonly Constituency[];
  readonly objecting: readonly Constituency[];
  readonly reservations: number;
  /** The roundtable repeats a published text; its follow-up is not recorded here. */
  readonly published: boolean;
}

const heldSql = `
SELECT r.id, r.number, r.starts_on::text AS "startsOn", r.ends_on::text AS "endsOn", r.place_id AS "placeId",
  ARRAY(SELECT m.id FROM dialogue_meeting m WHERE m.roundtable_id = r.id ORDER BY m.number) AS "meetingIds",
  coalesce((SELECT jsonb_agg(jsonb_build_object('personId', s.person_id, 'constituency', s.constituency, 'sex', s.sex,
    'kind', s.kind, 'function', s.function) ORDER BY s.id) FROM dialogue_seat s WHERE s.roundtable_id = r.id), '[]') AS seats
FROM dialogue_roundtable r WHERE r.state IN ('closed', 'reopened') ORDER BY r.number`;

export async function heldRoundtables(tx: ReadTransaction): Promise<readonly HeldRoundtable[]> {
  type Row = Omit<HeldRoundtable, 'label'> & { readonly number: number };
  const rows = await tx.query<Row>(heldSql);
  return rows.map(({ number, ...row }) => ({ ...row, label: roundtableLabel(number) }));
}

const conclusionSql = `
SELECT c.id, c.number, r.number AS "roundtableNumber", c.roundtable_id AS "roundtableId", r.place_id AS "placeId",
  r.time_zone AS "timeZone", c.agreed_on::text AS "agreedOn", c.agreement, c.presence, dialogue_conclusion_adopted(c.id) AS adopted,
  c.basis IS NOT NULL AS published,
  ARRAY(SELECT DISTINCT s.constituency FROM dialogue_seat s WHERE s.roundtable_id = r.id AND s.constituency IS NOT NULL
    AND s.kind IN ('titular', 'substitute') ORDER BY 1) AS seated,
  ARRAY(SELECT DISTINCT v.constituency FROM dialogue_reservation v WHERE v.conclusion_id = c.id
    AND v.kind = 'objection' AND v.withdrawn_at IS NULL AND v.constituency IS NOT NULL ORDER BY 1) AS objecting,
  (SELECT count(*)::int FROM dialogue_reservation v WHERE v.conclusion_id = c.id
    AND v.kind = 'reservation' AND v.withdrawn_at IS NULL) AS reservations
FROM dialogue_conclusion c JOIN dialogue_roundtable r ON r.id = c.roundtable_id ORDER BY r.number, c.number`;

export async function conclusionFacts(tx: ReadTransaction): Promise<readonly ConclusionFacts[]> {
  type Row = Omit<ConclusionFacts, 'label' | 'agreed'> &
    Reached & { readonly number: number; readonly roundtableNumber: number };
  const rows = await tx.query<Row>(conclusionSql);
  const asked = await confirmations(tx, rows);
  return rows.map((row) => {
    const { number, roundtableNumber, timeZone: _, agreement: _how, presence: _who, adopted: _by, ...facts } = row;
    const { agreed } = standingOf(row, asked.get(row.id));
    return { ...facts, agreed, label: conclusionLabel(roundtableNumber, number) };
  });
}
