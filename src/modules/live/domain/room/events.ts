import type { Constituency } from '../../../../kernel/actor.js';
import type { Hand, InterruptedSpeech, Speaker, Speech, SpeechKind, Subject } from './state.js';

/**
 * Why the facilitator did not call the proposed speaker. A code, because free text that names people must not be
 * stored in the log.
 */
export type OverrideReason = 'chair-discretion' | 'right-of-reply' | 'spokesperson-first' | 'speaks-to-the-point';
export const overrideReasons: readonly OverrideReason[] = [
  'chair-discretion',
  'right-of-reply',
  'spokesperson-first',
  'speaks-to-the-point',
];

export interface HandRaised {
  readonly type: 'hand-raised';
  readonly personId: string;
  readonly kind: SpeechKind;
  readonly subject: Subject | null;
  /** Replaces the person's other request, as every hand did in version 1; in the current version it is always false. */
  readonly alone: boolean;
}

/** Whom a request concerns has changed; it keeps its position. */
export interface HandChanged {
  readonly type: 'hand-changed';
  readonly personId: string;
  readonly kind: SpeechKind;
  readonly subject: Subject;
}

export interface HandLowered {
  readonly type: 'hand-lowered';
  readonly personId: string;
  /** Null: all requests of the person. */
  readonly kind: SpeechKind | null;
}

export interface FloorGiven {
  readonly type: 'floor-given';
  readonly speaker: Speaker;
  readonly kind: SpeechKind;
  readonly subject: Subject | null;
  readonly cededById: string | null;
  readonly limitSeconds: number | null;
  /** The speaker whom the balanced floor proposed at that moment, and why another person was called. */
  readonly proposedId: string | null;
  readonly override: OverrideReason | null;
}

/** Of the current speech, or of one that was interrupted and is not continued. */
export interface FloorEnded {
  readonly type: 'floor-ended';
  readonly speechId: number;
}

/** The speech waits while another person speaks, and its time stops. */
export interface FloorInterrupted {
  readonly type: 'floor-interrupted';
  readonly speechId: number;
}

export interface FloorContinued {
  readonly type: 'floor-continued';
  readonly speechId: number;
}

/** The limit of the current speech. */
export interface FloorExtended {
  readonly type: 'floor-extended';
  readonly speechId: number;
  readonly limitSeconds: number;
}

export interface ListClosed {
  readonly type: 'list-closed';
}

export interface ListReopened {
  readonly type: 'list-reopened';
}

/**
 * The floor was given by mistake: the previous state is restored, and a person who was interrupted counts as having
 * continued.
 */
export interface FloorUndone {
  readonly type: 'floor-undone';
  readonly speechId: number;
  /** The speech that giving the floor had ended, and the milliseconds counted for it; null if it was only interrupted. */
  readonly resumed: { readonly speech: Speech; readonly milliseconds: number | null } | null;
  /** The speech that was interrupted before, and whether giving the floor had ended it. */
  readonly interrupted: (InterruptedSpeech & { readonly counted: boolean }) | null;
  readonly lastSpeakerId: string | null;
  /** The request that giving the floor had granted, and its position among the current requests. */
  readonly request: { readonly hand: Hand; readonly place: number } | null;
}

/** Minutes null: none for this group, or those of the agenda for the item. */
export interface BudgetSet {
  readonly type: 'budget-set';
  readonly agendaItemId: string;
  readonly constituency: Constituency | null;
  readonly minutes: number | null;
}

export interface CursorMoved {
  readonly type: 'cursor-moved';
  readonly agendaItemId: string | null;
}

export interface RoomPaused {
  readonly type: 'room-paused';
}

export interface RoomResumed {
  readonly type: 'room-resumed';
}

/** The meeting has ended, or its roundtable was returned to draft: hands are lowered, no item is under discussion, and a pause ends. */
export interface RoomClosed {
  readonly type: 'room-closed';
}

/** A fact before it has a number. */
export type RoomFact =
  | HandRaised
  | HandChanged
  | HandLowered
  | FloorGiven
  | FloorEnded
  | FloorInterrupted
  | FloorContinued
  | FloorExtended
  | FloorUndone
  | ListClosed
  | ListReopened
  | BudgetSet
  | CursorMoved
  | RoomPaused
  | RoomResumed
  | RoomClosed;

export interface Numbered {
  /** 1, 2, 3 … without a gap in each room. */
  readonly seq: number;
  /**
   * Server time, milliseconds since 1970; never earlier than the previous event, among those that steer the room
   * (`steers`).
   */
  readonly at: number;
  /** The person who acted; null for the program itself. */
  readonly by: string | null;
}

export type RoomEvent = RoomFact & Numbered;

/** Milliseconds. A command that took longer from the press to the server was stored while the connection was lost. */
export const lateAfter = 5_000;
/**
 * Milliseconds. No command takes effect further back than this, because others have relied on the room and its minutes
 * since then.
 */
export const mostDelay = 10 * 60_000;

/** Whether an event affects speaking times or the item under discussion. Hands do not, so they can come at any time. */
export function steers({ type }: Pick<RoomFact, 'type'>): boolean {
  return !type.startsWith('hand-');
}

export function isLate(meantAt: number, now: number): boolean {
  return now - meantAt > lateAfter;
}

/** The time at which a delayed command takes effect: neither in the future nor too far back. */
export function effectiveTime(meantAt: number, now: number): number {
  return Math.max(now - mostDelay, Math.min(now, meantAt));
}

type Kind = RoomFact['type'];

/**
 * Event types in the audit trail: one name for each version of the payload, the last being the current one. The
 * payload is the event of the room: ids and facts, no names, no sex. `upcast` converts older versions.
 */
export const roomEventTypes: Readonly<Record<Kind, readonly [string, ...string[]]>> = {
  'hand-raised': ['live.hand.raised.v1', 'live.hand.raised.v2', 'live.hand.raised.v3'],
  'hand-changed': ['live.hand.changed.v1'],
  'hand-lowered': ['live.hand.lowered.v1', 'live.hand.lowered.v2'],
  'floor-given': ['live.floor.given.v1', 'live.floor.given.v2'],
  'floor-ended': ['live.floor.ended.v1'],
  'floor-interrupted': ['live.floor.interrupted.v1'],
  'floor-continued': ['live.floor.continued.v1'],
  'floor-extended': ['live.floor.extended.v1'],
  'floor-undone': ['live.floor.undone.v1', 'live.floor.undone.v2'],
  'list-closed': ['live.list.closed.v1'],
  'list-reopened': ['live.list.reopened.v1'],
  'budget-set': ['live.budget.set.v1'],
  'cursor-moved': ['live.cursor.moved.v1'],
  'room-paused': ['live.room.paused.v1'],
  'room-resumed': ['live.room.resumed.v1'],
  'room-closed': ['live.room.closed.v1'],
};

export function roomEventType(kind: Kind): string {
  return roomEventTypes[kind].at(-1)!;
}

/** A fact in the shape of the version that wrote it. */
type Shape = Readonly<Record<string, unknown>>;
type Step = (fact: Shape) => Shape;

/**
 * Conversions from each version of a kind to the next. Stored facts never change; they are converted on reading, so
 * that the room handles only the current shape (upcasting: Overeem and others, "An empirical characterization of event
 * sourced systems and their schema evolution", Journal of Systems and Software 178, 2021).
 */
const steps: Readonly<Partial<Record<Kind, readonly Step[]>>> = {
  'hand-raised': [(fact) => ({ ...fact, alone: true }), withoutSubject],
  'hand-lowered': [(fact) => ({ ...fact, kind: null })],
  'floor-given': [(fact) => ({ ...fact, subject: null, cededById: null })],
  'floor-undone': [
    ({ resumed, request, ...fact }) => ({
      ...fact,
      resumed: resumed && nested(resumed, 'speech', (speech) => ({ ...speech, subject: null, cededById: null })),
      request: request && nested(request, 'hand', withoutSubject),
      interrupted: null,
      lastSpeakerId: null,
    }),
  ],
};

function withoutSubject(fact: Shape): Shape {
  return { ...fact, subject: null };
}

function nested(value: unknown, name: string, step: Step): Shape {
  const outer = value as Shape;
  return { ...outer, [name]: step(outer[name] as Shape) };
}

/** The version in which facts of this kind are currently written. */
export function factVersion(kind: Kind): number {
  return roomEventTypes[kind].length;
}

/** Thrown for a row of a newer or unknown program: guessing its meaning could produce a wrong state. */
export class UnknownFact extends Error {
  constructor(kind: unknown, version: number) {
    super(`This program does not know version ${version} of the room event ${String(kind)}.`);
    this.name = 'UnknownFact';
  }
}

export function upcast(stored: Shape, version: number): RoomFact {
  const kind = stored['type'] as Kind;
  if (!Object.hasOwn(roomEventTypes, kind) || version < 1 || version > factVersion(kind))
    throw new UnknownFact(kind, version);
  const fact = (steps[kind] ?? []).slice(version - 1).reduce<Shape>((older, step) => step(older), stored);
  return fact as unknown as RoomFact;
}
