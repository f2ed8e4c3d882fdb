import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { RoundtableState } from './roundtable.js';
import type { MemberFunction } from './working-group.js';
import type { SeatFunction, SeatKind } from './seating.js';

/** The roundtable or working group to which a meeting belongs, and whose people attend it. */
export interface MeetingBody {
  readonly kind: 'roundtable' | 'working-group';
  readonly id: string;
  /** RT2; null for a working group, which has no number. */
  readonly label: string | null;
  readonly title: LocalizedText;
  readonly timeZone: string;
  /** Null for a working group, which has no state of its own: its meetings are visible from the beginning. */
  readonly state: RoundtableState | null;
}

/** The kind of seat that a member of a working group has at its meetings; the convenor chairs them. */
export function seatOfMember(part: MemberFunction): {
  readonly kind: SeatKind;
  readonly function: SeatFunction | null;
} {
  if (part === 'adviser') return { kind: 'adviser', function: null };
  return { kind: 'titular', function: part === 'convenor' ? 'chair' : null };
}
