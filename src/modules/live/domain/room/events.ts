import type { Hand, Speaker, Speech, SpeechKind } from './state.js';

/** Why the facilitator went past the proposed speaker. Words that name people do not belong into a log. */
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
  /** Takes the place of the person's other request, as every hand did in version 1; today's never does. */
  readonly alone: boolean;
}

export interface HandLowered {
  readonly type: 'hand-lowered';
  readonly personId: string;
  /** Null: whatever the person asked for. */
  readonly kind: SpeechKind | null;
}

export interface FloorGiven {
  readonly type: 'floor-given';
  readonly speaker: Speaker;
  readonly kind: SpeechKind;
  readonly limitSeconds: number | null;
  /** Whom the balanced floor proposed at that moment, and why another was taken. */
  readonly proposedId: string | null;
  readonly override: OverrideReason | null;
}

export interface FloorEnded {
  readonly type: 'floor-ended';
  readonly speechId: number;
}

/** The floor was given by mistake: everything is as before, and a person who was interrupted has gone on speaking. */
export interface FloorUndone {
  readonly type: 'floor-undone';
  readonly speechId: number;
  /** The speech that giving the floor had ended, and what had been counted for it. */
  readonly resumed: { readonly speech: Speech; readonly milliseconds: number } | null;
  /** The request that giving the floor had granted, and its place among the current requests. */
  readonly request: { readonly hand: Hand; readonly place: number } | null;
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

/** The roundtable was closed, or returned to draft: hands go down, nothing is under discussion, no pause goes on. */
export interface RoomClosed {
  readonly type: 'room-closed';
}

/** What happened, before it has a number. */
export type RoomFact =
  | HandRaised
  | HandLowered
  | FloorGiven
  | FloorEnded
  | FloorUndone
  | CursorMoved
  | RoomPaused
  | RoomResumed
  | RoomClosed;

export interface Numbered {
  /** 1, 2, 3 … in each room. */
  readonly seq: number;
  /** Server time, milliseconds since 1970; never earlier than the event before, among those that steer the room (late.ts). */
  readonly at: number;
  /** Person who acted; null for the program itself. */
  readonly by: string | null;
}

export type RoomEvent = RoomFact & Numbered;
