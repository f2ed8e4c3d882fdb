import type { Capacity, Constituency } from '../../../../kernel/actor.js';

/** What a hand asks for. A point of order comes before contributions, whoever raised it. */
export type SpeechKind = 'contribution' | 'point-of-order';
export const speechKinds: readonly SpeechKind[] = ['contribution', 'point-of-order'];

/** Who a person spoke for at that moment: history does not change when the person moves. Sex stays on the server. */
export interface Speaker {
  readonly personId: string;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly organisationId: string | null;
}

export interface Hand {
  readonly personId: string;
  readonly kind: SpeechKind;
  /** Server time, milliseconds since 1970. */
  readonly raisedAt: number;
}

export interface Speech {
  /** Number of the event that gave the floor; names this speech. */
  readonly id: number;
  readonly speaker: Speaker;
  readonly kind: SpeechKind;
  readonly agendaItemId: string | null;
  readonly startedAt: number;
  /** Milliseconds of this speech during which the room was paused. */
  readonly pausedFor: number;
  readonly limitSeconds: number | null;
}

/** Floor used so far by one person in one capacity of speaking. */
export interface FloorShare extends Speaker {
  readonly milliseconds: number;
  readonly turns: number;
}

/** Everything that all screens of a room agree on. Presence is not in it: it is ephemeral. */
export interface RoomState {
  /** Number of the last event; events are numbered 1, 2, 3 … without a gap. */
  readonly seq: number;
  /** The latest server time of an event; never goes back. */
  readonly at: number;
  readonly cursor: string | null;
  /** In the order in which they were raised; at most one of each kind from one person. */
  readonly hands: readonly Hand[];
  readonly speech: Speech | null;
  /** Since when the room is paused. */
  readonly pausedSince: number | null;
  /** Ended speeches, summed; in the order of first speaking. */
  readonly floor: readonly FloorShare[];
}

export const emptyRoom: RoomState = {
  seq: 0,
  at: 0,
  cursor: null,
  hands: [],
  speech: null,
  pausedSince: null,
  floor: [],
};

/** The order in which hands are shown: points of order first, then as raised. */
export function queueOf(state: RoomState): readonly Hand[] {
  const orders = state.hands.filter((hand) => hand.kind === 'point-of-order');
  return [...orders, ...state.hands.filter((hand) => hand.kind !== 'point-of-order')];
}

/** Someone may wait for a contribution and raise a point of order meanwhile; without `kind` the one that comes first. */
export function handOf(state: RoomState, personId: string, kind?: SpeechKind): Hand | undefined {
  return queueOf(state).find((hand) => hand.personId === personId && (kind === undefined || hand.kind === kind));
}
