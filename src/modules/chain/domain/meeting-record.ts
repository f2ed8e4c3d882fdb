import type { Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { OutcomeKind } from '../../../kernel/outcome-kind.js';

/** Names and titles are those of the time of reading; everything else is what was recorded at the meeting. */
export interface MeetingRecord {
  readonly readAt: Date;
  /** The roundtable or group of the meeting. */
  readonly body: {
    readonly kind: string;
    readonly id: string;
    /** RT2; null for a group. */
    readonly label: string | null;
    readonly title: LocalizedText;
    readonly timeZone: string;
    /** For the group of a constituency: the roundtable at which it meets. */
    readonly groupRoundtableId: string | null;
  };
  readonly meeting: RecordedMeeting;
  readonly attendance: {
    readonly people: readonly RecordedAttendee[];
    readonly groups: readonly RecordedQuorum[];
    readonly quorum: boolean;
  };
  readonly agenda: readonly RecordedItem[];
  readonly speeches: readonly RecordedTurn[];
  readonly floor: readonly RecordedFloor<Constituency | null>[];
  /** Null if it would reveal the sex of individuals. */
  readonly floorBySex: readonly RecordedFloor<string>[] | null;
  /** Speaking time that groups were given for items, and what they used. */
  readonly budgets: readonly RecordedBudget[];
  readonly documents: readonly RecordedDocument[];
  readonly conclusions: readonly RecordedConclusion[];
  /** What else this kind of meeting records, by kind in the order of the record, also kinds of which it recorded none. */
  readonly outcomes: readonly RecordedOutcomes[];
  /** The reader is the spokesperson of the group, and can share its positions. */
  readonly sharesPositions: boolean;
  readonly actions: readonly RecordedAction[];
}

export interface RecordedDocument {
  readonly id: string;
  /** Doc. 3; null for documents that are not cited by a number. */
  readonly number: number | null;
  readonly title: string;
  /** The number of the agenda item. */
  readonly item: string | null;
}

export interface RecordedMeeting {
  readonly id: string;
  readonly number: number;
  readonly title: LocalizedText | null;
  readonly state: string;
  /** Until the meeting is closed, the record can change. */
  readonly final: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  /** When its session really began and ended. */
  readonly beganAt: Date | null;
  readonly endedAt: Date | null;
  readonly place: LocalizedText | null;
}

export interface RecordedAttendee {
  readonly personId: string;
  readonly name: LocalizedText;
  readonly organisation: LocalizedText | null;
  readonly kind: string;
  readonly function: string | null;
  readonly constituency: Constituency | null;
  readonly status: string;
  readonly arrivedAt: Date | null;
  readonly leftAt: Date | null;
  readonly substitute: LocalizedText | null;
  /** Substitutes who had the seat for a planned time while the meeting was held. */
  readonly substitutions: readonly RecordedSubstitution[];
  /** Titular members whose seats this substitute had for a planned time. */
  readonly inPlaceOf: readonly RecordedSubstitution[];
}

export interface RecordedSubstitution {
  readonly name: LocalizedText;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface RecordedQuorum {
  readonly constituency: Constituency;
  readonly titular: number;
  readonly attended: number;
  readonly needed: number;
  readonly reached: boolean;
}

/** A meeting of the same roundtable or group, or another roundtable; with neither, the next roundtable. */
export interface CarriedTo {
  readonly meetingNumber: number | null;
  readonly roundtableLabel: string | null;
}

export interface RecordedItem {
  readonly id: string;
  /** 2.1; empty for a break. */
  readonly label: string;
  readonly isBreak: boolean;
  readonly depth: number;
  readonly title: LocalizedText;
  /** An item with the status `carried-over` continues at the next meeting. */
  readonly status: string;
  /** Null unless it was carried over. */
  readonly carriedTo: CarriedTo | null;
  readonly date: string;
  /** As planned. */
  readonly startsAt: string | null;
  readonly plannedMinutes: number | null;
  /** As discussed in the room; null if it did not come up. */
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly milliseconds: number | null;
}

export interface RecordedTurn {
  readonly name: LocalizedText;
  readonly constituency: Constituency | null;
  /** Kind of the speech and whom it concerned; null for a statement. */
  readonly note: LocalizedText | null;
  /** The number of the agenda item. */
  readonly item: string | null;
  readonly startedAt: Date;
  readonly milliseconds: number;
}

export interface RecordedFloor<Key> {
  readonly key: Key;
  readonly milliseconds: number;
  readonly turns: number;
  readonly people: number;
}

export interface RecordedBudget {
  /** The number of the agenda item. */
  readonly item: string | null;
  readonly constituency: Constituency;
  readonly minutes: number;
  readonly milliseconds: number;
}

export interface RecordedConclusion {
  readonly id: string;
  /** RT2/D-07 */
  readonly label: string;
  readonly text: LocalizedText;
  readonly agreement: string;
  readonly agreedOn: string;
  readonly item: string | null;
  /** The language whose text is older than the original. */
  readonly staleLanguage: 'en' | 'zh' | null;
  /** The language in which it was agreed; the other version is a translation. */
  readonly agreedIn: 'en' | 'zh' | 'both';
  /** Reservations and objections in force. */
  readonly reservations: readonly RecordedReservation[];
  /** When it was taken; null: attendance was not recorded. */
  readonly quorum: { readonly reached: boolean; readonly groups: readonly Omit<RecordedQuorum, 'reached'>[] } | null;
  /** What was missing for a quorum. */
  readonly shortfall: 'groups' | 'members' | null;
  /** Taken without a quorum, and neither confirmed nor adopted since. */
  readonly provisional: boolean;
  /** The meeting with a quorum that adopted it. */
  readonly adoption: RecordedAdoption | null;
  /** Null: agreed without further confirmation. As it is now: organisations answer after the meeting. */
  readonly confirmation: RecordedConfirmation | null;
  /** As they are now, with the corrected texts. */
  readonly corrigenda: readonly RecordedCorrigendum[];
  readonly replaces: ConclusionLink | null;
  readonly replacedBy: (ConclusionLink & { readonly state: 'replaced' | 'pending' }) | null;
}

export interface ConclusionLink {
  readonly id: string;
  /** RT2/D-07 */
  readonly label: string;
}

export interface RecordedCorrigendum {
  readonly id: string;
  readonly number: number;
  readonly text: LocalizedText;
  readonly error: string;
  readonly objectBy: string;
  readonly state: 'open' | 'objected' | 'in-effect';
  readonly objection: { readonly constituency: Constituency; readonly reason: string } | null;
}

export interface RecordedOutcomes {
  readonly kind: OutcomeKind;
  readonly entries: readonly RecordedOutcome[];
}

export interface RecordedOutcome {
  readonly id: string;
  readonly text: LocalizedText;
  /** The number of the agenda item. */
  readonly item: string | null;
  /** When a position was shared with the roundtable. */
  readonly sharedAt: Date | null;
  /** Of a recommendation: the roundtables to which it was proposed, and the conclusions that they made of it. */
  readonly proposedTo: readonly string[];
  readonly conclusions: readonly string[];
}

export interface RecordedAdoption {
  readonly roundtableLabel: string;
  readonly meetingNumber: number;
  readonly on: string;
}

export interface RecordedConfirmation {
  /** `confirmed`: by every organisation; `silent`: the term has ended without every answer; `no-term`: none was set; `no-one`: no organisation is asked. */
  readonly state: string;
  readonly dueOn: string | null;
  readonly organisations: readonly RecordedAnswer[];
}

export interface RecordedAnswer {
  readonly organisation: LocalizedText | null;
  readonly constituency: Constituency | null;
  readonly status: string;
  readonly answer: string | null;
  /** The text was revised after the answer, which then does not count. */
  readonly textChanged: boolean;
  readonly note: string | null;
  /** The title of the attached document. */
  readonly paper: string | null;
  /** Of the letter: its number and date, and the function of who signed it. */
  readonly letterNumber: string | null;
  readonly letterDate: string | null;
  readonly signatoryFunction: string | null;
  /** How the answers of its group count, by the mandate of the group. */
  readonly rule: 'each' | 'majority' | 'for-group';
  /** Entered by a facilitator or rapporteur, from a paper. */
  readonly onBehalf: boolean;
  readonly answeredAt: Date | null;
}

export interface RecordedReservation {
  readonly kind: string;
  readonly constituency: Constituency | null;
  readonly organisation: LocalizedText | null;
  readonly statement: LocalizedText;
  /** The version of the text to which it refers. */
  readonly textVersion: number;
  /** The text was revised after that version. */
  readonly textChanged: boolean;
}

/** An action that follows from conclusions of the meeting, as it is now. */
export interface RecordedAction {
  readonly id: string;
  /** */
  readonly label: string;
  readonly title: LocalizedText;
  readonly conclusions: readonly string[];
  readonly owner: LocalizedText | null;
  readonly dueOn: string | null;
  readonly status: string;
}

const numeric = new Intl.Collator('en', { numeric: true });

/** People of the same group, seat and function by the number in their names; otherwise the order is kept. */
export function inNumberOrder(people: readonly RecordedAttendee[]): readonly RecordedAttendee[] {
  const seatOf = ({ constituency, kind, function: held }: RecordedAttendee): string =>
    `${constituency ?? ''} ${kind} ${held ?? ''}`;
  const seats = [...new Set(people.map(seatOf))];
  return people.toSorted(
    (one, other) =>
      seats.indexOf(seatOf(one)) - seats.indexOf(seatOf(other)) ||
      numeric.compare(one.name.en || one.name.zh, other.name.en || other.name.zh),
  );
}

/** An item of which only the parts were discussed has their times: it was discussed, though never opened itself. */
export function withTimesOfParts(agenda: readonly RecordedItem[]): readonly RecordedItem[] {
  return agenda.map((item, index) => {
    // by place: a moved item keeps its number
    const next = agenda.findIndex(({ depth }, place) => place > index && depth <= item.depth);
    const below = agenda.slice(index + 1, next === -1 ? agenda.length : next);
    const parts = below.filter(({ startedAt }) => startedAt !== null);
    if (item.startedAt !== null || parts.length === 0) return item;
    const isOpen = parts.some(({ endedAt }) => endedAt === null);
    const times = (of: readonly (Date | null)[]): readonly number[] => of.map((at) => at?.getTime() ?? 0);
    return {
      ...item,
      startedAt: new Date(Math.min(...times(parts.map(({ startedAt }) => startedAt)))),
      endedAt: isOpen ? null : new Date(Math.max(...times(parts.map(({ endedAt }) => endedAt)))),
      milliseconds: parts.reduce((sum, { milliseconds }) => sum + (milliseconds ?? 0), 0),
    };
  });
}
