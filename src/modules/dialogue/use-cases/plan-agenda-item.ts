import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { IdentityFacade } from '../../identity/index.js';
import { isBreak } from '../domain/agenda.js';
import type { PlannedKind } from '../domain/agenda.js';
import { lastPosition, moveItem } from '../domain/agenda-order.js';
import { breakWithMore, breakWithoutMinutes } from '../domain/agenda-problems.js';
import { agendaItemAdded, agendaItemProposed } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { moveNotPossible, personUnknown, textMissing } from '../domain/problems.js';
import { isSaid, tidy } from '../domain/text.js';
import type { AgendaItemEntity } from '../persistence/agenda-item.entity.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { demandConduct } from './open-body.js';
import { demandAgendaOpen, demandDay, meetingIn, type OpenMeeting, openMeeting } from './open-meeting.js';
import { openRoundtable } from './open-roundtable.js';
import { itemsBeforeOneMore, numberAt } from './placed-items.js';

/** A roundtable, by default its current meeting; or any meeting, also of a working group. */
type ItemPlace =
  | { readonly roundtableId: string; readonly meetingId?: string | null }
  | { readonly roundtableId?: undefined; readonly meetingId: string };

interface ItemText {
  /** Default: a topic. */
  readonly kind?: PlannedKind;
  readonly parentId?: string | null;
  readonly day?: number;
  readonly title: LocalizedText;
  readonly note?: LocalizedText | null;
  readonly plannedMinutes?: number | null;
  readonly presenterId?: string | null;
}

export type NewAgendaItem = ItemText & ItemPlace;

export type NewProposal = Pick<ItemText, 'title' | 'note'> & { readonly roundtableId: string };

/** A proposal without a place on an agenda. */
export function blankItem(
  tx: Transaction,
  input: ItemText & { readonly roundtableId: string | null },
): AgendaItemEntity {
  return {
    id: newId(tx.now.getTime()),
    workspaceId: tx.workspaceId,
    roundtableId: input.roundtableId,
    meetingId: null,
    parentId: null,
    day: input.day ?? 1,
    position: 0,
    number: null,
    title: tidy(input.title),
    note: input.note && isSaid(input.note) ? tidy(input.note) : null,
    plannedMinutes: input.plannedMinutes ?? null,
    presenterId: input.presenterId ?? null,
    kind: input.kind ?? 'topic',
    status: 'proposed',
    sourceType: null,
    sourceId: null,
    carriedFromId: null,
    movedFromId: null,
    formerNumbers: {},
    declinedReason: null,
    proposedById: tx.actor.personId,
    version: 1,
    fieldVersions: {},
    createdAt: tx.now,
  };
}

export function demandBreak({ plannedMinutes, note, presenterId }: Omit<ItemText, 'title'>): void {
  if (!plannedMinutes) throw breakWithoutMinutes();
  if ((note && isSaid(note)) || presenterId) throw breakWithMore();
}

/** Adds an item to the agenda at once, as the last of its day or below its parent: for facilitators and chairs. */
@Injectable()
export class AddAgendaItem {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor, input: NewAgendaItem): Promise<{ id: string }> {
    const ofRoundtable = input.roundtableId !== undefined;
    demand(actor, dialoguePermissions, ofRoundtable ? 'dialogue.agenda.change' : 'dialogue.agenda.arrange');
    if (!isSaid(input.title)) throw textMissing('/title');
    if (isBreak(input)) demandBreak(input);
    return this.database.write(actor, async (tx) => {
      const { body, meeting } = await openPlace(tx, input);
      demandConduct(tx, body, 'dialogue.agenda.change');
      demandAgendaOpen(body, meeting);
      demandDay(meeting, input.day ?? 1);
      if (input.presenterId && !(await this.identity.person(tx, input.presenterId))) throw personUnknown();
      const items = await itemsBeforeOneMore(tx, meeting.id);
      const blank = blankItem(tx, { ...input, roundtableId: meeting.roundtableId });
      const provisional = { ...blank, position: lastPosition(items, null, blank.day) };
      const parentId = input.parentId ?? null;
      const outcome = moveItem([...items, provisional], { id: blank.id, parentId, day: blank.day, beforeId: null });
      if ('fault' in outcome) throw moveNotPossible(outcome.fault);
      const placed = outcome.changed.find((item) => item.id === blank.id) ?? provisional;
      const { day, position } = placed;
      const meetingId = meeting.id;
      const added = { ...blank, status: 'planned' as const, meetingId, parentId, day, position };
      await tx.get(AgendaItemRepository).insert({ ...added, number: await numberAt(tx, meeting, added) });
      const payload = { agendaItemId: blank.id, meetingId };
      await tx.record({ type: agendaItemAdded, subject: body.id, payload });
      return { id: blank.id };
    });
  }
}

async function openPlace(tx: Transaction, place: ItemPlace): Promise<OpenMeeting> {
  if (place.roundtableId === undefined) return openMeeting(tx, place.meetingId);
  const roundtable = await openRoundtable(tx, place.roundtableId);
  const body = { kind: 'roundtable' as const, id: roundtable.id, roundtable };
  return { body, meeting: await meetingIn(tx, body, place.meetingId) };
}

/** Adds a proposal of a delegate, which waits until a facilitator accepts it. */
@Injectable()
export class ProposeTopic {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, input: NewProposal): Promise<{ id: string }> {
    demand(actor, dialoguePermissions, 'dialogue.agenda.propose');
    if (!isSaid(input.title)) throw textMissing('/title');
    return this.database.write(actor, async (tx) => {
      const roundtable = await openRoundtable(tx, input.roundtableId);
      const item = blankItem(tx, input);
      await tx.get(AgendaItemRepository).insert(item);
      const payload = { agendaItemId: item.id, kind: item.kind };
      await tx.record({ type: agendaItemProposed, subject: roundtable.id, payload });
      return { id: item.id };
    });
  }
}
