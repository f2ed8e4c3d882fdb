import { Injectable } from '@nestjs/common';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import { latenessOf } from '../domain/agenda-cause.js';
import { daysLate } from '../domain/lateness.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { WorkspaceDay } from './workspace-day.js';

/**
 * The undecided proposals to discuss that actions are overdue. Those on which someone has worked stay, as do accepted
 * ones.
 */
@Injectable()
export class LatenessProposals {
  constructor(
    private readonly dialogue: DialogueFacade,
    private readonly day: WorkspaceDay,
  ) {}

  /** Withdraws the proposals of those of the changed actions that are no longer overdue. */
  async withdrawSettled(tx: Transaction, changed: readonly ActionState[]): Promise<void> {
    const proposed = await tx.get(ActionRepository).proposedAmong(changed.map(({ id }) => id));
    if (proposed.length === 0) return;
    const today = await this.day.today(tx);
    for (const action of changed)
      if (proposed.includes(action.id) && daysLate(action, today) === 0) await this.withdraw(tx, action);
  }

  async withdraw(tx: Transaction, action: Pick<ActionState, 'id'>): Promise<void> {
    if (await this.dialogue.withdrawProposals(tx, latenessOf(action)))
      await tx.get(ActionRepository).forgetProposals(action.id);
  }
}
