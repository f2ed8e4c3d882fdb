import type { FloorEnded, FloorGiven, HandRaised, Numbered, RoomEvent } from './events.js';
import { speechMilliseconds } from './clock.js';
import type { FloorShare, RoomState, Speech } from './state.js';

/** The event that comes next is missing: the caller has to fetch it before going on. */
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
 * The one place where an event changes a room, on the server and on every screen. Events already taken in are ignored,
 * so that hearing something twice does no harm; a gap is refused.
 */
export function reduce(state: RoomState, event: RoomEvent): RoomState {
  if (event.seq <= state.seq) return state;
  if (event.seq !== state.seq + 1) throw new SequenceGap(state.seq + 1, event.seq);
  return { ...apply(state, event), seq: event.seq, at: Math.max(state.at, event.at) };
}

export function replay(state: RoomState, events: readonly RoomEvent[]): RoomState {
  return events.reduce(reduce, state);
}

function apply(state: RoomState, event: RoomEvent): RoomState {
  switch (event.type) {
    case 'hand-raised':
      return raised(state, event);
    case 'hand-lowered':
      return withoutHand(state, event.personId);
    case 'floor-given':
      return given(state, event);
    case 'floor-ended':
      return ended(state, event);
    case 'cursor-moved':
      return { ...state, cursor: event.agendaItemId };
    case 'room-paused':
      return { ...state, pausedSince: event.at };
    case 'room-resumed':
      return resumed(state, event);
  }
}

function withoutHand(state: RoomState, personId: string): RoomState {
  return { ...state, hands: state.hands.filter((hand) => hand.personId !== personId) };
}

function raised(state: RoomState, event: HandRaised & Numbered): RoomState {
  const others = withoutHand(state, event.personId).hands;
  return { ...state, hands: [...others, { personId: event.personId, kind: event.kind, raisedAt: event.at }] };
}

function given(state: RoomState, event: FloorGiven & Numbered): RoomState {
  const speech: Speech = {
    id: event.seq,
    speaker: event.speaker,
    kind: event.kind,
    agendaItemId: state.cursor,
    startedAt: event.at,
    pausedFor: 0,
    limitSeconds: event.limitSeconds,
  };
  return { ...withoutHand(state, event.speaker.personId), speech };
}

function ended(state: RoomState, event: FloorEnded & Numbered): RoomState {
  if (state.speech === null) return state;
  const milliseconds = speechMilliseconds(state.speech, state.pausedSince, event.at);
  return { ...state, speech: null, floor: addTurn(state.floor, state.speech, milliseconds) };
}

function addTurn(floor: readonly FloorShare[], speech: Speech, milliseconds: number): readonly FloorShare[] {
  const { speaker } = speech;
  const index = floor.findIndex(
    (share) =>
      share.personId === speaker.personId &&
      share.constituency === speaker.constituency &&
      share.capacity === speaker.capacity &&
      share.organisationId === speaker.organisationId,
  );
  const before = floor[index];
  if (before === undefined) return [...floor, { ...speaker, milliseconds, turns: 1 }];
  const after = { ...before, milliseconds: before.milliseconds + milliseconds, turns: before.turns + 1 };
  return floor.map((share, position) => (position === index ? after : share));
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
