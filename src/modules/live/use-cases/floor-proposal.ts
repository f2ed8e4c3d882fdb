import type { LocalizedText } from '../../../kernel/localized-text.js';
import { explain } from '../../../methodology/floor/explain.js';
import {
  type FloorUsed,
  nextSpeaker,
  type NextSpeaker,
  type Waiting,
} from '../../../methodology/floor/next-speaker.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { MeetingSeat } from '../../dialogue/index.js';
import type { SpeechRecord } from '../domain/floor-time.js';
import { clockOf } from '../domain/room/clock.js';
import type { RoomState } from '../domain/room/state.js';
import { SpeechRepository } from '../persistence/speech.repository.js';

interface Room {
  readonly meeting: { readonly id: string };
  readonly seats: readonly MeetingSeat[];
  readonly state: RoomState;
}

/** The speaker whom the balanced floor proposes; null if no one is waiting. */
export async function proposeSpeaker(
  tx: ReadTransaction,
  { meeting, seats, state }: Room,
  now: Date,
): Promise<NextSpeaker | null> {
  if (state.hands.length === 0) return null;
  const speeches = await tx.get(SpeechRepository).of(meeting.id);
  return nextSpeaker(waitingIn(seats, state), floorUsed(speeches, state, now));
}

export function sentenceFor(next: NextSpeaker, nameOf: (organisationId: string) => LocalizedText): LocalizedText {
  return explain(next, nameOf);
}

function waitingIn(seats: readonly MeetingSeat[], state: RoomState): Waiting[] {
  return state.hands.flatMap(({ personId, kind, raisedAt }) => {
    const seat = seats.find((one) => one.personId === personId);
    // raised before a substitute took the seat
    if (seat?.rights.takesFloor === false) return [];
    return {
      personId,
      constituency: seat?.constituency ?? null,
      organisationId: seat?.organisationId ?? null,
      sex: seat?.sex ?? 'not-stated',
      pointOfOrder: kind === 'point-of-order',
      raisedAt,
    };
  });
}

/** Actual speaking time, including the current speech. */
export function floorUsed(
  speeches: readonly Omit<SpeechRecord, 'startedAt' | 'limitSeconds'>[],
  state: RoomState,
  now: Date,
): FloorUsed[] {
  const running = clockOf(state, now.getTime()) ?? 0;
  return speeches.map((speech) => ({ ...speech, milliseconds: speech.milliseconds ?? running }));
}
