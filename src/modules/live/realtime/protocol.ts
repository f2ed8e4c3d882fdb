import type { Headcount } from '../domain/presence.js';
import type { OverrideReason, RoomEvent } from '../domain/room/events.js';
import type { RoomState, SpeechKind } from '../domain/room/state.js';
import type { SharedView } from '../domain/room/view.js';

/** What goes over the socket of the live room (namespace `/live`). Types only: server and browser share them. */

export interface RoomAddress {
  readonly workspaceId: string;
  readonly roundtableId: string;
}

/** A command that changes the room. `commandId` is a fresh UUID of the client; sent again, it is carried out once. */
export interface RoomCommandMessage extends RoomAddress {
  readonly commandId: string;
  /** When the button was pressed, in server time: what the console does without a connection takes effect then. */
  readonly meantAt?: number;
  /** The number of the room that the person had before the eyes. */
  readonly seenSeq?: number;
}

export interface ClientCommands {
  /**
   * Enters the room; `lastSeq` 0 asks for the state, another number for what happened since. `visitId` names what leaves again:
   * pages follow each other on one connection, and their messages may overtake each other.
   */
  readonly join: RoomAddress & { readonly lastSeq: number; readonly visitId: string };
  readonly leave: RoomAddress & { readonly visitId: string };
  /** Compares: the server answers with what is missing and with its fingerprint. */
  readonly sync: RoomAddress & { readonly lastSeq: number };
  readonly 'raise-hand': RoomCommandMessage & { readonly kind: SpeechKind };
  /** Without `personId` the own hand; without `kind` whatever was asked for. */
  readonly 'lower-hand': RoomCommandMessage & { readonly personId?: string; readonly kind?: SpeechKind };
  /**
   * `replaces` is the number of the speech that the sender sees and means to end, null when no one speaks: where someone else
   * was faster, the command is refused. Without `kind` the first request of the person is met.
   */
  readonly 'give-floor': RoomCommandMessage & {
    readonly personId: string;
    readonly kind?: SpeechKind | null;
    readonly replaces: number | null;
    readonly limitSeconds?: number | null;
    readonly override?: OverrideReason | null;
  };
  readonly 'end-floor': RoomCommandMessage & { readonly speechId: number };
  /** Takes a mistaken `give-floor` back, within ten seconds. */
  readonly 'undo-floor': RoomCommandMessage & { readonly speechId: number };
  /** `replaces` is the item under discussion that the sender sees. */
  readonly 'move-cursor': RoomCommandMessage & {
    readonly agendaItemId: string | null;
    readonly replaces: string | null;
  };
  readonly pause: RoomCommandMessage;
  readonly resume: RoomCommandMessage;
  /** For the clock: the answer holds the server's time. */
  readonly clock: Record<string, never>;
}

/** How many are in the room, by group. */
export interface Presence extends Headcount {
  /** Of two the one with the higher number is later. */
  readonly number: number;
}

/** The state of the room: either the events since `lastSeq`, or the whole state when they would be too many. */
export interface Standing {
  readonly seq: number;
  /** `reducerVersion` of the server: a page of another one reads the room wrongly and has to be loaded again. */
  readonly reducer: number;
  /** SHA-256 of the canonical state at `seq`. */
  readonly hash: string;
  readonly state: RoomState | null;
  readonly events: readonly RoomEvent[];
  readonly present: Presence;
  /** Milliseconds since 1970. */
  readonly serverTime: number;
}

export interface Joined extends Standing {
  readonly view: SharedView;
}

export interface CommandReceipt {
  /** The room has come to this number with the command. */
  readonly seq: number;
}

export interface ServerMessages {
  readonly event: { readonly roundtableId: string; readonly event: RoomEvent };
  readonly presence: { readonly roundtableId: string; readonly present: Presence };
  /** Agenda, seats, title or state of the roundtable have changed. */
  readonly view: { readonly roundtableId: string; readonly view: SharedView };
}
