import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { isBreak, isOnAgenda, mayBecome } from '../domain/agenda.js';
import type { AgendaItemStatus } from '../domain/agenda.js';
import { numbersDocuments } from '../domain/agenda-numbers.js';
import { branchOf, moveAcross, moveItem, slotsOf } from '../domain/agenda-order.js';
import type { Move } from '../domain/agenda-order.js';
import { breakNotDiscussed, discussedItemStays } from '../domain/agenda-problems.js';
import { agendaItemMoved } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { moveNotPossible, notAProposal, statusNotAllowed } from '../domain/problems.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { DocumentRepository } from '../persistence/document.repository.js';
import type { MeetingEntity } from '../persistence/meeting.entity.js';
import { demandConduct } from './open-body.js';
import { openItem } from './open-item.js';
import { demandAgendaOpen, demandDay, meetingIn } from './open-meeting.js';
import { demandRoom, numberAt, placedItems } from './placed-items.js';
import { changeStatus, turnDiscussion } from './turn-discussion.js';

interface MeetingMove extends Move {
  /** Another meeting of the same roundtable or group; by default that of the item. */
  readonly meetingId?: string | null;
}

/**
 * Moves an agenda item under the lock of its roundtable or working group, so that simultaneous moves result in one order
 * without gaps. An item that was discussed stays in the record of its meeting, and is carried over.
 */
@Injectable()
export class MoveAgendaItem {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, move: MeetingMove): Promise<{ moved: number }> {
    demand(actor, dialoguePermissions, 'dialogue.agenda.arrange');
    return this.database.write(actor, async (tx) => {
      const { item, body } = await openItem(tx, move.id);
      demandConduct(tx, body, 'dialogue.agenda.change');
      if (!isOnAgenda(item.status)) throw notAProposal();
      const from = await meetingIn(tx, body, item.meetingId);
      const to = move.meetingId ? await meetingIn(tx, body, move.meetingId) : from;
      for (const meeting of [from, to]) demandAgendaOpen(body, meeting);
      demandDay(to, move.day);
      const items = await placedItems(tx, from.id);
      const outcome = from.id === to.id ? moveItem(items, move) : moveAcross(items, await placedItems(tx, to.id), move);
      if ('fault' in outcome) throw moveNotPossible(outcome.fault);
      await tx.get(AgendaItemRepository).place(outcome.changed);
      const across = from.id === to.id ? {} : { fromMeetingId: from.id, meetingId: to.id, number: item.number };
      if (from.id !== to.id) await changeMeeting(tx, { from, to, ids: branchOf(items, item.id), bodyId: body.id });
      const moved = outcome.changed.length;
      const payload = { agendaItemId: item.id, parentId: move.parentId, day: move.day, moved, ...across };
      if (moved > 0) await tx.record({ type: agendaItemMoved, subject: body.id, payload });
      return { moved };
    });
  }
}

interface ChangedMeeting {
  readonly from: MeetingEntity;
  readonly to: MeetingEntity;
  /** The item and its descendants. */
  readonly ids: readonly string[];
  readonly bodyId: string;
}

/**
 * Placed items and their documents change to the meeting; the items get numbers of it, name the one from which they came,
 * and keep their numbers there in case they return.
 */
async function changeMeeting(tx: Transaction, { from, to, ids, bodyId }: ChangedMeeting): Promise<void> {
  const repository = tx.get(AgendaItemRepository);
  if (await repository.wereDiscussed(ids, bodyId)) throw discussedItemStays();
  for (const item of (await placedItems(tx, from.id)).filter(({ id }) => ids.includes(id))) {
    const movedFromId = item.movedFromId === to.id ? null : from.id;
    const formerNumbers = { ...item.formerNumbers, ...(item.number !== null && { [from.id]: item.number }) };
    await repository.update(item.id, { meetingId: to.id, number: null, movedFromId, formerNumbers });
  }
  await tx.get(DocumentRepository).changeMeeting(ids, to.id);
  const arrived = await placedItems(tx, to.id);
  demandRoom(arrived.length);
  // a number depends on those of the parent and of earlier items
  for (const { id } of slotsOf(arrived).filter((slot) => ids.includes(slot.id)))
    await repository.update(id, {
      number: await numberAt(
        tx,
        to,
        arrived.find((item) => item.id === id)!,
      ),
    });
  if (numbersDocuments(to.state)) await tx.get(DocumentRepository).number(to);
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
