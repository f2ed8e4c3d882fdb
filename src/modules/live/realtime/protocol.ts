import type { Constituency } from '../../../kernel/actor.js';
import type { Headcount } from '../domain/presence.js';
import type { OverrideReason, RoomEvent } from '../domain/room/events.js';
import type { RoomState, SpeechKind } from '../domain/room/state.js';
import type { SharedView } from '../domain/room/view.js';

/** Messages on the socket of the live room (namespace `/live`). Types only, shared by server and browser. */

export interface RoomAddress {
  readonly workspaceId: string;
  readonly meetingId: string;
}

/**
 * A command that changes the room. `commandId` is a new UUID from the client; a command that is sent twice is carried
 * out once.
 */
export interface RoomCommandMessage extends RoomAddress {
  readonly commandId: string;
  /**
   * When the button was pressed, in server time: a command that the console stored without a connection takes effect
   * at that time.
   */
  readonly meantAt?: number;
  /** Number of the room's last event that the person saw. */
  readonly seenSeq?: number;
}

export interface ClientCommands {
  /**
   * Joins the room; `lastSeq` 0 requests the state, another number the events since then. `visitId` identifies the
   * visit for leaving: pages follow each other on one connection, and their messages may arrive out of order.
   */
  readonly join: RoomAddress & { readonly lastSeq: number; readonly visitId: string };
  readonly leave: RoomAddress & { readonly visitId: string };
  /** Synchronises: the server answers with missing events and its fingerprint. */
  readonly sync: RoomAddress & { readonly lastSeq: number };
  /**
   * `replyTo` with `reply` (by default the current speaker), `constituency` or `organisationId` with `on-behalf`,
   * `withIds` with `joint`. With `joint` and `personId`, a person who is named in that person's joint request confirms
   * it.
   */
  readonly 'raise-hand': RoomCommandMessage & {
    readonly kind: SpeechKind;
    readonly personId?: string | null;
    readonly replyTo?: string | null;
    readonly constituency?: Constituency | null;
    readonly organisationId?: string | null;
    readonly withIds?: string[];
  };
  /**
   * Without `personId` the sender's own hand; without `kind` all requests. With both, a person who is named in a joint
   * request of another leaves it.
   */
  readonly 'lower-hand': RoomCommandMessage & { readonly personId?: string; readonly kind?: SpeechKind };
  /**
   * `replaces` is the number of the speech that the sender sees and wants to end, or null if no one is speaking. If
   * someone else was faster, the command is refused. Without `kind` the person's first request is granted.
   */
  readonly 'give-floor': RoomCommandMessage & {
    readonly personId: string;
    readonly kind?: SpeechKind | null;
    readonly replaces: number | null;
    readonly limitSeconds?: number | null;
    readonly override?: OverrideReason | null;
    /** The current speech waits and can be continued afterwards. */
    readonly interrupts?: boolean;
  };
  readonly 'end-floor': RoomCommandMessage & { readonly speechId: number };
  /** Undoes a mistaken `give-floor`, within ten seconds. */
  readonly 'undo-floor': RoomCommandMessage & { readonly speechId: number };
  /** `replaces` is the item under discussion that the sender sees. */
  /** To a person of the same group, who has the rest of the time. */
  readonly 'cede-floor': RoomCommandMessage & { readonly speechId: number; readonly personId: string };
  /** By a minute; `limitSeconds` is the limit that the sender sees. */
  readonly 'extend-floor': RoomCommandMessage & { readonly speechId: number; readonly limitSeconds: number };
  readonly 'continue-floor': RoomCommandMessage & { readonly speechId: number };
  /** Constituency null: the item as a whole; minutes null: none, or for the item those of the agenda. */
  readonly 'set-budget': RoomCommandMessage & {
    readonly agendaItemId: string;
    readonly constituency: Constituency | null;
    readonly minutes: number | null;
  };
  readonly 'close-list': RoomCommandMessage;
  readonly 'reopen-list': RoomCommandMessage;
  readonly 'move-cursor': RoomCommandMessage & {
    readonly agendaItemId: string | null;
    readonly replaces: string | null;
  };
  readonly pause: RoomCommandMessage;
  readonly resume: RoomCommandMessage;
  /** For the clock: the answer contains the server's time. */
  readonly clock: Record<string, never>;
}

/** Number of people in the room, by group. */
export interface Presence extends Headcount {
  /** The message with the higher number is the newer one. */
  readonly number: number;
}

/** The current state of the room: either the events since `lastSeq` or, if there are too many, the whole state. */
export interface Standing {
  readonly seq: number;
  /** `reducerVersion` of the server: a page with a different version would misread the room and must be reloaded. */
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
  /** Number of the room's last event after the command. */
  readonly seq: number;
}

/** A screen without an account that shows a code until it is paired. */
export interface WaitingScreen {
  readonly code: string;
  /** Milliseconds until the screen has to ask for another code. */
  readonly holds: number;
}

export interface ScreenMessages {
  /** With these the screen reads what it shows. */
  readonly paired: { readonly workspaceId: string; readonly secret: string };
}

export interface ServerMessages {
  readonly event: { readonly meetingId: string; readonly event: RoomEvent };
  readonly presence: { readonly meetingId: string; readonly present: Presence };
  /** Agenda, seats, title or state of the meeting have changed. */
  readonly view: { readonly meetingId: string; readonly view: SharedView };
}
