import { speechMilliseconds } from '../domain/room/clock.js';
import type { FloorUndone, RoomEvent } from '../domain/room/events.js';
import { reduce } from '../domain/room/reduce.js';
import type { RoomState } from '../domain/room/state.js';
import { SpeechRepository } from '../persistence/speech.repository.js';
import type { OpenRoom } from './room-entrance.js';

/** Stores the speeches, with the sex of the speaker that the seat currently states, separately from the events. */
export async function recordSpeeches(room: OpenRoom, events: readonly RoomEvent[]): Promise<void> {
  let state = room.state;
  for (const event of events) {
    if (event.type === 'floor-ended') await end(room, state, event.at);
    if (event.type === 'floor-undone') await undo(room, event);
    state = reduce(state, event);
    if (event.type === 'floor-given') await begin(room, state);
  }
}

async function end({ tx, meeting }: OpenRoom, state: RoomState, at: number): Promise<void> {
  if (state.speech === null) return;
  const milliseconds = speechMilliseconds(state.speech, state.pausedSince, at);
  await tx.get(SpeechRepository).end(meeting.id, state.speech.id, { endedAt: new Date(at), milliseconds });
}

/** Removes a speech that was given by mistake; the mistake remains in the log of events. */
async function undo({ tx, meeting }: OpenRoom, { speechId, resumed }: FloorUndone): Promise<void> {
  const speeches = tx.get(SpeechRepository);
  await speeches.remove(meeting.id, speechId);
  if (resumed !== null) await speeches.resume(meeting.id, resumed.speech.id);
}

async function begin({ tx, meeting, seats }: OpenRoom, { speech }: RoomState): Promise<void> {
  if (speech === null) return;
  const { id, speaker, startedAt, kind, agendaItemId, limitSeconds } = speech;
  const seat = seats.find((one) => one.personId === speaker.personId);
  await tx.get(SpeechRepository).begin({
    ...speaker,
    meetingId: meeting.id,
    seq: id,
    workspaceId: tx.workspaceId,
    sex: seat?.sex ?? 'not-stated',
    kind,
    agendaItemId,
    limitSeconds,
    startedAt: new Date(startedAt),
  });
}
