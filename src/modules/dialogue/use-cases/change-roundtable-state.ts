import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { agendaItemCarriedOver, roundtableStateChanged } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { reasonMissing, transitionNotAllowed } from '../domain/problems.js';
import { transitionOf } from '../domain/roundtable.js';
import type { RoundtableState } from '../domain/roundtable.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { lockRoundtable } from './open-roundtable.js';

export interface StateChange {
  readonly roundtableId: string;
  readonly to: RoundtableState;
  readonly reason?: string | null;
}

@Injectable()
export class ChangeRoundtableState {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, change: StateChange): Promise<{ state: RoundtableState; version: number }> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.change-state');
    const reason = change.reason?.trim() || null;
    return this.database.write(actor, async (tx) => {
      const roundtable = await lockRoundtable(tx, change.roundtableId);
      const transition = transitionOf(roundtable.state, change.to);
      if (transition === undefined) throw transitionNotAllowed(roundtable.state, change.to);
      if (transition.needsReason && reason === null) throw reasonMissing();
      const version = roundtable.version + 1;
      const repository = tx.get(RoundtableRepository);
      await repository.update(roundtable.id, { state: change.to, version });
      await repository.addTransition({
        id: newId(tx.now.getTime()),
        workspaceId: tx.workspaceId,
        roundtableId: roundtable.id,
        fromState: roundtable.state,
        toState: change.to,
        reason,
        personId: actor.personId,
        changedAt: tx.now,
      });
      const payload = { from: roundtable.state, to: change.to, explained: reason !== null };
      await tx.record({ type: roundtableStateChanged, subject: roundtable.id, payload });
      if (change.to === 'closed') await this.handOnProposals(tx, roundtable.id);
      return { state: change.to, version };
    });
  }

  /** A closed roundtable decides on nothing any more: what waits before it waits before the next one. */
  private async handOnProposals(tx: Transaction, roundtableId: string): Promise<void> {
    const next = await tx.get(RoundtableRepository).findNext(roundtableId);
    const to = next?.id ?? null;
    for (const id of await tx.get(AgendaItemRepository).handOn(roundtableId, to)) {
      const payload = { agendaItemId: id, carriedToId: id, roundtableId: to };
      await tx.record({ type: agendaItemCarriedOver, subject: roundtableId, payload });
    }
  }
}
