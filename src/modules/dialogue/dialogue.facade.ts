import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction, Transaction } from '../../platform/database/transaction.js';
import { type AgendaItemStatus, itemUnderDiscussion } from './domain/agenda.js';
import type { Agreement } from './domain/conclusion.js';
import { conclusionLabel } from './domain/conclusion.js';
import type { Seat } from './domain/seating.js';
import { isOpen, roundtableLabel } from './domain/roundtable.js';
import type { RoundtableState, ShutState } from './domain/roundtable.js';
import { openMatters } from './queries/open-matters.query.js';
import type { OpenMatters } from './queries/open-matters.query.js';
import { agendaRows, seatRows, timetable } from './queries/roundtable-page.query.js';
import type { AgendaEntry } from './queries/roundtable-page.query.js';
import { conclusionFacts, heldRoundtables } from './queries/session-facts.query.js';
import type { ConclusionFacts, HeldRoundtable } from './queries/session-facts.query.js';
import { ChangeRoundtableState } from './use-cases/change-roundtable-state.js';
import type { ChangedState, StateChange } from './use-cases/change-roundtable-state.js';
import { groupVoices } from './queries/speaking-seats.query.js';
import type { VoiceOn } from './queries/speaking-seats.query.js';
import { ProposeAgendaItem } from './use-cases/propose-agenda-item.js';
import type { AgendaProposal, ProposedItem } from './use-cases/propose-agenda-item.js';
import { turnDiscussion } from './use-cases/turn-discussion.js';

export interface RoundtableSummary {
  readonly id: string;
  readonly number: number;
  /** RT2 */
  readonly label: string;
  readonly title: LocalizedText;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly opensAt: string | null;
  readonly timeZone: string;
  readonly placeId: string | null;
  readonly state: RoundtableState;
  /** From convening until closing people meet. */
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
  /** Standing reservations and objections. */
  readonly reservations: number;
}

/** An agenda item that another part of the loop put forward: an overdue action, a moved indicator. */
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

/** Anything that waits for a facilitator to take it onto an agenda or decline it, whoever brought it up. */
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
  (SELECT count(*)::int FROM dialogue_reservation v
    WHERE v.conclusion_id = c.id AND v.withdrawn_at IS NULL) AS reservations
FROM dialogue_conclusion c JOIN dialogue_roundtable r ON r.id = c.roundtable_id
WHERE $1::uuid[] IS NULL OR c.id = ANY ($1::uuid[])
ORDER BY r.number, c.number`;

type RoundtableRow = Omit<RoundtableSummary, 'label' | 'open'>;

const summary = (row: RoundtableRow): RoundtableSummary => ({
  ...row,
  label: roundtableLabel(row.number),
  open: isOpen(row.state),
});

/** What other contexts may ask the dialogue, or tell it, inside their own transaction. Permissions are theirs to ask. */
@Injectable()
export class DialogueFacade {
  constructor(
    private readonly proposals: ProposeAgendaItem,
    private readonly states: ChangeRoundtableState,
  ) {}

  async roundtable(tx: ReadTransaction, id: string): Promise<RoundtableSummary | undefined> {
    const [row] = await tx.query<RoundtableRow>(`${roundtableSql} WHERE id = $1`, [id]);
    return row === undefined ? undefined : summary(row);
  }

  async roundtables(tx: ReadTransaction): Promise<readonly RoundtableSummary[]> {
    return (await tx.query<RoundtableRow>(`${roundtableSql} ORDER BY number`)).map(summary);
  }

  /** The earliest that is ahead or in session. */
  async nextRoundtable(tx: ReadTransaction): Promise<RoundtableSummary | undefined> {
    const sql = `${roundtableSql} WHERE state IN ('draft', 'convened', 'in-session') ORDER BY starts_on, number LIMIT 1`;
    const [row] = await tx.query<RoundtableRow>(sql);
    return row === undefined ? undefined : summary(row);
  }

  /** The agenda in reading order, with numbers and times; proposals that wait are not on it. */
  async agenda(tx: ReadTransaction, roundtableId: string): Promise<readonly AgendaEntry[]> {
    const roundtable = await this.roundtable(tx, roundtableId);
    return roundtable === undefined ? [] : timetable(roundtable, await agendaRows(tx, roundtableId));
  }

  /** The item that is talked about, as the agenda says. */
  async underDiscussion(tx: ReadTransaction, roundtableId: string): Promise<AgendaEntry | undefined> {
    return itemUnderDiscussion(await this.agenda(tx, roundtableId));
  }

  /** For the live room, whose cursor is what the agenda calls under discussion. Null: nothing is talked about any more. */
  async turnDiscussion(tx: Transaction, roundtableId: string, agendaItemId: string | null): Promise<void> {
    await turnDiscussion(tx, roundtableId, agendaItemId);
  }

  /** For the live room, which ends what goes on in it in the same transaction: the only way to close a roundtable. */
  async shutRoundtable(tx: Transaction, change: StateChange<ShutState>): Promise<ChangedState> {
    return this.states.within(tx, change);
  }

  async openMatters(tx: ReadTransaction, roundtableId: string): Promise<OpenMatters> {
    return openMatters(tx, roundtableId, await this.agenda(tx, roundtableId));
  }

  /** Everything that the rest of the loop put forward, decided or not. */
  async sourcedItems(tx: ReadTransaction): Promise<readonly SourcedItem[]> {
    return tx.query<SourcedItem>(sourcedSql);
  }

  async waitingProposals(tx: ReadTransaction): Promise<readonly WaitingProposal[]> {
    return tx.query<WaitingProposal>(waitingSql);
  }

  /** Seats with the constituency and sex of the moment of seating, in the order around the table. */
  async seats(tx: ReadTransaction, roundtableId: string): Promise<readonly Seat[]> {
    return seatRows(tx, roundtableId);
  }

  /** How the asking person speaks for their group on what follows from conclusions. */
  async groupVoices(tx: ReadTransaction): Promise<VoiceOn> {
    return groupVoices(tx);
  }

  /** Once per source and roundtable. Without a roundtable ahead it waits in the backlog for the next one. */
  async proposeAgendaItem(tx: Transaction, proposal: AgendaProposal): Promise<ProposedItem> {
    return this.proposals.within(tx, proposal);
  }

  /** Roundtables that have been held, for figures about the dialogue itself. */
  heldRoundtables(tx: ReadTransaction): Promise<readonly HeldRoundtable[]> {
    return heldRoundtables(tx);
  }

  /** Every conclusion with the groups that were at the table and those that object. */
  conclusionFacts(tx: ReadTransaction): Promise<readonly ConclusionFacts[]> {
    return conclusionFacts(tx);
  }

  async conclusion(tx: ReadTransaction, id: string): Promise<ConclusionSummary | undefined> {
    return (await this.conclusions(tx, [id]))[0];
  }

  async conclusions(tx: ReadTransaction, ids?: readonly string[]): Promise<readonly ConclusionSummary[]> {
    type Row = Omit<ConclusionSummary, 'label'> & { readonly roundtableNumber: number };
    const rows = await tx.query<Row>(conclusionSql, [ids ?? null]);
    return rows.map(({ roundtableNumber, ...row }) => ({
      ...row,
      label: conclusionLabel(roundtableNumber, row.number),
    }));
  }
}
