import type { Constituency } from '../../../kernel/actor.js';
import { localized, type LocalizedText, shownIn } from '../../../kernel/localized-text.js';
import type { RoundtableState } from './roundtable.js';
import type { MemberFunction } from './working-group.js';
import { rightsOf } from './seating.js';
import type { SeatFunction, SeatKind } from './seating.js';

/** The roundtable, working group or constituency's group to which a meeting belongs, and whose people attend it. */
export interface MeetingBody {
  readonly kind: 'roundtable' | 'working-group' | 'constituency-group';
  readonly id: string;
  /** RT2; null for a group, which has no number. */
  readonly label: string | null;
  readonly title: LocalizedText;
  readonly timeZone: string;
  /** Null for a group, which has no state of its own: its meetings are visible to its members from the beginning. */
  readonly state: RoundtableState | null;
  /** For a constituency's group, whose meetings exist for its members only. */
  readonly constituency: Constituency | null;
  /** For a constituency's group: the roundtable at which it meets. */
  readonly groupRoundtableId: string | null;
  /** The titular seats that must be attended, by group; null, or a group without number: more than half. */
  readonly quorum: Readonly<Record<Constituency, number | null>> | null;
  /** Those who conduct the meetings of a group; facilitators conduct those of roundtables. */
  readonly chairIds: readonly string[];
}

/** The kind of seat that a member of a working group has at its meetings; the convenor chairs them. */
export function seatOfMember(part: MemberFunction): {
  readonly kind: SeatKind;
  readonly function: SeatFunction | null;
} {
  if (part === 'adviser') return { kind: 'adviser', function: null };
  return { kind: 'titular', function: part === 'convenor' ? 'chair' : null };
}

const groupNames: Readonly<Record<Constituency, LocalizedText>> = {
  government: localized('Government group', '政府方'),
  employers: localized('Employers’ group', '雇主方'),
  workers: localized('Workers’ group', '工人方'),
};

export function groupName(constituency: Constituency): LocalizedText {
  return groupNames[constituency];
}

/** The name of a constituency's group at a roundtable. */
export function nameOfGroup(constituency: Constituency, roundtable: LocalizedText): LocalizedText {
  const { en, zh } = groupNames[constituency];
  return localized(`${en}: ${shownIn(roundtable, 'en')}`, `${zh}：${shownIn(roundtable, 'zh')}`);
}

/** A constituency's group has no officers of its own: each of its titular members, and its spokesperson, can conduct. */
export function conductsGroup(seat: { readonly kind: SeatKind; readonly function: SeatFunction | null }): boolean {
  return seat.kind === 'titular' || rightsOf(seat).speaksForGroup;
}
