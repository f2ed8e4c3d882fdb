import {
  type BudgetSet,
  type FloorEnded,
  type FloorExtended,
  type FloorGiven,
  type FloorInterrupted,
  type FloorUndone,
  type HandChanged,
  type HandRaised,
  type Numbered,
  type RoomEvent,
  lateAfter,
} from './events.js';
import { speechMilliseconds } from './clock.js';
import { withDiscussion, withSpoken } from './budget.js';
import type { FloorShare, Hand, InterruptedSpeech, RoomState, Speaker, Speech, SpeechKind } from './state.js';

/**
 * Increased whenever the state has a different shape or an event has a different meaning. Older snapshots are then
 * ignored, and a page that was loaded before asks to be reloaded.
 */
export const reducerVersion = 6;

/** Thrown if an event before this one is missing: the caller has to fetch it first. */
export class SequenceGap extends Error {
  constructor(
    readonly expected: number,
    readonly received: number,
  ) {
    super(`Event ${received} came where ${expected} was expected.`);
    this.name = 'SequenceGap';
  }
}

/**
 * The only function that applies events to a room, on the server and on every screen. Events that were already applied
 * are ignored, so receiving an event twice does no harm; a gap is refused.
 */
export function reduce(state: RoomState, event: RoomEvent): RoomState {
  if (event.seq <= state.seq) return state;
  if (event.seq !== state.seq + 1) throw new SequenceGap(state.seq + 1, event.seq);
  const after = withDiscussion(state, apply(state, event), event.at);
  return { ...after, seq: event.seq, at: Math.max(state.at, event.at) };
}

export function replay(state: RoomState, events: readonly RoomEvent[]): RoomState {
  return events.reduce(reduce, state);
}

function apply(state: RoomState, event: RoomEvent): RoomState {
  switch (event.type) {
    case 'hand-raised':
      return raised(state, event);
    case 'hand-changed':
      return changed(state, event);
    case 'hand-lowered':
      return withoutHand(state, event.personId, event.kind);
    case 'floor-given':
      return given(state, event);
    case 'floor-ended':
      return ended(state, event);
    case 'floor-interrupted':
      return { ...state, speech: null, interrupted: endingOf(state, event) };
    case 'floor-continued':
      return continued(state, event);
    case 'floor-extended':
      return extended(state, event);
    case 'floor-undone':
      return undone(state, event);
    default:
      return arranged(state, event);
  }
}

type Arranging = Exclude<RoomEvent['type'], `hand-${string}` | `floor-${string}`>;

/** Events that arrange the meeting and not a request or a speech. */
function arranged(state: RoomState, event: Extract<RoomEvent, { type: Arranging }>): RoomState {
  switch (event.type) {
    case 'list-closed':
      return { ...state, listClosed: true };
    case 'list-reopened':
      return { ...state, listClosed: false };
    case 'budget-set':
      return planned(state, event);
    case 'cursor-moved':
      return { ...state, cursor: event.agendaItemId };
    case 'room-paused':
      return { ...state, pausedSince: event.at };
    case 'room-resumed':
      return resumed(state, event);
    case 'room-closed':
      return { ...state, hands: [], cursor: null, pausedSince: null, listClosed: false };
  }
}

function planned(state: RoomState, { agendaItemId, constituency, minutes }: BudgetSet): RoomState {
  const others = state.budgets.filter((one) => one.agendaItemId !== agendaItemId || one.constituency !== constituency);
  return { ...state, budgets: minutes === null ? others : [...others, { agendaItemId, constituency, minutes }] };
}

function withoutHand(state: RoomState, personId: string, kind: SpeechKind | null): RoomState {
  return {
    ...state,
    hands: state.hands.filter((hand) => hand.personId !== personId || (kind !== null && hand.kind !== kind)),
  };
}

function raised(state: RoomState, event: HandRaised & Numbered): RoomState {
  const others = withoutHand(state, event.personId, event.alone ? null : event.kind).hands;
  const { personId, kind, subject, at } = event;
  return { ...state, hands: [...others, { personId, kind, subject, raisedAt: at }] };
}

function changed(state: RoomState, { personId, kind, subject }: HandChanged): RoomState {
  const isIt = (hand: Hand): boolean => hand.personId === personId && hand.kind === kind;
  return { ...state, hands: state.hands.map((hand) => (isIt(hand) ? { ...hand, subject } : hand)) };
}

function given(state: RoomState, event: FloorGiven & Numbered): RoomState {
  const speech: Speech = {
    id: event.seq,
    speaker: event.speaker,
    kind: event.kind,
    subject: event.subject,
    cededById: event.cededById,
    agendaItemId: state.cursor,
    startedAt: event.at,
    pausedFor: 0,
    limitSeconds: event.limitSeconds,
  };
  const { hands } = state;
  return { ...state, hands: hands.filter((hand) => !isMet(hand, event)), speech };
}

/**
 * Whether giving the floor granted this hand. A console without a connection may have given the floor before the hand
 * was raised; then the hand is a new request. The floor that another speaker ceded grants no request.
 */
function isMet(hand: Hand, { speaker, kind, cededById, at }: FloorGiven & Numbered): boolean {
  return (
    cededById === null && hand.personId === speaker.personId && hand.kind === kind && hand.raisedAt <= at + lateAfter
  );
}

function ended(state: RoomState, event: FloorEnded & Numbered): RoomState {
  const ending = endingOf(state, event);
  if (ending === null) return state;
  const { speech, milliseconds } = ending;
  const { personId } = speech.speaker;
  const floor = addTurn(state.floor, speech, milliseconds);
  const after = {
    ...{ ...state, lastSpeakerId: personId, floor },
    spoken: withSpoken(state.spoken, speech, milliseconds),
  };
  return speech === state.speech ? { ...after, speech: null } : { ...after, interrupted: null };
}

/** The speech that an event ends or interrupts, and its speaking time; null if no one speaks. */
export function endingOf(
  { speech, interrupted, pausedSince }: RoomState,
  { speechId, at }: (FloorEnded | FloorInterrupted) & Numbered,
): InterruptedSpeech | null {
  if (interrupted?.speech.id === speechId) return interrupted;
  return speech && { speech, milliseconds: speechMilliseconds(speech, pausedSince, at) };
}

function extended(state: RoomState, { limitSeconds }: FloorExtended): RoomState {
  return { ...state, speech: state.speech && { ...state.speech, limitSeconds } };
}

/** The time of the interruption is a pause of this speech. */
function continued(state: RoomState, { at }: Numbered): RoomState {
  if (state.interrupted === null) return state;
  const { speech, milliseconds } = state.interrupted;
  const pausedFor = Math.max(0, at - speech.startedAt - milliseconds);
  const after = { ...state, interrupted: null, speech: { ...speech, pausedFor } };
  return speaksAgain(after, speech);
}

function undone(state: RoomState, { resumed, request, interrupted, lastSpeakerId }: FloorUndone): RoomState {
  const hands = request === null ? state.hands : state.hands.toSpliced(request.place, 0, request.hand);
  const counted = [resumed, interrupted?.counted ? interrupted : null].filter((one) => one !== null);
  let { floor, spoken } = state;
  for (const { speech, milliseconds } of counted) {
    if (milliseconds === null) continue;
    floor = withoutTurn(floor, speech.speaker, milliseconds);
    spoken = withSpoken(spoken, speech, -milliseconds);
  }
  const waiting = interrupted && { speech: interrupted.speech, milliseconds: interrupted.milliseconds };
  const back = { hands, lastSpeakerId, interrupted: waiting, floor, spoken };
  const before = { ...state, ...back, speech: resumed?.speech ?? null };
  return resumed === null ? before : speaksAgain(before, resumed.speech);
}

/** Meets the request that the speaker may have made since; one that was there before the floor was ceded remains. */
function speaksAgain(state: RoomState, { speaker, kind, cededById }: Speech): RoomState {
  return cededById === null ? withoutHand(state, speaker.personId, kind) : state;
}

const isOf =
  (speaker: Speaker) =>
  (share: FloorShare): boolean =>
    share.personId === speaker.personId &&
    share.constituency === speaker.constituency &&
    share.capacity === speaker.capacity &&
    share.organisationId === speaker.organisationId;

function addTurn(
  floor: readonly FloorShare[],
  { speaker }: Pick<Speech, 'speaker'>,
  milliseconds: number,
): readonly FloorShare[] {
  const index = floor.findIndex(isOf(speaker));
  const before = floor[index];
  if (before === undefined) return [...floor, { ...speaker, milliseconds, turns: 1 }];
  return floor.with(index, {
    ...before,
    milliseconds: before.milliseconds + milliseconds,
    turns: before.turns + 1,
  });
}

function withoutTurn(floor: readonly FloorShare[], speaker: Speaker, milliseconds: number): readonly FloorShare[] {
  const index = floor.findIndex(isOf(speaker));
  const before = floor[index];
  if (before === undefined) return floor;
  if (before.turns === 1) return floor.toSpliced(index, 1);
  return floor.with(index, {
    ...before,
    milliseconds: before.milliseconds - milliseconds,
    turns: before.turns - 1,
  });
}

function resumed(state: RoomState, event: Numbered): RoomState {
  const { speech, pausedSince } = state;
  if (pausedSince === null) return state;
  const pause = event.at - Math.max(pausedSince, speech?.startedAt ?? pausedSince);
  return {
    ...state,
    pausedSince: null,
    speech: speech === null ? null : { ...speech, pausedFor: speech.pausedFor + pause },
  };
}
