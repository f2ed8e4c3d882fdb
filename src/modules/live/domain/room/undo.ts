import { speechMilliseconds } from './clock.js';
import type { FloorUndone } from './events.js';
import { type Hand, handOf, madeBy, type RoomState, type Speech } from './state.js';

interface Undone {
  /** The speech that was given by mistake. */
  readonly speech: Speech;
  /** The room before it. */
  readonly before: RoomState;
  /** Those who may have the floor now; omitted: all. */
  readonly withFloor?: readonly string[];
}

/** What returns the room to its state before a speech that was given by mistake, as far as seats allow it. */
export function undoing(state: RoomState, undone: Undone): FloorUndone {
  const { speech, before } = undone;
  const resumed = again(before.speech, state, undone);
  const interrupted = again(before.interrupted?.speech ?? null, state, undone);
  const hand = speech.cededById === null ? handOf(before, speech.speaker.personId, speech.kind) : undefined;
  const ahead = before.hands.slice(0, hand === undefined ? 0 : before.hands.indexOf(hand));
  return {
    type: 'floor-undone',
    speechId: speech.id,
    resumed: resumed && {
      // a pause in between is not added to the speaking time of either speaker
      speech: { ...resumed, pausedFor: resumed.pausedFor + speech.pausedFor },
      milliseconds:
        state.interrupted?.speech.id === resumed.id
          ? null
          : speechMilliseconds(resumed, before.pausedSince, speech.startedAt),
    },
    interrupted: before.interrupted &&
      interrupted && { ...before.interrupted, speech: interrupted, counted: state.interrupted === null },
    lastSpeakerId: lastSpeaker(before, { resumed, interrupted }),
    request: hand === undefined ? null : { hand, place: placeBehind(state.hands, ahead) },
  };
}

/**
 * A speech that had ended continues only if its speaker may still have the floor. One that waits is not affected: a
 * substitution that begins meanwhile lets the member finish it.
 */
function again(speech: Speech | null, state: RoomState, { withFloor }: Undone): Speech | null {
  if (speech === null || speech.id === state.interrupted?.speech.id) return speech;
  if (withFloor?.includes(speech.speaker.personId) === false) return null;
  return { ...speech, subject: madeBy(speech.subject, withFloor) };
}

/** The last person whose speech remains ended. */
function lastSpeaker(
  before: RoomState,
  { resumed, interrupted }: { readonly resumed: Speech | null; readonly interrupted: Speech | null },
): string | null {
  const ended = interrupted === null ? before.interrupted?.speech : undefined;
  const last = ended ?? (resumed === null ? before.speech : null);
  return last?.speaker.personId ?? before.lastSpeakerId;
}

/** Inserts the hand after those that were ahead of it and are still waiting. */
function placeBehind(hands: readonly Hand[], ahead: readonly Hand[]): number {
  return (
    1 + hands.findLastIndex((one) => ahead.some((other) => other.personId === one.personId && other.kind === one.kind))
  );
}
