import { emptyRoom, type RoomState } from '#server/modules/live/domain/room/state.js';
import type { SharedView } from '#server/modules/live/domain/room/view.js';
import type { Presence } from '#server/modules/live/realtime/protocol.js';
import type { Pending, Store } from './outbox.js';

/** The part of a socket that the client needs; socket.io's implements it. */
export interface RoomSocket {
  readonly connected: boolean;
  on(event: string, listener: (message: never) => void): unknown;
  off(event: string, listener: (message: never) => void): unknown;
  /** The server sends a heartbeat every two seconds. */
  readonly io: {
    on(event: 'ping', listener: () => void): unknown;
    off(event: 'ping', listener: () => void): unknown;
  };
  timeout(milliseconds: number): { emitWithAck(name: string, payload: unknown): Promise<unknown> };
}

/** A refusal in the server's words. */
export interface Refused {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** The command that was refused. */
  readonly command?: Pending;
}

/** `out-of-sync`: even the complete state from the server does not match; the page must be reloaded. */
export type Connection = 'joining' | 'connected' | 'catching-up' | 'reconnecting' | 'refused' | 'out-of-sync';

/** An immutable snapshot for the screen. */
export interface RoomPicture {
  readonly state: RoomState;
  readonly connection: Connection;
  readonly present: Presence;
  /** The latest agenda, seats and state of the roundtable; null until the room is joined. */
  readonly view: SharedView | null;
  /** Commands that are not confirmed yet, wait for the connection, or wait for a decision. */
  readonly pending: readonly Pending[];
  /** The last refusal, until it is dismissed. */
  readonly refused: Refused | null;
  /** Offset in milliseconds to add to this device's clock. */
  readonly offset: number;
}

export const emptyPicture: Omit<RoomPicture, 'pending'> = {
  state: emptyRoom,
  connection: 'joining',
  present: { number: 0, government: 0, employers: 0, workers: 0, others: 0 },
  view: null,
  refused: null,
  offset: 0,
};

export interface RoomDevice {
  readonly now: () => number;
  readonly newId: () => string;
  readonly store: Store;
  readonly later: (work: () => void, milliseconds: number) => () => void;
}

export type Answer<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly problem: Refused };
