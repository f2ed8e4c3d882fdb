import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { mayCarryOver } from '../domain/agenda.js';
import { lastPosition } from '../domain/agenda-order.js';
import { agendaItemCarriedOver } from '../domain/events.js';
import { meetingAfterThis } from '../domain/meeting.js';
import { dialoguePermissions } from '../domain/policy.js';
import { statusNotAllowed } from '../domain/problems.js';
import type { AgendaItemEntity } from '../persistence/agenda-item.entity.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { meetingsOf } from './open-meeting.js';
import { noFurtherMeeting } from '../domain/meeting-problems.js';
import { demandConduct } from './open-body.js';
import { openItem } from './open-item.js';
import { placedItems } from './placed-items.js';

export interface CarriedItem {
  readonly id: string;
  /** Null if there is no upcoming roundtable. */
  readonly roundtableId: string | null;
  /** Null if the item was proposed and is not on an agenda yet. */
  readonly meetingId: string | null;
}

/**
 * Plans an unfinished item for the next meeting of its roundtable or working group. After the last meeting of a
 * roundtable the item is proposed to the next one, or waits in the backlog until there is one.
 */
@Injectable()
export class CarryOverAgendaItem {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, agendaItemId: string): Promise<CarriedItem> {
    demand(actor, dialoguePermissions, 'dialogue.agenda.arrange');
    return this.database.write(actor, async (tx) => {
      const { item, body } = await openItem(tx, agendaItemId);
      demandConduct(tx, body, 'dialogue.agenda.change');
      if (!mayCarryOver(item.status)) throw statusNotAllowed(item.status, 'carried-over');
      await tx.get(AgendaItemRepository).update(item.id, { status: 'carried-over', version: item.version + 1 });
      const next = meetingAfterThis(await meetingsOf(tx, body.id), item.meetingId ?? body.id);
      if (next === undefined && body.kind !== 'roundtable') throw noFurtherMeeting();
      const carried = next === undefined ? await this.propose(tx, item) : await this.plan(tx, item, next.id);
      const { id, roundtableId, meetingId } = carried;
      const payload = { agendaItemId: item.id, carriedToId: id, roundtableId, meetingId };
      await tx.record({ type: agendaItemCarriedOver, subject: body.id, payload });
      return carried;
    });
  }

  /** As the last item of the first day, which the facilitator can then move; also on a full agenda, so that no item is lost. */
  private async plan(tx: Transaction, item: AgendaItemEntity, meetingId: string): Promise<CarriedItem> {
    const position = lastPosition(await placedItems(tx, meetingId), null, 1);
    const copy = { ...fresh(tx, item), status: 'planned' as const, meetingId, position };
    await tx.get(AgendaItemRepository).insert(copy);
    return { id: copy.id, roundtableId: item.roundtableId, meetingId };
  }

  private async propose(tx: Transaction, item: AgendaItemEntity): Promise<CarriedItem> {
    const next = await tx.get(RoundtableRepository).findNext(item.roundtableId ?? undefined);
    const roundtableId = next?.id ?? null;
    const copy = { ...fresh(tx, item), roundtableId };
    const repository = tx.get(AgendaItemRepository);
    const created = await repository.insertUnlessProposed(copy);
    const source = { type: item.sourceType ?? '', id: item.sourceId ?? '' };
    const standing = created ? null : await repository.ofSource(roundtableId, source);
    return { id: standing?.id ?? copy.id, roundtableId, meetingId: standing?.meetingId ?? null };
  }
}

function fresh(tx: Transaction, item: AgendaItemEntity): AgendaItemEntity {
  return {
    ...item,
    ...{ id: newId(tx.now.getTime()), status: 'proposed', meetingId: null, parentId: null, day: 1, position: 0 },
    ...{ carriedFromId: item.id, version: 1, fieldVersions: {}, createdAt: tx.now },
  };
}
