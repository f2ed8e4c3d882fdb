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
   * (late.ts).
   */
  readonly at: number;
  /** The person who acted; null for the program itself. */
  readonly by: string | null;
}

export type RoomEvent = RoomFact & Numbered;
