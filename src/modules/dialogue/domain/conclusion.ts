import type { Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { TextLanguage } from './translation.js';
import { roundtableLabel } from './roundtable.js';

/** Ad referendum: those present agreed, and each organisation still has to confirm at home. */
export type Agreement = 'agreed' | 'ad-referendum';
export const agreements: readonly Agreement[] = ['agreed', 'ad-referendum'];

export interface Conclusion {
  readonly id: string;
  readonly roundtableId: string;
  /** Null when it was agreed by the roundtable as a whole and not under one item. */
  readonly agendaItemId: string | null;
  readonly number: number;
  readonly text: LocalizedText;
  /** 1 as recorded, one more for each revision; every version is kept. */
  readonly textVersion: number;
  /** The language that no longer says what the other does, and since which text version. */
  readonly staleLanguage: TextLanguage | null;
  readonly staleSince: number | null;
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

/** RT2/D-07. The number of digits grows beyond 99 and is never cut. */
export function conclusionLabel(roundtableNumber: number, number: number): string {
  return `${roundtableLabel(roundtableNumber)}/D-${String(number).padStart(2, '0')}`;
}

/** In which capacity someone speaks for others. A recorder, the facilitator or rapporteur, writes down what they said. */
export type RecordedAs = 'spokesperson' | 'titular' | 'substitute' | 'recorder';
export const recordedAsAll: readonly RecordedAs[] = ['spokesperson', 'titular', 'substitute', 'recorder'];

export type ReservationKind = 'reservation' | 'objection';
export const reservationKinds: readonly ReservationKind[] = ['reservation', 'objection'];

/** On whose behalf someone speaks. An organisation brings the constituency it belonged to at that moment. */
export type Behalf =
  | { readonly kind: 'constituency'; readonly constituency: Constituency }
  | { readonly kind: 'organisation'; readonly organisationId: string; readonly constituency: Constituency | null };

export interface Reservation {
  readonly id: string;
  readonly conclusionId: string;
  readonly kind: ReservationKind;
  /** Null when the whole constituency reserves. */
  readonly organisationId: string | null;
  readonly constituency: Constituency | null;
  readonly statement: LocalizedText;
  /** The side that an interpreter added. */
  readonly translatedLanguage: TextLanguage | null;
  /** The version of the conclusion's text that it refers to. */
  readonly textVersion: number;
  /** Who recorded it, and in which capacity; null where that was not kept yet. */
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
