import type { Constituency } from '../../../../kernel/actor.js';
import { budgetOf } from './budget.js';
import type { FloorEnded, OverrideReason, RoomFact } from './events.js';
import { speechMilliseconds } from './clock.js';
import { canonical } from './fingerprint.js';
import { undoing } from './undo.js';
import {
  type JointSubject,
  jointSubject,
  madeBy,
  noSubject,
  subjectOf,
  type SubjectWish,
  handOf,
  kindsAfterClosing,
  type RoomState,
  type Speaker,
  type Speech,
  type SpeechKind,
  type Subject,
} from './state.js';

/** A command, with all facts that the decision needs already looked up. */
export type RoomCommand =
  /**
   * With the id of another person: confirms that person's joint request if it names the sender; otherwise whoever runs
   * the room enters the request of a person who may have the floor (without a phone, for example).
   */
  | { readonly type: 'raise-hand'; readonly personId: string; readonly kind: SpeechKind; readonly wish?: SubjectWish }
  /** Kind null: all requests of the person. */
  | { readonly type: 'lower-hand'; readonly personId: string; readonly kind: SpeechKind | null }
  | ({
      readonly type: 'give-floor';
      readonly speaker: Speaker;
      /** The kind of request that is granted; null: the first request of this person. */
      readonly kind: SpeechKind | null;
      /** The speech that the sender sees and wants to end; null: no one is speaking. */
      readonly replaces: number | null;
      readonly limitSeconds: number | null;
      readonly proposedId: string | null;
      readonly override: OverrideReason | null;
      /** The current speech waits and can be continued afterwards, as with a point of order. */
      readonly interrupts?: boolean;
    } & WithFloor)
  /** The current speaker, or the chair, gives the rest of the time to a person of the same group. */
  | { readonly type: 'cede-floor'; readonly speechId: number; readonly speaker: Speaker; readonly now: number }
  /** `limitSeconds`: the limit that the sender sees, so that two people do not extend twice. */
  | { readonly type: 'extend-floor'; readonly speechId: number; readonly limitSeconds: number }
  | { readonly type: 'continue-floor'; readonly speechId: number }
  | {
      readonly type: 'set-budget';
      readonly agendaItemId: string;
      readonly constituency: Constituency | null;
      readonly minutes: number | null;
    }
  | { readonly type: 'close-list' }
  | { readonly type: 'reopen-list' }
  /** Identifies the speech, so that a delayed repetition does not end the next one. */
  | { readonly type: 'end-floor'; readonly speechId: number }
  /** Allowed within ten seconds; `before` is the room before that speech. */
  | ({
      readonly type: 'undo-floor';
      readonly speechId: number;
      readonly now: number;
      readonly before: RoomState;
    } & WithFloor)
  /** `replaces`: the item under discussion that the sender sees; omitted if the room follows the agenda. */
  | { readonly type: 'move-cursor'; readonly agendaItemId: string | null; readonly replaces?: string | null }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** `held`: the session took place, so that the time of its end matters also without other events. */
  | { readonly type: 'close-room'; readonly held?: boolean };

interface WithFloor {
  /** Those who may have the floor now: a substitute may have the seat of another person. Omitted: all. */
  readonly withFloor?: readonly string[];
}

export interface RoomActor {
  /** Null for the program itself. */
  readonly personId: string | null;
  /** The person runs the room (facilitator), or the program itself acts. */
  readonly moderates: boolean;
  /** The person has a seat at this roundtable. */
  readonly seated: boolean;
  /** Why a person with a seat cannot ask for the floor now: an interpreter, or a member whose seat a substitute has. */
  readonly silent?: 'interpreter' | 'replaced' | null;
}

/** Why the room refuses a command; the texts are in `domain/problems.ts`. */
export type Refusal =
  | 'live.room.not-moderating'
  | 'live.room.not-seated'
  | 'live.room.paused'
  | 'live.room.not-paused'
  | 'live.room.already-paused'
  | 'live.hand.interpreter'
  | 'live.hand.replaced'
  | 'live.hand.not-yours'
  | 'live.hand.has-the-floor'
  | 'live.hand.list-closed'
  | 'live.hand.no-one-to-reply'
  | 'live.hand.subject-missing'
  | 'live.list.already-closed'
  | 'live.list.already-open'
  | 'live.floor.no-limit'
  | 'live.floor.other-group'
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
    case 'cede-floor':
      return cedeFloor(state, command, actor);
    default:
      return actor.moderates ? steer(state, command) : refuse('live.room.not-moderating');
  }
}

type Of<Type extends RoomCommand['type']> = Extract<RoomCommand, { type: Type }>;

const whyBarred = ({ seated, silent }: RoomActor): Refusal | null =>
  !seated ? 'live.room.not-seated' : silent ? `live.hand.${silent}` : null;

function raiseHand(state: RoomState, command: Of<'raise-hand'>, actor: RoomActor): Decision {
  const isOwn = command.personId === actor.personId;
  const isEntered = !isOwn && actor.moderates && namedIn(state, command, actor) === null;
  const barred = isEntered ? null : whyBarred(actor);
  if (barred !== null) return refuse(barred);
  return isOwn || isEntered ? ask(state, command) : confirmJoint(state, command, actor);
}

function ask(state: RoomState, { personId, kind, wish = noSubject }: Of<'raise-hand'>): Decision {
  if (state.speech?.speaker.personId === personId) return refuse('live.hand.has-the-floor');
  const before = handOf(state, personId, kind);
  if (before?.subject === null) return nothing;
  if (before === undefined && state.listClosed && !kindsAfterClosing.includes(kind))
    return refuse('live.hand.list-closed');
  const subject = subjectOf(state, { personId, kind, wish });
  if (typeof subject === 'string') return refuse(subject);
  if (before !== undefined && subject !== null)
    return isSame(before.subject, subject) ? nothing : happen({ type: 'hand-changed', personId, kind, subject });
  return happen({ type: 'hand-raised', personId, kind, subject, alone: false });
}

/** The joint request of another person, if it names this one. */
function namedIn(
  state: RoomState,
  { personId, kind }: { readonly personId: string; readonly kind: SpeechKind | null },
  actor: RoomActor,
): JointSubject | null {
  const subject = kind === 'joint' ? jointSubject(handOf(state, personId, kind)?.subject ?? null) : null;
  return subject?.withIds.includes(actor.personId ?? '') ? subject : null;
}

/** A person who is named in a joint request of another confirms it. */
function confirmJoint(state: RoomState, command: Of<'raise-hand'>, actor: RoomActor): Decision {
  const { personId, kind } = command;
  const subject = namedIn(state, command, actor);
  if (subject === null) return refuse('live.hand.not-yours');
  const { withIds, invitedIds = [] } = subject;
  if (!invitedIds.includes(actor.personId ?? '')) return nothing;
  const others = invitedIds.filter((id) => id !== actor.personId);
  return happen({ type: 'hand-changed', personId, kind, subject: { withIds, invitedIds: others } });
}

const isSame = (left: Subject, right: Subject): boolean => canonical(left) === canonical(right);

function lowerHand(state: RoomState, { personId, kind }: Of<'lower-hand'>, actor: RoomActor): Decision {
  const left = personId !== actor.personId && !actor.moderates ? leaving(state, { personId, kind, actor }) : null;
  if (left !== null) return happen(left);
  if (personId !== actor.personId && !actor.moderates) return refuse('live.hand.not-yours');
  if (handOf(state, personId, kind ?? undefined) === undefined) return nothing;
  return happen({ type: 'hand-lowered', personId, kind });
}

/** A person who is named in a joint request of another may leave it, and ends it as the last one. */
function leaving(
  state: RoomState,
  { personId, kind, actor }: Pick<Of<'lower-hand'>, 'personId' | 'kind'> & { readonly actor: RoomActor },
): RoomFact | null {
  const subject = namedIn(state, { personId, kind }, actor);
  if (subject === null) return null;
  const without = (ids: readonly string[]): string[] => ids.filter((id) => id !== actor.personId);
  const withIds = without(subject.withIds);
  if (withIds.length === 0) return { type: 'hand-lowered', personId, kind: 'joint' };
  const invitedIds = without(subject.invitedIds ?? []);
  return { type: 'hand-changed', personId, kind: 'joint', subject: { withIds, invitedIds } };
}

/** Giving the floor to another person also ends the current speech, in the same step. */
function giveFloor(state: RoomState, command: Of<'give-floor'>, actor: RoomActor): Decision {
  if (!actor.moderates) return refuse('live.room.not-moderating');
  if (state.pausedSince !== null) return refuse('live.room.paused');
  const { speaker, limitSeconds, proposedId, interrupts = false } = command;
  if (state.speech?.speaker.personId === speaker.personId) return refuse('live.floor.already-given');
  if (state.speech !== null && state.speech.id !== command.replaces) return refuse('live.floor.overtaken');
  const followed = proposedId === null || proposedId === speaker.personId;
  if (!followed && command.override === null) return refuse('live.floor.reason-needed');
  const override = followed ? null : command.override;
  return happen(...(interrupts ? interruption(state) : endOfCurrent(state)), {
    type: 'floor-given',
    ...{ speaker, ...granted(state, command), cededById: null, limitSeconds, proposedId, override },
  });
}

/**
 * The request that is granted, or a statement for which no one asked. Those who were invited to a joint statement and
 * have not confirmed do not make it.
 */
function granted(state: RoomState, { speaker, kind, withFloor }: Of<'give-floor'>): Pick<Speech, 'kind' | 'subject'> {
  const hand = handOf(state, speaker.personId, kind ?? undefined);
  return { kind: kind ?? hand?.kind ?? 'contribution', subject: madeBy(hand?.subject ?? null, withFloor) };
}

const endOf = (one: { readonly id: number } | undefined | null): readonly FloorEnded[] =>
  one ? [{ type: 'floor-ended', speechId: one.id }] : [];

/** Whoever was interrupted does not continue after another speech than the interruption. */
function endOfCurrent({ speech, interrupted }: RoomState): readonly FloorEnded[] {
  return [...endOf(speech), ...endOf(interrupted?.speech)];
}

/** Only one speech waits: a second interruption ends the first one. */
function interruption({ speech, interrupted }: RoomState): readonly RoomFact[] {
  if (speech === null || interrupted !== null) return endOf(speech);
  return [{ type: 'floor-interrupted', speechId: speech.id }];
}

function endFloor(state: RoomState, speechId: number, actor: RoomActor): Decision {
  const speech = [state.speech, state.interrupted?.speech].find((one) => one?.id === speechId);
  const refusal = refusalOf(speech, actor);
  return refusal === null ? happen(...endOf(speech)) : refuse(refusal);
}

function refusalOf(speech: Speech | undefined | null, actor: RoomActor): Refusal | null {
  if (!speech) return 'live.floor.not-this-speech';
  const own = speech.speaker.personId === actor.personId;
  return own || actor.moderates ? null : 'live.floor.not-yours';
}

/** A speaker to whom the floor is ceded can say at least this much. */
const leastSeconds = 15;

function cedeFloor(state: RoomState, { speechId, speaker, now }: Of<'cede-floor'>, actor: RoomActor): Decision {
  const { speech, pausedSince } = state;
  if (speech?.id !== speechId) return refuse('live.floor.not-this-speech');
  const refusal = refusalOf(speech, actor);
  if (refusal !== null) return refuse(refusal);
  if (pausedSince !== null) return refuse('live.room.paused');
  const { personId, constituency } = speech.speaker;
  if (speaker.personId === personId) return refuse('live.floor.already-given');
  if (constituency === null || speaker.constituency !== constituency) return refuse('live.floor.other-group');
  const { subject, limitSeconds } = speech;
  // no one asked the person to speak for others or to reply
  const kind = subject === null && speech.kind !== 'joint' ? speech.kind : 'contribution';
  const used = Math.floor(speechMilliseconds(speech, pausedSince, now) / 1000);
  return happen(...endOf(speech), {
    type: 'floor-given',
    ...{ speaker, kind, subject: null, cededById: personId, proposedId: null, override: null },
    limitSeconds: limitSeconds === null ? null : Math.max(leastSeconds, limitSeconds - used),
  });
}

const extensionSeconds = 60;

function extendFloor({ speech }: RoomState, command: Of<'extend-floor'>): Decision {
  if (speech?.id !== command.speechId) return refuse('live.floor.not-this-speech');
  if (speech.limitSeconds === null) return refuse('live.floor.no-limit');
  if (speech.limitSeconds !== command.limitSeconds) return nothing;
  return happen({
    type: 'floor-extended',
    speechId: speech.id,
    limitSeconds: speech.limitSeconds + extensionSeconds,
  });
}

function continueFloor(state: RoomState, { speechId }: Of<'continue-floor'>): Decision {
  if (state.interrupted?.speech.id !== speechId) return refuse('live.floor.not-this-speech');
  if (state.pausedSince !== null) return refuse('live.room.paused');
  return happen(...endOf(state.speech), { type: 'floor-continued', speechId });
}

/** A mistake is noticed within seconds; after that, the speech counts as made. */
export const undoWithinMilliseconds = 10_000;

function undoFloor(state: RoomState, command: Of<'undo-floor'>, actor: RoomActor): Decision {
  if (!actor.moderates) return refuse('live.room.not-moderating');
  const { speech } = state;
  if (speech?.id !== command.speechId) return refuse('live.floor.not-this-speech');
  if (command.now - speech.startedAt > undoWithinMilliseconds) return refuse('live.floor.undo-too-late');
  return happen(undoing(state, { ...command, speech }));
}

type Steering = Exclude<
  RoomCommand['type'],
  'raise-hand' | 'lower-hand' | 'give-floor' | 'cede-floor' | 'end-floor' | 'undo-floor'
>;

/** Such a room has nothing to end. */
const isUnused = ({ seq }: RoomState, { held }: Of<'close-room'>): boolean => seq === 0 && !held;

function steer(state: RoomState, command: Of<Steering>): Decision {
  switch (command.type) {
    case 'extend-floor':
      return extendFloor(state, command);
    case 'continue-floor':
      return continueFloor(state, command);
    case 'set-budget':
      return setBudget(state, command);
    case 'close-list':
      return state.listClosed ? refuse('live.list.already-closed') : happen({ type: 'list-closed' });
    case 'reopen-list':
      return state.listClosed ? happen({ type: 'list-reopened' }) : refuse('live.list.already-open');
    case 'close-room':
      return isUnused(state, command) ? nothing : happen(...endOfCurrent(state), { type: 'room-closed' });
    case 'move-cursor':
      return moveCursor(state, command);
    case 'pause':
      return state.pausedSince === null ? happen({ type: 'room-paused' }) : refuse('live.room.already-paused');
    case 'resume':
      return state.pausedSince === null ? refuse('live.room.not-paused') : happen({ type: 'room-resumed' });
  }
}

function setBudget(state: RoomState, { agendaItemId, constituency, minutes }: Of<'set-budget'>): Decision {
  if (budgetOf(state, agendaItemId, constituency) === minutes) return nothing;
  return happen({ type: 'budget-set', agendaItemId, constituency, minutes });
}

function moveCursor(state: RoomState, { agendaItemId, replaces }: Of<'move-cursor'>): Decision {
  if (replaces !== undefined && replaces !== state.cursor && agendaItemId !== state.cursor)
    return refuse('live.cursor.overtaken');
  return agendaItemId === state.cursor ? nothing : happen({ type: 'cursor-moved', agendaItemId });
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
