import type { Constituency } from '../../../kernel/actor.js';
import { constituencies } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { Standing } from './seating.js';

export type MemberFunction = 'convenor' | 'member' | 'adviser';
export const memberFunctions: readonly MemberFunction[] = ['convenor', 'member', 'adviser'];

export interface WorkingGroup {
  readonly id: string;
  readonly name: LocalizedText;
  /** The task of the group; null if the record does not state it. */
  readonly mandate: LocalizedText | null;
  /** The constituencies that the mandate includes: only one, or all three. */
  readonly composition: readonly Constituency[];
  /** The members as a text, if the record names no people. */
  readonly membership: LocalizedText | null;
  readonly roundtableId: string | null;
  /** YYYY-MM-DD; null when not stated. */
  readonly formedOn: string | null;
  readonly basis: LocalizedText | null;
  readonly version: number;
}

export interface WorkingGroupMember extends Standing {
  readonly id: string;
  readonly workingGroupId: string;
  readonly personId: string;
  readonly function: MemberFunction;
}

/**
 * Full members come from the constituencies of the mandate; advisers may come from any, so that a group of one
 * constituency can consult the others.
 */
export function fitsMandate(
  group: Pick<WorkingGroup, 'composition'>,
  member: Pick<WorkingGroupMember, 'constituency' | 'function'>,
): boolean {
  if (member.function === 'adviser') return true;
  return member.constituency !== null && group.composition.includes(member.constituency);
}

/** Constituencies of the mandate that have no member yet. */
export function missingConstituencies(
  group: Pick<WorkingGroup, 'composition'>,
  members: readonly Pick<WorkingGroupMember, 'constituency' | 'function'>[],
): readonly Constituency[] {
  return constituencies.filter(
    (constituency) =>
      group.composition.includes(constituency) &&
      !members.some((member) => member.function !== 'adviser' && member.constituency === constituency),
  );
}

/** Whether a person chairs the group and may therefore prepare and conduct its meetings. */
export function chairs(
  members: readonly Pick<WorkingGroupMember, 'personId' | 'function'>[],
  personId: string | null,
): boolean {
  return personId !== null && members.some((one) => one.personId === personId && one.function === 'convenor');
}
