import type { Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { AgreedIn, TextLanguage } from './translation.js';
import { roundtableLabel } from './roundtable.js';

/**
 * How a conclusion was reached: by the express agreement of those present, without an objection of any of them, or ad
 * referendum, which means that each organisation still has to confirm.
 */
export type Agreement = 'agreed' | 'no-objection' | 'ad-referendum';
export const agreements: readonly Agreement[] = ['agreed', 'no-objection', 'ad-referendum'];

export interface Conclusion {
  readonly id: string;
  readonly roundtableId: string;
  /** Null if it was agreed by the roundtable as a whole and not under one item. */
  readonly agendaItemId: string | null;
  readonly number: number;
  readonly text: LocalizedText;
  /** 1 when recorded, increased by each revision; every version is kept. */
  readonly textVersion: number;
  /** The language whose text is out of date, and the text version since which it is. */
  readonly staleLanguage: TextLanguage | null;
  readonly staleSince: number | null;
  readonly agreedIn: AgreedIn;
  readonly agreement: Agreement;
  /** YYYY-MM-DD, in the meeting's time zone. */
  readonly agreedOn: string;
  readonly basis: LocalizedText | null;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
  readonly recordedAt: Date;
}

export interface ConclusionFields {
  readonly en: string;
  readonly zh: string;
  readonly agreement: Agreement;
  readonly agreedOn: string;
}

export function conclusionFields(conclusion: Conclusion): ConclusionFields {
  return { ...conclusion.text, agreement: conclusion.agreement, agreedOn: conclusion.agreedOn };
}

/** For example RT2/D-07; numbers above 99 have more digits. */
export function conclusionLabel(roundtableNumber: number, number: number): string {
  return `${roundtableLabel(roundtableNumber)}/D-${String(number).padStart(2, '0')}`;
}

/**
 * The capacity in which a person speaks for others. `organisation`: without a seat, in the answer of their organisation.
 * A recorder (facilitator or rapporteur) records what they said.
 */
export type RecordedAs = 'spokesperson' | 'titular' | 'substitute' | 'organisation' | 'recorder';
export const recordedAsAll: readonly RecordedAs[] = [
  ...(['spokesperson', 'titular', 'substitute', 'organisation', 'recorder'] as const),
];

export type ReservationKind = 'reservation' | 'objection';
export const reservationKinds: readonly ReservationKind[] = ['reservation', 'objection'];

/** On whose behalf a person speaks. For an organisation, its constituency at that time is stored. */
export type Behalf =
  | { readonly kind: 'constituency'; readonly constituency: Constituency }
  | { readonly kind: 'organisation'; readonly organisationId: string; readonly constituency: Constituency | null };

export interface Reservation {
  readonly id: string;
  readonly conclusionId: string;
  readonly kind: ReservationKind;
  /** Null if the whole constituency makes the reservation. */
  readonly organisationId: string | null;
  readonly constituency: Constituency | null;
  readonly statement: LocalizedText;
  /** The language that an interpreter added. */
  readonly translatedLanguage: TextLanguage | null;
  /** The version of the conclusion's text that it refers to. */
  readonly textVersion: number;
  /** The person who recorded it, and in which capacity; null for entries made before this was stored. */
  readonly personId: string | null;
  readonly recordedAs: RecordedAs | null;
  readonly recordedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnById: string | null;
}

export function behalfOf(reservation: Pick<Reservation, 'organisationId' | 'constituency'>): Behalf {
  const { organisationId, constituency } = reservation;
  if (organisationId !== null) return { kind: 'organisation', organisationId, constituency };
  if (constituency === null)
    throw new Error('A reservation without organisation has a constituency (ck_dialogue_reservation_behalf).');
  return { kind: 'constituency', constituency };
}
