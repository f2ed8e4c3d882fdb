import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { AgendaItemKind, AgendaItemStatus, AgendaSource, PlannedKind } from '../domain/agenda.js';
import { agendaItemDeleted, agendaItemProposed } from '../domain/events.js';
import { textMissing } from '../domain/problems.js';
import { isUpcoming } from '../domain/roundtable.js';
import { isSaid } from '../domain/text.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { blankItem } from './plan-agenda-item.js';

export interface AgendaProposal {
  /** The first of these that is not closed; otherwise the next roundtable that is not; without one, the backlog. */
  readonly roundtableIds?: readonly string[];
  /** The roundtable from which the proposal comes; the next one is after it. */
  readonly afterRoundtableId?: string;
  readonly title: LocalizedText;
  readonly note?: LocalizedText;
  readonly reason: Exclude<AgendaItemKind, PlannedKind>;
  readonly source: AgendaSource;
}

export interface ProposedItem {
  readonly id: string;
  /** Null if there is no upcoming roundtable. */
  readonly roundtableId: string | null;
  readonly status: AgendaItemStatus;
  /** False if the same source had been proposed before. */
  readonly created: boolean;
}

/**
 * Proposes an item within the transaction of what causes it: an overdue or disputed action, an indicator that changed
 * significantly, or a reservation. It has effect once per source and roundtable, however often it is called, and a
 * declined proposal is not repeated.
 */
@Injectable()
export class ProposeAgendaItem {
  async within(tx: Transaction, proposal: AgendaProposal): Promise<ProposedItem> {
    if (!isSaid(proposal.title)) throw textMissing('/title');
    const roundtableId = await this.destination(tx, proposal);
    const items = tx.get(AgendaItemRepository);
    const earlier = await items.ofSource(roundtableId, proposal.source);
    if (earlier !== null) return { id: earlier.id, roundtableId, status: earlier.status, created: false };
    const item = {
      ...{ ...blankItem(tx, { roundtableId, title: proposal.title }), note: proposal.note ?? null },
      ...{ kind: proposal.reason, sourceType: proposal.source.type, sourceId: proposal.source.id },
    };
    if (await items.insertUnlessProposed(item)) {
      const payload = { agendaItemId: item.id, roundtableId, kind: item.kind, source: proposal.source };
      await tx.record({ type: agendaItemProposed, subject: roundtableId ?? item.id, payload });
      return { id: item.id, roundtableId, status: item.status, created: true };
    }
    const standing = await items.ofSource(roundtableId, proposal.source);
    if (standing === null)
      throw new Error('A proposal from the same source was refused as a duplicate but was not found.');
    return { id: standing.id, roundtableId, status: standing.status, created: false };
  }

  /**
   * Removes the undecided proposals of a source, because it no longer applies; those that a person has worked on are
   * kept. Returns whether there were any.
   */
  async withdraw(tx: Transaction, source: AgendaSource): Promise<boolean> {
    const items = tx.get(AgendaItemRepository);
    for (const { roundtableId } of await items.untouched(source))
      if (roundtableId !== null) await tx.get(RoundtableRepository).lock(roundtableId);
    // read again after the lock: a facilitator may have decided meanwhile
    const withdrawn = await items.untouched(source);
    for (const item of withdrawn) {
      await items.remove(item);
      const payload = { agendaItemId: item.id };
      await tx.record({ type: agendaItemDeleted, subject: item.roundtableId ?? item.id, payload });
    }
    return withdrawn.length > 0;
  }

  private async destination(
    tx: Transaction,
    { roundtableIds = [], afterRoundtableId }: AgendaProposal,
  ): Promise<string | null> {
    const repository = tx.get(RoundtableRepository);
    for (const id of roundtableIds) {
      const named = await repository.find(id);
      if (named !== null && isUpcoming(named.state)) return named.id;
    }
    return repository.nextAfter(afterRoundtableId ?? null);
  }
}
