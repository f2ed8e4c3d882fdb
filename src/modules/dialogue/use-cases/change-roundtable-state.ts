import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { agendaItemCarriedOver, roundtableStateChanged } from '../domain/events.js';
import type { AgendaItemStatus } from '../domain/agenda.js';
import { dialoguePermissions } from '../domain/policy.js';
import { reasonMissing, transitionNotAllowed } from '../domain/problems.js';
import { transitionOf } from '../domain/roundtable.js';
import { isOpen } from '../domain/roundtable.js';
import type { OpenState, RoundtableState } from '../domain/roundtable.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { lockRoundtable } from './open-roundtable.js';
import { changeStatus } from './turn-discussion.js';

export interface StateChange<To extends RoundtableState = RoundtableState> {
  readonly roundtableId: string;
  readonly to: To;
  readonly reason?: string | null;
}

export interface ChangedState {
  readonly state: RoundtableState;
  readonly version: number;
}

/**
 * Changes the state of a roundtable to one in which the live room is open. Leaving those states is possible only
 * together with the live room, which calls `within`.
 */
@Injectable()
export class ChangeRoundtableState {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, change: StateChange<OpenState>): Promise<ChangedState> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.change-state');
    return this.database.write(actor, (tx) => this.within(tx, change));
  }

  async within(tx: Transaction, change: StateChange): Promise<ChangedState> {
    const { to } = change;
    const reason = change.reason?.trim() || null;
    const roundtable = await lockRoundtable(tx, change.roundtableId);
    const transition = transitionOf(roundtable.state, to);
    if (transition === undefined) throw transitionNotAllowed(roundtable.state, to);
    if (transition.needsReason && reason === null) throw reasonMissing();
    const version = roundtable.version + 1;
    const repository = tx.get(RoundtableRepository);
    await repository.update(roundtable.id, { state: to, version });
    await repository.addTransition({
      id: newId(tx.now.getTime()),
      workspaceId: tx.workspaceId,
      roundtableId: roundtable.id,
      fromState: roundtable.state,
      toState: to,
      reason,
      personId: tx.actor.personId,
      changedAt: tx.now,
    });
    const payload = { from: roundtable.state, to, explained: reason !== null };
    await tx.record({ type: roundtableStateChanged, subject: roundtable.id, payload });
    if (!isOpen(to)) await this.endDiscussion(tx, roundtable.id, to === 'closed' ? 'done' : 'planned');
    if (to === 'closed') await this.handOnProposals(tx, roundtable.id);
    return { state: to, version };
  }

  private async endDiscussion(tx: Transaction, roundtableId: string, to: AgendaItemStatus): Promise<void> {
    const items = await tx.get(AgendaItemRepository).ofRoundtable(roundtableId);
    for (const item of items.filter(({ status }) => status === 'under-discussion'))
      await changeStatus(tx, roundtableId, { item, to });
  }

  /** A closed roundtable decides nothing more, so its undecided proposals go to the next one. */
  private async handOnProposals(tx: Transaction, roundtableId: string): Promise<void> {
    const next = await tx.get(RoundtableRepository).findNext(roundtableId);
    const to = next?.id ?? null;
    for (const id of await tx.get(AgendaItemRepository).handOn(roundtableId, to)) {
      const payload = { agendaItemId: id, carriedToId: id, roundtableId: to };
      await tx.record({ type: agendaItemCarriedOver, subject: roundtableId, payload });
    }
  }
}
