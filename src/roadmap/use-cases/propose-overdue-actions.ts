import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import { Database } from '../../platform/database/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import { overdueProposal } from '../domain/agenda-cause.js';
import { roadmapEvents } from '../domain/events.js';
import { daysLate } from '../domain/lateness.js';
import { roadmapPermissions } from '../domain/policy.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { WorkspaceDay } from './workspace-day.js';

export interface OverdueProposals {
  /** Number of actions that are overdue today. */
  readonly overdue: number;
  /** Number of these that were proposed now; the others were proposed before, or there is no next roundtable. */
  readonly proposed: number;
  readonly roundtableId: string | null;
}

/**
 * Proposes each overdue action once for the agenda of the next roundtable; not one that is disputed, because its dispute
 * is proposed.
 */
@Injectable()
export class ProposeOverdueActions {
  constructor(
    private readonly database: Database,
    private readonly dialogue: DialogueFacade,
    private readonly day: WorkspaceDay,
  ) {}

  async execute(actor: Actor): Promise<OverdueProposals> {
    demand(actor, roadmapPermissions, 'roadmap.overdue.propose');
    return this.database.write(actor, async (tx) => {
      const today = await this.day.today(tx);
      const actions = tx.get(ActionRepository);
      const late = (await actions.dueBefore(today)).filter((action) => daysLate(action, today) > 0);
      const roundtableId = (await this.dialogue.nextRoundtable(tx))?.id ?? null;
      if (roundtableId === null) return { overdue: late.length, proposed: 0, roundtableId };
      let proposed = 0;
      for (const action of late.filter(({ status }) => status !== 'disputed'))
        if (await this.propose(tx, action, roundtableId)) proposed += 1;
      return { overdue: late.length, proposed, roundtableId };
    });
  }

  /**
   * Returns true if the action was not proposed to that roundtable before. This context's own record makes repetition
   * cheap.
   */
  private async propose(tx: Transaction, action: ActionState, roundtableId: string): Promise<boolean> {
    const actions = tx.get(ActionRepository);
    if (await actions.wasProposed(action, roundtableId)) return false;
    const { created } = await this.dialogue.proposeAgendaItem(tx, {
      ...overdueProposal(action),
      roundtableIds: [roundtableId],
    });
    // It was handed on from a roundtable that was closed, or proposed at the same time.
    if (!created) return false;
    await actions.markProposed(action, roundtableId, tx.now);
    await tx.record({
      type: roadmapEvents.actionProposedToAgenda,
      subject: action.id,
      payload: { number: action.number, roundtableId, dueOn: action.dueOn },
    });
    return true;
  }
}
