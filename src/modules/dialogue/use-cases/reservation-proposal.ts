import { localized } from '../../../kernel/localized-text.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { AgendaSource } from '../domain/agenda.js';
import { conclusionLabel } from '../domain/conclusion.js';
import type { Behalf, Reservation, ReservationKind } from '../domain/conclusion.js';
import { groupName } from '../domain/meeting-body.js';
import { meetingAfterThis } from '../domain/meeting.js';
import type { Roundtable } from '../domain/roundtable.js';
import type { ConclusionEntity } from '../persistence/conclusion.entity.js';
import { meetingsOf } from './open-meeting.js';
import type { AgendaProposal } from './propose-agenda-item.js';

/** The type contains the conclusion, on whose page the reservation is. */
export function reservationSource({ id, conclusionId }: Pick<Reservation, 'id' | 'conclusionId'>): AgendaSource {
  return { type: `reservation.${conclusionId}`, id };
}

interface OpenReservation {
  readonly id: string;
  readonly kind: ReservationKind;
  readonly behalf: Behalf;
  readonly statement: LocalizedText;
}

/**
 * An open reservation is proposed once for the next agenda: of its roundtable if that has a further meeting, else of
 * the next roundtable.
 */
export async function reservationProposal(
  tx: Transaction,
  { roundtable, conclusion }: { readonly roundtable: Roundtable; readonly conclusion: ConclusionEntity },
  { id, kind, behalf, statement }: OpenReservation,
): Promise<AgendaProposal> {
  const meetings = await meetingsOf(tx, roundtable.id);
  const isContinued = meetingAfterThis(meetings, conclusion.meetingId) !== undefined;
  return {
    ...(isContinued ? { roundtableIds: [roundtable.id] } : { exceptRoundtableId: roundtable.id }),
    title: titleOf(conclusionLabel(roundtable.number, conclusion.number), kind, behalf),
    note: statement,
    reason: 'open-reservation',
    source: reservationSource({ id, conclusionId: conclusion.id }),
  };
}

function titleOf(label: string, kind: ReservationKind, behalf: Behalf): LocalizedText {
  const [en, zh] = kind === 'objection' ? ['Objection', '反对意见'] : ['Reservation', '保留意见'];
  const by = behalf.kind === 'constituency' ? groupName(behalf.constituency) : null;
  return localized(
    `${en} on ${label}${by === null ? '' : ` (${by.en})`}`,
    `对${label}的${zh}${by === null ? '' : `（${by.zh}）`}`,
  );
}
