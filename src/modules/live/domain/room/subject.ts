import type { Constituency } from '../../../../kernel/actor.js';
import { handOf, type JointSubject, type RoomState, type SpeechKind, type Subject } from './state.js';

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

/** To whom a reply is made if no one is named. */
export function speakerToReply({ speech, lastSpeakerId }: RoomState): string | null {
  return speech?.speaker.personId ?? lastSpeakerId;
}

function hasSpoken({ speech, interrupted, floor }: RoomState, personId: string): boolean {
  const speakers = [speech?.speaker, interrupted?.speech.speaker, ...floor];
  return speakers.some((one) => one?.personId === personId);
}
