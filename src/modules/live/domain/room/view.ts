import type { Capacity, Constituency } from '../../../../kernel/actor.js';
import type { LocalizedText } from '../../../../kernel/localized-text.js';

/** The part of a room that does not change while people speak: the names for the ids of the state. */
export interface RoomView {
  /** The roundtable or group of the meeting. */
  readonly body: {
    readonly kind: string;
    readonly id: string;
    /** RT2; null for a group. */
    readonly label: string | null;
    readonly title: LocalizedText;
    /** For the group of a constituency: the roundtable at which it meets. */
    readonly groupRoundtableId: string | null;
  };
  readonly meeting: {
    readonly id: string;
    readonly number: number;
    readonly title: LocalizedText | null;
    readonly state: string;
    /** From convening until its end people can act; otherwise the room is read-only. */
    readonly open: boolean;
    /** Of the days and times. */
    readonly timeZone: string;
    /** Local time at which each day opens and is planned to end, HH:MM. */
    readonly opensAt: string | null;
    readonly closesAt: string | null;
  };
  readonly agenda: readonly RoomAgendaItem[];
  /** Of the items of the agenda. */
  readonly documents: readonly RoomDocument[];
  readonly seats: readonly RoomSeat[];
  /** The view with the higher number is the newer one. */
  readonly version: number;
  /** When a substitution begins or ends next, in milliseconds: then this view is read again. */
  readonly seatsChangeAt: number | null;
  readonly you: {
    readonly personId: string | null;
    readonly moderates: boolean;
    readonly seated: boolean;
    readonly silent: 'interpreter' | 'replaced' | null;
    /** Records conclusions by the function of the seat. */
    readonly records: boolean;
  };
}

/** The part that is the same for everyone in the room. */
export type SharedView = Omit<RoomView, 'you'>;

export interface RoomAgendaItem {
  readonly id: string;
  /** 2.1 */
  readonly label: string;
  readonly depth: number;
  /** Planned calendar day and local time. */
  readonly date: string;
  readonly startsAt: string | null;
  readonly title: LocalizedText;
  /** Its description. */
  readonly note: LocalizedText | null;
  readonly minutes: number | null;
  /** It is not discussed. */
  readonly isBreak: boolean;
  /** A working group recommends what its description says. */
  readonly isRecommendation: boolean;
}

export interface RoomDocument {
  readonly id: string;
  readonly agendaItemId: string;
  /** Doc. 3; null if the meeting is not convened. */
  readonly number: number | null;
  readonly title: string;
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
  /** The substitute who has this seat now. */
  readonly replacedById: string | null;
  /** The titular member whose seat this substitute has now. */
  readonly inPlaceOfId: string | null;
  /** False for interpreters, and while a substitute has the seat. */
  readonly takesFloor: boolean;
}

/** The speaker whom the balanced floor proposes. */
export interface Proposal {
  /** Number of the room's last event when the proposal was made. */
  readonly seq: number;
  readonly personId: string | null;
  /** The reasons in sentences; null if no one is waiting, or if the reader may not see the only reason. */
  readonly sentence: LocalizedText | null;
}
