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

/** What a person asks for with a request that concerns others as well. */
export interface SubjectWish {
  /** The speaker whom the person saw when asking for a reply; null: the current one. */
  readonly replyTo: string | null;
  readonly constituency: Constituency | null;
  readonly organisationId: string | null;
  /** Other people for whom a joint statement is made. */
  readonly withIds: readonly string[];
}

export const noSubject: SubjectWish = { replyTo: null, constituency: null, organisationId: null, withIds: [] };

/** A joint statement of more seats is a statement on behalf of a group. */
export const mostJointly = 10;

interface SubjectSeat {
  readonly personId: string;
  readonly constituency: Constituency | null;
  readonly organisationId: string | null;
}

/** The part of a wish that the seats of the meeting allow; an empty wish if none of it. */
export function allowedWish(wish: SubjectWish, personId: string, seats: readonly SubjectSeat[]): SubjectWish {
  const own = seats.find((seat) => seat.personId === personId);
  const others = seats.filter((seat) => seat.personId !== personId);
  const { constituency, organisationId } = wish;
  const present = others.some((seat) => seat.constituency === constituency);
  const known = organisationId !== null && others.some((seat) => seat.organisationId === organisationId);
  const withIds = [...new Set(wish.withIds)];
  const seated = withIds.length <= mostJointly && withIds.every((id) => others.some((seat) => seat.personId === id));
  return {
    replyTo: wish.replyTo,
    constituency: present && constituency !== own?.constituency ? constituency : null,
    organisationId: known && organisationId !== own?.organisationId ? organisationId : null,
    withIds: seated ? withIds : [],
  };
}

interface Request {
  readonly personId: string;
  readonly kind: SpeechKind;
  readonly wish: SubjectWish;
}

/**
 * The subject of a request, or why the request is refused. A reply is to a person who speaks or has spoken: if none is
 * named, to the current speaker, or else to the last one.
 */
export function subjectOf(
  state: RoomState,
  { personId, kind, wish }: Request,
): Subject | null | 'live.hand.no-one-to-reply' | 'live.hand.subject-missing' {
  const { constituency, organisationId, withIds } = wish;
  switch (kind) {
    case 'contribution':
    case 'point-of-order':
      return null;
    case 'reply': {
      const replyTo = wish.replyTo ?? speakerToReply(state);
      const allowed = replyTo !== null && replyTo !== personId && hasSpoken(state, replyTo);
      return allowed ? { replyTo } : 'live.hand.no-one-to-reply';
    }
    case 'on-behalf':
      if (organisationId !== null) return { organisationId };
      return constituency === null ? 'live.hand.subject-missing' : { constituency };
    case 'joint':
      return withIds.length === 0 ? 'live.hand.subject-missing' : invitation(state, personId, withIds);
  }
}

/** Those who have confirmed the request before it was changed need not do so again. */
function invitation(state: RoomState, personId: string, withIds: readonly string[]): JointSubject {
  const before = jointSubject(handOf(state, personId, 'joint')?.subject ?? null);
  const confirmed = before === null ? [] : confirmedIds(before);
  return { withIds, invitedIds: withIds.filter((id) => !confirmed.includes(id)) };
}

export function jointSubject(subject: Subject | null): JointSubject | null {
  return subject !== null && 'withIds' in subject ? subject : null;
}

/** The people who make a joint statement; those who are invited do not until they confirm. */
export function confirmedIds({ withIds, invitedIds = [] }: JointSubject): readonly string[] {
  return withIds.filter((id) => !invitedIds.includes(id));
}

/** The subject of a speech: a joint statement is made by those who confirmed it and may have the floor. */
export function madeBy(subject: Subject | null, withFloor: readonly string[] | undefined): Subject | null {
  const joint = jointSubject(subject);
  if (joint === null) return subject;
  const withIds = confirmedIds(joint).filter((id) => withFloor?.includes(id) ?? true);
  return withIds.length === 0 ? null : { withIds };
}

/** The speaker, and those with whom a joint statement is made. */
export function speakersOf({ speaker, subject }: Speech): readonly string[] {
  return [speaker.personId, ...(jointSubject(subject)?.withIds ?? [])];
}

/** To whom a reply is made if no one is named. */
export function speakerToReply({ speech, lastSpeakerId }: RoomState): string | null {
  return speech?.speaker.personId ?? lastSpeakerId;
}

function hasSpoken({ speech, interrupted, floor }: RoomState, personId: string): boolean {
  const speakers = [speech?.speaker, interrupted?.speech.speaker, ...floor];
  return speakers.some((one) => one?.personId === personId);
}
