import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { conveningGaps } from '../domain/convening.js';
import { agendaItemCarriedOver } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { notReadyToConvene } from '../domain/problems.js';
import type { OpenState, Roundtable } from '../domain/roundtable.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { carryOverFrom } from './carry-over.js';
import { moveMeetings } from './move-meetings.js';
import { moveRoundtable } from './move-roundtable.js';
import type { ChangedState, StateChange } from './move-roundtable.js';
import { meetingsOf } from './open-meeting.js';
import { lockRoundtable } from './open-roundtable.js';

/**
 * Changes the state of a roundtable and that of its meetings with it. Closing and returning to draft are possible only
 * together with the live rooms, which call `within`.
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
    const roundtable = await lockRoundtable(tx, change.roundtableId);
    if (roundtable.state === 'draft' && to === 'convened') await demandReady(tx, change);
    await carryOverItems(tx, roundtable, change.carryOver ?? []);
    const changed = await moveRoundtable(tx, roundtable, change);
    await moveMeetings(tx, change.roundtableId, to);
    if (to === 'closed') await handOnProposals(tx, change.roundtableId);
    return changed;
  }
}

async function carryOverItems(tx: Transaction, roundtable: Roundtable, itemIds: readonly string[]): Promise<void> {
  const meetingIds = (await meetingsOf(tx, roundtable.id)).map(({ id }) => id);
  await carryOverFrom(tx, { kind: 'roundtable', id: roundtable.id, roundtable }, { meetingIds, itemIds });
}

/** A person who convenes with gaps gives a reason, which is stored with the change of state. */
async function demandReady(tx: Transaction, { roundtableId, reason }: StateChange): Promise<void> {
  if (tx.actor.kind === 'system' || reason?.trim()) return;
  const seats = await tx.get(SeatRepository).ofRoundtable(roundtableId);
  const gaps = conveningGaps(seats, await tx.get(AgendaItemRepository).ofRoundtable(roundtableId));
  if (gaps.length > 0) throw notReadyToConvene(gaps);
}

/** A roundtable that is closed or deleted decides nothing more, so its undecided proposals go to the next one. */
export async function handOnProposals(tx: Transaction, roundtableId: string): Promise<void> {
  const next = await tx.get(RoundtableRepository).findNext(roundtableId);
  const to = next?.id ?? null;
  for (const { id, carriedToId } of await tx.get(AgendaItemRepository).handOn(roundtableId, to)) {
    const payload = { agendaItemId: id, carriedToId, roundtableId: to };
    await tx.record({ type: agendaItemCarriedOver, subject: roundtableId, payload });
  }
}
