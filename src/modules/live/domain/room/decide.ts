import type { FloorEnded, OverrideReason, RoomFact } from './events.js';
import { speechMilliseconds } from './clock.js';
import { type Hand, handOf, type RoomState, type Speaker, type SpeechKind } from './state.js';

/** A command, with all facts that the decision needs already looked up. */
export type RoomCommand =
  | { readonly type: 'raise-hand'; readonly personId: string; readonly kind: SpeechKind }
  /** Kind null: all requests of the person. */
  | { readonly type: 'lower-hand'; readonly personId: string; readonly kind: SpeechKind | null }
  | {
      readonly type: 'give-floor';
      readonly speaker: Speaker;
      /** The kind of request that is granted; null: the first request of this person. */
      readonly kind: SpeechKind | null;
      /** The speech that the sender sees and wants to end; null: no one is speaking. */
      readonly replaces: number | null;
      readonly limitSeconds: number | null;
      readonly proposedId: string | null;
      readonly override: OverrideReason | null;
    }
  /** Identifies the speech, so that a delayed repetition does not end the next one. */
  | { readonly type: 'end-floor'; readonly speechId: number }
  /** Allowed within ten seconds; `before` is the room before that speech. */
  | { readonly type: 'undo-floor'; readonly speechId: number; readonly now: number; readonly before: RoomState }
  /** `replaces`: the item under discussion that the sender sees; omitted if the room follows the agenda. */
  | { readonly type: 'move-cursor'; readonly agendaItemId: string | null; readonly replaces?: string | null }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'close-room' };

export interface RoomActor {
  /** Null for the program itself. */
  readonly personId: string | null;
  /** The person runs the room (facilitator), or the program itself acts. */
  readonly moderates: boolean;
  /** The person has a seat at this roundtable. */
  readonly seated: boolean;
}

/** Why the room refuses a command; the texts are in `domain/problems.ts`. */
export type Refusal =
  | 'live.room.not-moderating'
  | 'live.room.not-seated'
  | 'live.room.paused'
  | 'live.room.not-paused'
  | 'live.room.already-paused'
  | 'live.hand.not-yours'
  | 'live.hand.has-the-floor'
  | 'live.floor.already-given'
  | 'live.floor.reason-needed'
  | 'live.floor.overtaken'
  | 'live.floor.undo-too-late'
  | 'live.floor.not-this-speech'
  | 'live.floor.not-yours'
  | 'live.cursor.overtaken';

export type Decision =
  { readonly ok: true; readonly facts: readonly RoomFact[] } | { readonly ok: false; readonly refusal: Refusal };

const nothing: Decision = { ok: true, facts: [] };
const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal });
const happen = (...facts: readonly RoomFact[]): Decision => ({ ok: true, facts });

/** Decides about a command. Pure: the server uses it, and a screen can use it to enable or disable a button. */
export function decide(state: RoomState, command: RoomCommand, actor: RoomActor): Decision {
  switch (command.type) {
    case 'raise-hand':
      return raiseHand(state, command, actor);
    case 'lower-hand':
      return lowerHand(state, command, actor);
    case 'give-floor':
      return giveFloor(state, command, actor);
    case 'undo-floor':
      return undoFloor(state, command, actor);
    case 'end-floor':
      return endFloor(state, command.speechId, actor);
    default:
      return actor.moderates ? steer(state, command) : refuse('live.room.not-moderating');
  }
}

type Of<Type extends RoomCommand['type']> = Extract<RoomCommand, { type: Type }>;

function raiseHand(state: RoomState, command: Of<'raise-hand'>, actor: RoomActor): Decision {
  const { personId, kind } = command;
  if (personId !== actor.personId) return refuse('live.hand.not-yours');
  if (!actor.seated) return refuse('live.room.not-seated');
  if (state.speech?.speaker.personId === personId) return refuse('live.hand.has-the-floor');
  if (handOf(state, personId, kind) !== undefined) return nothing;
  return happen({ type: 'hand-raised', personId, kind, alone: false });
}

function lowerHand(state: RoomState, { personId, kind }: Of<'lower-hand'>, actor: RoomActor): Decision {
  if (personId !== actor.personId && !actor.moderates) return refuse('live.hand.not-yours');
  if (handOf(state, personId, kind ?? undefined) === undefined) return nothing;
  return happen({ type: 'hand-lowered', personId, kind });
}

/** Giving the floor to another person also ends the current speech, in the same step. */
function giveFloor(state: RoomState, command: Of<'give-floor'>, actor: RoomActor): Decision {
  if (!actor.moderates) return refuse('live.room.not-moderating');
  if (state.pausedSince !== null) return refuse('live.room.paused');
  const { speaker, limitSeconds, proposedId } = command;
  if (state.speech?.speaker.personId === speaker.personId) return refuse('live.floor.already-given');
  if (state.speech !== null && state.speech.id !== command.replaces) return refuse('live.floor.overtaken');
  const kind = command.kind ?? handOf(state, speaker.personId)?.kind ?? 'contribution';
  const followed = proposedId === null || proposedId === speaker.personId;
  if (!followed && command.override === null) return refuse('live.floor.reason-needed');
  const override = followed ? null : command.override;
  const facts: RoomFact[] = [{ type: 'floor-given', speaker, kind, limitSeconds, proposedId, override }];
  return happen(...endOfCurrent(state), ...facts);
}

function endOfCurrent(state: RoomState): readonly FloorEnded[] {
  return state.speech === null ? [] : [{ type: 'floor-ended', speechId: state.speech.id }];
}

function endFloor(state: RoomState, speechId: number, actor: RoomActor): Decision {
  if (state.speech?.id !== speechId) return refuse('live.floor.not-this-speech');
  const own = state.speech.speaker.personId === actor.personId;
  if (!own && !actor.moderates) return refuse('live.floor.not-yours');
  return happen(...endOfCurrent(state));
}

/** A mistake is noticed within seconds; after that, the speech counts as made. */
export const undoWithinMilliseconds = 10_000;

function undoFloor(state: RoomState, command: Of<'undo-floor'>, actor: RoomActor): Decision {
  if (!actor.moderates) return refuse('live.room.not-moderating');
  const { speech } = state;
  if (speech?.id !== command.speechId) return refuse('live.floor.not-this-speech');
  if (command.now - speech.startedAt > undoWithinMilliseconds) return refuse('live.floor.undo-too-late');
  const { before } = command;
  const interrupted = before.speech;
  const hand = handOf(before, speech.speaker.personId, speech.kind);
  const ahead = before.hands.slice(0, hand === undefined ? 0 : before.hands.indexOf(hand));
  return happen({
    type: 'floor-undone',
    speechId: speech.id,
    resumed: interrupted && {
      // a pause in between is not added to the speaking time of either speaker
      speech: { ...interrupted, pausedFor: interrupted.pausedFor + speech.pausedFor },
      milliseconds: speechMilliseconds(interrupted, before.pausedSince, speech.startedAt),
    },
    request: hand === undefined ? null : { hand, place: placeBehind(state.hands, ahead) },
  });
}

/** Inserts the hand after those that were ahead of it and are still waiting. */
function placeBehind(hands: readonly Hand[], ahead: readonly Hand[]): number {
  return (
    1 + hands.findLastIndex((one) => ahead.some((other) => other.personId === one.personId && other.kind === one.kind))
  );
}

function steer(state: RoomState, command: Of<'move-cursor' | 'pause' | 'resume' | 'close-room'>): Decision {
  if (command.type === 'close-room') {
    // a room without events has nothing to end
    return state.seq === 0 ? nothing : happen(...endOfCurrent(state), { type: 'room-closed' });
  }
  if (command.type === 'move-cursor') {
    const { agendaItemId, replaces } = command;
    if (replaces !== undefined && replaces !== state.cursor && agendaItemId !== state.cursor)
      return refuse('live.cursor.overtaken');
    return agendaItemId === state.cursor ? nothing : happen({ type: 'cursor-moved', agendaItemId });
  }
  if (command.type === 'pause') {
    return state.pausedSince === null ? happen({ type: 'room-paused' }) : refuse('live.room.already-paused');
  }
  return state.pausedSince === null ? refuse('live.room.not-paused') : happen({ type: 'room-resumed' });
}

/**
 * Assigns numbers and times to facts. Time never goes back, even if the server's clock is changed, except as described
 * in `late.ts`.
 */
export function numbered<Fact extends RoomFact>(
  state: RoomState,
  facts: readonly Fact[],
  stamp: { readonly by: string | null; readonly now: number; readonly notBefore?: number },
): (Fact & { seq: number; at: number; by: string | null })[] {
  const at = Math.max(stamp.now, stamp.notBefore ?? state.at);
  return facts.map((fact, index) => ({ ...fact, seq: state.seq + 1 + index, at, by: stamp.by }));
}
