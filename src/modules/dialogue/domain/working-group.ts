import type { Constituency } from '../../../kernel/actor.js';
import { constituencies } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import {
  convenorTurnRemoved,
  convenorTurnSet,
  workingGroupMemberChanged,
  workingGroupMemberJoined,
  workingGroupMemberLeft,
} from './events.js';
import type { Standing } from './seating.js';
import { isSaid, tidy } from './text.js';

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
  /** Term of the mandate, YYYY-MM-DD; null when not limited or not stated. */
  readonly termFrom: string | null;
  readonly termUntil: string | null;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
}

/** What can be edited, one entry for each field that two people can change at once. */
export interface WorkingGroupFields {
  readonly nameEn: string;
  readonly nameZh: string;
  readonly mandateEn: string;
  readonly mandateZh: string;
  readonly composition: readonly Constituency[];
  readonly roundtableId: string | null;
  readonly formedOn: string | null;
  readonly termFrom: string | null;
  readonly termUntil: string | null;
}

export function groupFields(group: Omit<WorkingGroup, 'id' | 'membership' | 'basis'>): WorkingGroupFields {
  const { name, mandate, composition, roundtableId, formedOn, termFrom, termUntil } = group;
  return {
    ...{ nameEn: name.en, nameZh: name.zh, mandateEn: mandate?.en ?? '', mandateZh: mandate?.zh ?? '' },
    ...{ composition, roundtableId, formedOn, termFrom, termUntil },
  };
}

export function recordOf(fields: WorkingGroupFields) {
  const { nameEn, nameZh, mandateEn, mandateZh, ...rest } = fields;
  const mandate = { en: mandateEn, zh: mandateZh };
  return {
    ...{ ...rest, composition: ordered(rest.composition) },
    name: tidy({ en: nameEn, zh: nameZh }),
    mandate: isSaid(mandate) ? tidy(mandate) : null,
  };
}

/** In the order in which the constituencies are always named. */
export const ordered = (composition: readonly Constituency[]): Constituency[] =>
  constituencies.filter((constituency) => composition.includes(constituency));

/** Characters of a name in one language; an emoji counts as one. */
export const longestName = 300;

export type GroupFault = 'name-missing' | 'name-long' | 'composition-empty' | 'term-order';

export function groupFaults(fields: WorkingGroupFields): readonly GroupFault[] {
  const { nameEn, nameZh, composition, termFrom, termUntil } = fields;
  const faults: readonly (readonly [GroupFault, boolean])[] = [
    ['name-missing', !isSaid({ en: nameEn, zh: nameZh })],
    ['name-long', [nameEn, nameZh].some((name) => [...name.trim()].length > longestName)],
    ['composition-empty', composition.length === 0],
    ['term-order', termFrom !== null && termUntil !== null && termUntil < termFrom],
  ];
  return faults.flatMap(([fault, found]) => (found ? [fault] : []));
}

export interface WorkingGroupMember extends Standing {
  readonly id: string;
  readonly workingGroupId: string;
  readonly personId: string;
  readonly function: MemberFunction;
  readonly version: number;
}

/** From this day on the person leads the group, until the day of the next turn. */
export interface ConvenorTurn {
  readonly id: string;
  readonly personId: string;
  /** YYYY-MM-DD, in the time zone of the workspace. */
  readonly startsOn: string;
}

/** The turn of this day: the latest that has started. */
export function turnOn<Turn extends ConvenorTurn>(turns: readonly Turn[], day: string): Turn | undefined {
  return turns
    .filter(({ startsOn }) => startsOn <= day)
    .reduce<Turn | undefined>((last, turn) => (last && last.startsOn > turn.startsOn ? last : turn), undefined);
}

/** The turn of this day, among those of convenors; someone who has left the group does not lead it. */
export function leaderOn<Turn extends ConvenorTurn>(
  {
    turns,
    members,
  }: {
    readonly turns: readonly Turn[];
    readonly members: readonly Pick<WorkingGroupMember, 'personId' | 'function'>[];
  },
  day: string,
): Turn | undefined {
  return turnOn(
    turns.filter(({ personId }) => chairs(members, personId)),
    day,
  );
}

/** What was recorded about the members and turns of a group; which fields are set depends on the type. */
export interface GroupEvent {
  readonly type: string;
  readonly payload: Partial<{
    readonly memberId: string;
    readonly personId: string;
    readonly function: MemberFunction;
    readonly turnId: string;
    readonly startsOn: string;
  }>;
}

/** The members and turns that a group had after these events, in the order in which they were recorded. */
export function groupAfter(events: readonly GroupEvent[]) {
  const members = new Map<string, Pick<WorkingGroupMember, 'personId' | 'function'>>();
  const turns = new Map<string, ConvenorTurn>();
  for (const { type, payload } of events) {
    const { memberId = '', personId = '', function: role = 'member', turnId = '', startsOn = '' } = payload;
    if (type === workingGroupMemberJoined || type === workingGroupMemberChanged)
      members.set(memberId, { personId, function: role });
    if (type === workingGroupMemberLeft) members.delete(memberId);
    if (type === convenorTurnSet) turns.set(turnId, { id: turnId, personId, startsOn });
    if (type === convenorTurnRemoved) turns.delete(turnId);
  }
  return { members: [...members.values()], turns: [...turns.values()] };
}

/** Whether the group relies on a person as convenor: it is their turn, their turn will come, or there is no other. */
export function isNeeded(
  group: {
    readonly members: readonly Pick<WorkingGroupMember, 'personId' | 'function'>[];
    readonly turns: readonly ConvenorTurn[];
  },
  personId: string,
  day: string,
): boolean {
  const convenors = group.members.filter((member) => member.function === 'convenor');
  if (!convenors.some((member) => member.personId === personId)) return false;
  const ahead = group.turns.filter(({ startsOn }) => startsOn > day);
  const turns = [turnOn(group.turns, day), ...ahead];
  return turns.some((turn) => turn?.personId === personId) || (convenors.length === 1 && group.members.length > 1);
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
