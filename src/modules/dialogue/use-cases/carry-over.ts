import { newId } from '../../../kernel/ids.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { isUnfinished } from '../domain/agenda.js';
import { lastPosition, slotsOf } from '../domain/agenda-order.js';
import { carriedAtClosingOnly } from '../domain/agenda-problems.js';
import { agendaItemCarriedOver } from '../domain/events.js';
import { meetingAfterThis } from '../domain/meeting.js';
import type { MeetingState } from '../domain/meeting.js';
import { noFurtherMeeting } from '../domain/meeting-problems.js';
import { agendaItemNotFound, statusNotAllowed } from '../domain/problems.js';
import type { RoundtableState } from '../domain/roundtable.js';
import type { AgendaItemEntity } from '../persistence/agenda-item.entity.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import type { MeetingEntity } from '../persistence/meeting.entity.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { demandConduct, type OpenBody } from './open-body.js';
import { meetingsOf } from './open-meeting.js';
import { numberAt, placedItems } from './placed-items.js';

export interface CarriedItem {
  readonly id: string;
  /** Null if there is no upcoming roundtable. */
  readonly roundtableId: string | null;
  /** Null if the item was proposed and is not on an agenda yet. */
  readonly meetingId: string | null;
}

interface Carrying {
  readonly items: readonly AgendaItemEntity[];
  /** Whether the roundtable closes with all its meetings, so that none of them is the next one. */
  readonly closes: boolean;
}

/**
 * Plans unfinished items of a locked roundtable or group for its next meeting. After the last meeting of a roundtable
 * they are proposed to the next one, or wait in the backlog until there is one. A sub-item stays below its parent if
 * both are carried over, the parent first.
 */
export async function carryOver(
  tx: Transaction,
  body: OpenBody,
  { items, closes }: Carrying,
): Promise<readonly CarriedItem[]> {
  demandConduct(tx, body, 'dialogue.agenda.change');
  const meetings = closes ? [] : await meetingsOf(tx, body.id);
  const carried = new Map<string, CarriedItem>();
  for (const item of items) {
    if (!isUnfinished(item)) throw statusNotAllowed(item.status, 'carried-over');
    await tx.get(AgendaItemRepository).update(item.id, { status: 'carried-over', version: item.version + 1 });
    const next = meetingAfterThis(meetings, item.meetingId ?? body.id);
    if (next === undefined && body.kind !== 'roundtable') throw noFurtherMeeting();
    const parentId = carried.get(item.parentId ?? '')?.id ?? null;
    const copy = next === undefined ? await propose(tx, item) : await plan(tx, { ...fresh(tx, item), parentId }, next);
    carried.set(item.id, copy);
    const payload = { agendaItemId: item.id, carriedToId: copy.id, ...toOf(copy) };
    await tx.record({ type: agendaItemCarriedOver, subject: body.id, payload });
  }
  return [...carried.values()];
}

function toOf({ roundtableId, meetingId }: CarriedItem) {
  return { roundtableId, meetingId };
}

interface CarryingAtEnd {
  /** Null: the roundtable ends with all its meetings. */
  readonly meetingId: string | null;
  readonly to: MeetingState | RoundtableState;
  readonly itemIds: readonly string[];
}

/** What a closing carries over. Items that were finished or deleted meanwhile are left out. */
export async function carryOverAtEnd(
  tx: Transaction,
  body: OpenBody,
  { meetingId, to, itemIds }: CarryingAtEnd,
): Promise<void> {
  if (itemIds.length === 0) return;
  if (to !== 'closed') throw carriedAtClosingOnly();
  const closes = meetingId === null;
  const meetingIds = closes ? (await meetingsOf(tx, body.id)).map(({ id }) => id) : [meetingId];
  const agendas = await Promise.all(meetingIds.map((id) => placedItems(tx, id)));
  const inOrder = agendas.flatMap((items) => slotsOf(items).map(({ id }) => items.find((item) => item.id === id)!));
  const others = itemIds.filter((id) => !inOrder.some((item) => item.id === id));
  if (await tx.get(AgendaItemRepository).someExist(others)) throw agendaItemNotFound();
  const items = inOrder.filter((item) => itemIds.includes(item.id) && isUnfinished(item));
  await carryOver(tx, body, { items, closes });
}

/** As the last item of the first day or below its parent; also on a full agenda, so that no item is lost. */
async function plan(tx: Transaction, item: AgendaItemEntity, to: MeetingEntity): Promise<CarriedItem> {
  const items = await placedItems(tx, to.id);
  const position = lastPosition(items, item.parentId, item.day);
  const copy = { ...item, status: 'planned' as const, meetingId: to.id, position };
  await tx.get(AgendaItemRepository).insert({ ...copy, number: await numberAt(tx, to, copy) });
  return { id: copy.id, roundtableId: item.roundtableId, meetingId: to.id };
}

async function propose(tx: Transaction, item: AgendaItemEntity): Promise<CarriedItem> {
  const roundtableId = await tx.get(RoundtableRepository).nextAfter(item.roundtableId);
  const copy = { ...fresh(tx, item), roundtableId };
  const repository = tx.get(AgendaItemRepository);
  const created = await repository.insertUnlessProposed(copy);
  const source = { type: item.sourceType ?? '', id: item.sourceId ?? '' };
  const standing = created ? null : await repository.ofSource(roundtableId, source);
  return { id: standing?.id ?? copy.id, roundtableId, meetingId: standing?.meetingId ?? null };
}

function fresh(tx: Transaction, item: AgendaItemEntity): AgendaItemEntity {
  return {
    ...item,
    ...{ id: newId(tx.now.getTime()), status: 'proposed', meetingId: null, parentId: null, day: 1, position: 0 },
    ...{ number: null, carriedFromId: item.id, movedFromId: null, formerNumbers: {} },
    ...{ version: 1, fieldVersions: {}, createdAt: tx.now },
  };
}
