import type { Capacity, Constituency } from '../../../../kernel/actor.js';

/**
 * The kind of a request for the floor. A point of order has priority over all others, because it is decided at once (Rules
 * of Procedure of the General Assembly of the United Nations, rule 71). Screens call a contribution a statement.
 */
export type SpeechKind = 'contribution' | 'reply' | 'on-behalf' | 'joint' | 'point-of-order';
export const speechKinds: readonly SpeechKind[] = ['contribution', 'reply', 'on-behalf', 'joint', 'point-of-order'];

/** Kinds that may be asked for when the list is closed: points of order, and the right of reply (rule 73). */
export const kindsAfterClosing: readonly SpeechKind[] = ['reply', 'point-of-order'];

/** Whom a request concerns apart from the person: the speaker replied to, the group or organisation, or other seats. */
export type Subject =
  | { readonly replyTo: string }
  | { readonly constituency: Constituency }
  | { readonly organisationId: string }
  | JointSubject;

export interface JointSubject {
  /** The other people for whom the statement is made. */
  readonly withIds: readonly string[];
  /** Those of them who have not confirmed yet. Requests from before people could confirm do not have it. */
  readonly invitedIds?: readonly string[];
}

/**
 * A person's affiliation at that moment; it does not change when the person moves to another group. Sex is stored only
 * on the server.
 */
export interface Speaker {
  readonly personId: string;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly organisationId: string | null;
}

export interface Hand {
  readonly personId: string;
  readonly kind: SpeechKind;
  /** Null for a statement and a point of order. */
  readonly subject: Subject | null;
  /** Server time, milliseconds since 1970. */
  readonly raisedAt: number;
}

export interface Speech {
  /** Number of the event that gave the floor; it identifies this speech. */
  readonly id: number;
  readonly speaker: Speaker;
  readonly kind: SpeechKind;
  readonly subject: Subject | null;
  /** The speaker who ceded the floor to this one. */
  readonly cededById: string | null;
  readonly agendaItemId: string | null;
  readonly startedAt: number;
  /** Milliseconds during which the room was paused in this speech. */
  readonly pausedFor: number;
  readonly limitSeconds: number | null;
}

/** A speech that waits until an interruption is over, with its speaking time so far. */
export interface InterruptedSpeech {
  readonly speech: Speech;
  readonly milliseconds: number;
}

/** Speaking time so far of one person in one affiliation. */
export interface FloorShare extends Speaker {
  readonly milliseconds: number;
  readonly turns: number;
}

/** Minutes that are planned in the room for an item, or for one group within it. They are shown and never enforced. */
export interface Budget {
  readonly agendaItemId: string;
  /** Null: the item as a whole. */
  readonly constituency: Constituency | null;
  readonly minutes: number;
}

/** Speaking time of the ended speeches of a group on an item; null for people without a group. */
export interface GroupTime {
  readonly agendaItemId: string;
  readonly constituency: Constituency | null;
  readonly milliseconds: number;
}

/** The shared state of all screens of a room. Presence is not part of it, because it is not stored. */
export interface RoomState {
  /** Number of the last event; events are numbered 1, 2, 3 … without a gap. */
  readonly seq: number;
  /** The latest server time of an event; never goes back. */
  readonly at: number;
  readonly cursor: string | null;
  /** In the order in which they were raised; at most one of each kind per person. */
  readonly hands: readonly Hand[];
  readonly speech: Speech | null;
  readonly interrupted: InterruptedSpeech | null;
  /** The last person whose speech ended. */
  readonly lastSpeakerId: string | null;
  /** The chair has closed the list of speakers. */
  readonly listClosed: boolean;
  /** Start of the current pause. */
  readonly pausedSince: number | null;
  /** Totals of ended speeches, in the order of first speaking. */
  readonly floor: readonly FloorShare[];
  readonly budgets: readonly Budget[];
  /** In the order of first speaking, without sums of zero. */
  readonly spoken: readonly GroupTime[];
  /** How long each item was under discussion without pauses, except the period that has not ended. */
  readonly discussed: readonly { readonly agendaItemId: string; readonly milliseconds: number }[];
  /** When that period began; null during a pause and without an item. */
  readonly discussedSince: number | null;
}

export const emptyRoom: RoomState = {
  seq: 0,
  at: 0,
  cursor: null,
  hands: [],
  speech: null,
  interrupted: null,
  lastSpeakerId: null,
  listClosed: false,
  pausedSince: null,
  floor: [],
  budgets: [],
  spoken: [],
  discussed: [],
  discussedSince: null,
};

/**
 * The order in which hands are shown: points of order first, then in the order raised (rules 68 and 71). A reply is in
 * its turn; the chair may call it earlier and gives the right of reply as the reason.
 */
export function queueOf(state: RoomState): readonly Hand[] {
  const orders = state.hands.filter((hand) => hand.kind === 'point-of-order');
  return [...orders, ...state.hands.filter((hand) => hand.kind !== 'point-of-order')];
}

/** The request of a person, who may have one of each kind; without `kind`, the one with priority. */
export function handOf(state: RoomState, personId: string, kind?: SpeechKind): Hand | undefined {
  return queueOf(state).find((hand) => hand.personId === personId && (kind === undefined || hand.kind === kind));
}
