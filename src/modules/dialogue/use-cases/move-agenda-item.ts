import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { isBreak, isOnAgenda, mayBecome } from '../domain/agenda.js';
import type { AgendaItemStatus } from '../domain/agenda.js';
import { moveItem } from '../domain/agenda-order.js';
import type { Move } from '../domain/agenda-order.js';
import { breakNotDiscussed } from '../domain/agenda-problems.js';
import { agendaItemMoved } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { moveNotPossible, notAProposal, statusNotAllowed } from '../domain/problems.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { demandConduct } from './open-body.js';
import { openItem } from './open-item.js';
import { demandAgendaOpen, demandDay, meetingIn } from './open-meeting.js';
import { placedItems } from './placed-items.js';
import { changeStatus, turnDiscussion } from './turn-discussion.js';

/**
 * Moves an agenda item under the lock of its roundtable or working group, so that simultaneous moves result in one order without gaps.
 */
@Injectable()
export class MoveAgendaItem {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, move: Move): Promise<{ moved: number }> {
    demand(actor, dialoguePermissions, 'dialogue.agenda.arrange');
    return this.database.write(actor, async (tx) => {
      const { item, body } = await openItem(tx, move.id);
      demandConduct(tx, body, 'dialogue.agenda.change');
      if (!isOnAgenda(item.status)) throw notAProposal();
      const meeting = await meetingIn(tx, body, item.meetingId);
      demandAgendaOpen(body, meeting);
      demandDay(meeting, move.day);
      const outcome = moveItem(await placedItems(tx, meeting.id), move);
      if ('fault' in outcome) throw moveNotPossible(outcome.fault);
      await tx.get(AgendaItemRepository).place(outcome.changed);
      const payload = { agendaItemId: item.id, parentId: move.parentId, day: move.day, moved: outcome.changed.length };
      if (outcome.changed.length > 0) await tx.record({ type: agendaItemMoved, subject: body.id, payload });
      return { moved: outcome.changed.length };
    });
  }
}

@Injectable()
export class ChangeAgendaItemStatus {
  constructor(private readonly database: Database) {}

  async execute(
    actor: Actor,
    change: { readonly agendaItemId: string; readonly to: AgendaItemStatus },
  ): Promise<{ status: AgendaItemStatus; version: number }> {
    demand(actor, dialoguePermissions, 'dialogue.agenda.arrange');
    return this.database.write(actor, async (tx) => {
      const { item, body } = await openItem(tx, change.agendaItemId);
      demandConduct(tx, body, 'dialogue.agenda.change');
      if (isBreak(item)) throw breakNotDiscussed();
      if (!mayBecome(item.status, change.to)) throw statusNotAllowed(item.status, change.to);
      const meeting = await meetingIn(tx, body, item.meetingId);
      demandAgendaOpen(body, meeting);
      if (change.to === 'under-discussion') {
        await turnDiscussion(tx, meeting.id, item.id);
        return { status: change.to, version: item.version + 1 };
      }
      return { status: change.to, version: await changeStatus(tx, { item, to: change.to }, body.id) };
    });
  }
}
