import type { FloorEnded, OverrideReason, RoomFact } from './events.js';
import { speechMilliseconds } from './clock.js';
import { type Hand, handOf, type RoomState, type Speaker, type SpeechKind } from './state.js';

/** What someone wants of the room, with everything looked up that the decision needs. */
export type RoomCommand =
  | { readonly type: 'raise-hand'; readonly personId: string; readonly kind: SpeechKind }
  /** Kind null: whatever the person asked for. */
  | { readonly type: 'lower-hand'; readonly personId: string; readonly kind: SpeechKind | null }
  | {
      readonly type: 'give-floor';
      readonly speaker: Speaker;
      /** Which request is met; null the first of this person. */
      readonly kind: SpeechKind | null;
      /** The speech that a person who gives the floor sees and means to end; null: no one speaks. */
      readonly replaces: number | null;
      readonly limitSeconds: number | null;
      readonly proposedId: string | null;
      readonly override: OverrideReason | null;
    }
  /** Names the speech, so that a late repetition does not end the next one. */
  | { readonly type: 'end-floor'; readonly speechId: number }
  /** Within ten seconds; `before` is the room as it was before that speech. */
  | { readonly type: 'undo-floor'; readonly speechId: number; readonly now: number; readonly before: RoomState }
  /** `replaces`: the item under discussion that a person who moves on sees; left out where the room follows the agenda. */
  | { readonly type: 'move-cursor'; readonly agendaItemId: string | null; readonly replaces?: string | null }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'close-room' };

export interface RoomActor {
  /** Null for the program itself. */
  readonly personId: string | null;
  /** Runs the room: facilitator, or the program. */
  readonly moderates: boolean;
  /** Has a seat at this roundtable. */
  readonly seated: boolean;
}

/** Why the room refuses; `domain/problems.ts` contains the texts. */
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

/** Pure: the server decides with it, and a screen may ask it beforehand whether a button makes sense. */
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

/** A person who speaks yields: giving the floor ends the speech before it, in the same breath. */
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

/** A wrong press is noticed within seconds; later, a speech has been made. */
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
      // a pause in between is no one's time
      speech: { ...interrupted, pausedFor: interrupted.pausedFor + speech.pausedFor },
      milliseconds: speechMilliseconds(interrupted, before.pausedSince, speech.startedAt),
    },
    request: hand === undefined ? null : { hand, place: placeBehind(state.hands, ahead) },
  });
}

/** Behind the last of those that were ahead and still wait. */
function placeBehind(hands: readonly Hand[], ahead: readonly Hand[]): number {
  return (
    1 + hands.findLastIndex((one) => ahead.some((other) => other.personId === one.personId && other.kind === one.kind))
  );
}

function steer(state: RoomState, command: Of<'move-cursor' | 'pause' | 'resume' | 'close-room'>): Decision {
  if (command.type === 'close-room') {
    // a room in which nothing happened has nothing to end
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

/** Gives facts their numbers and their time; time never goes back, whatever the server's clock does, save as `late.ts` says. */
export function numbered<Fact extends RoomFact>(
  state: RoomState,
  facts: readonly Fact[],
  stamp: { readonly by: string | null; readonly now: number; readonly notBefore?: number },
): (Fact & { seq: number; at: number; by: string | null })[] {
  const at = Math.max(stamp.now, stamp.notBefore ?? state.at);
  return facts.map((fact, index) => ({ ...fact, seq: state.seq + 1 + index, at, by: stamp.by }));
}
