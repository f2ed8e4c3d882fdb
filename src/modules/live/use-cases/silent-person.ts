import type { Transaction } from '../../../platform/database/transaction.js';
import { type DialogueFacade, isRoomOpen } from '../../dialogue/index.js';
import { seatSpeaking } from '../domain/attendance-problems.js';
import { speakersOf } from '../domain/room/state.js';
import { RoomRepository } from '../persistence/room.repository.js';
import type { RoomStates } from './room-journal.js';

/**
 * Refuses while a person speaks, also jointly with another, or waits to continue, in a room of the roundtable. Holds the rooms until commit, so
 * that the floor is not given meanwhile.
 */
export async function demandSilent(
  tx: Transaction,
  { dialogue, states }: { readonly dialogue: DialogueFacade; readonly states: RoomStates },
  { roundtableId, personId }: { readonly roundtableId: string; readonly personId: string },
): Promise<void> {
  const meetings = (await dialogue.meetings(tx, roundtableId)).filter(({ state }) => isRoomOpen(state));
  for (const meetingId of meetings.map(({ id }) => id).toSorted()) {
    const head = await tx.get(RoomRepository).lock(tx.workspaceId, meetingId, tx.now);
    const { speech, interrupted } = await states.current(tx, meetingId, head);
    if ([speech, interrupted?.speech].some((one) => one && speakersOf(one).includes(personId))) throw seatSpeaking();
  }
}
