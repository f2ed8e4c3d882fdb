import type { Capacity, Constituency } from '../../../../kernel/actor.js';
import type { LocalizedText } from '../../../../kernel/localized-text.js';

/** What does not change while people speak: the names behind the ids of the state. */
export interface RoomView {
  readonly roundtable: {
    readonly id: string;
    /** RT2 */
    readonly label: string;
    readonly title: LocalizedText;
    readonly state: string;
    /** From convening until closing people meet; otherwise the room can only be looked at. */
    readonly open: boolean;
  };
  readonly agenda: readonly RoomAgendaItem[];
  readonly seats: readonly RoomSeat[];
  /** Of two views of a room the one with the higher number is later. */
  readonly version: number;
  readonly you: { readonly personId: string | null; readonly moderates: boolean; readonly seated: boolean };
}

/** What is the same for everyone in the room. */
export type SharedView = Omit<RoomView, 'you'>;

export interface RoomAgendaItem {
  readonly id: string;
  /** 2.1 */
  readonly label: string;
  readonly depth: number;
  /** Calendar day and local time as planned. */
  readonly date: string;
  readonly startsAt: string | null;
  readonly title: LocalizedText;
  readonly minutes: number | null;
}

/** Without the sex of the person, which the screens of a room never receive. */
export interface RoomSeat {
  readonly personId: string;
  readonly name: LocalizedText;
  readonly kind: string;
  readonly function: string | null;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly organisationId: string | null;
  readonly organisation: LocalizedText | null;
}

/** Whom the balanced floor would call next. */
export interface Proposal {
  /** The number of the room at which it was made. */
  readonly seq: number;
  readonly personId: string | null;
  /** Why, in one sentence; null when no one waits. */
  readonly sentence: LocalizedText | null;
}
