import type { Speaker, SpeechKind } from './state.js';

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
}

export interface HandLowered {
  readonly type: 'hand-lowered';
  readonly personId: string;
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

/** What happened, before it has a number. */
export type RoomFact = HandRaised | HandLowered | FloorGiven | FloorEnded | CursorMoved | RoomPaused | RoomResumed;

export interface Numbered {
  /** 1, 2, 3 … in each room. */
  readonly seq: number;
  /** Server time, milliseconds since 1970; never earlier than the event before, among those that steer the room (late.ts). */
  readonly at: number;
  /** Person who acted; null for the program itself. */
  readonly by: string | null;
}

export type RoomEvent = RoomFact & Numbered;
