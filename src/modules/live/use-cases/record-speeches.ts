import type { FloorEnded, FloorInterrupted, FloorUndone, Numbered, RoomEvent } from '../domain/room/events.js';
import { endingOf, reduce } from '../domain/room/reduce.js';
import type { RoomState } from '../domain/room/state.js';
import { SpeechRepository } from '../persistence/speech.repository.js';
import type { OpenRoom } from './room-entrance.js';

/**
 * Stores the speeches, with the sex of the speaker that the seat currently states, separately from the events. An
 * interrupted speech is stored like one that has ended, until it is continued.
 */
export async function recordSpeeches(room: OpenRoom, events: readonly RoomEvent[]): Promise<void> {
  const { tx, meeting } = room;
  let state = room.state;
  for (const event of events) {
    if (event.type === 'floor-ended' || event.type === 'floor-interrupted') await end(room, state, event);
    if (event.type === 'floor-continued') await tx.get(SpeechRepository).resume(meeting.id, event.speechId);
    if (event.type === 'floor-extended') await tx.get(SpeechRepository).extend(meeting.id, event);
    if (event.type === 'floor-undone') await undo(room, event);
    state = reduce(state, event);
    if (event.type === 'floor-given') await begin(room, state);
  }
}

type Ending = (FloorEnded | FloorInterrupted) & Numbered;

async function end({ tx, meeting }: OpenRoom, state: RoomState, event: Ending): Promise<void> {
  const ending = endingOf(state, event);
  if (ending === null) return;
  const { speech, milliseconds } = ending;
  await tx.get(SpeechRepository).end(meeting.id, speech.id, { endedAt: new Date(event.at), milliseconds });
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
