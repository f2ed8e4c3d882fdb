import { constituencies, type Constituency } from '../../kernel/actor.js';

interface GroupMember {
  readonly personId: string;
  readonly organisationId: string | null;
  readonly constituency: Constituency | null;
  readonly convenor: boolean;
}

/** A working group that owns an action. */
export interface OwningGroup {
  readonly id: string;
  readonly members: readonly GroupMember[];
}

/** Those of a working group who cannot assess its work. */
export interface GroupSide {
  /** Everyone in the group: convenors, members and advisers. */
  readonly personIds: readonly string[];
  /** Of the convenors, who answer for the work. */
  readonly organisationIds: readonly string[];
  readonly constituencies: readonly Constituency[];
}

const noSide: GroupSide = { personIds: [], organisationIds: [], constituencies: [] };

export function isConvenor(personId: string, group: OwningGroup | null): boolean {
  return group !== null && group.members.some((member) => member.convenor && member.personId === personId);
}

export function sideOf(group: OwningGroup | null): GroupSide {
  if (group === null) return noSide;
  const convenors = group.members.filter(({ convenor }) => convenor);
  return {
    personIds: group.members.map(({ personId }) => personId),
    organisationIds: convenors.flatMap(({ organisationId }) => organisationId ?? []),
    constituencies: constituencies.filter((one) => convenors.some(({ constituency }) => constituency === one)),
  };
}

/** The group as it was when completion was reported, together with the group as it is now. */
export function bothSides(now: GroupSide, then: GroupSide | null): GroupSide {
  if (then === null) return now;
  return {
    personIds: [...then.personIds, ...now.personIds],
    organisationIds: [...then.organisationIds, ...now.organisationIds],
    constituencies: constituencies.filter((one) => [then, now].some((side) => side.constituencies.includes(one))),
  };
}

/**
 * The constituencies that cannot respond to a claim: the claimant's and the owner's, and those of the convenors of an
 * owning working group. If these are all three, no one could respond; then the convenors' are left out, and people of
 * the group and their convenors' organisations remain excluded.
 */
export function ownConstituencies(stated: readonly (Constituency | null)[], side: GroupSide): readonly Constituency[] {
  const narrow = constituencies.filter((one) => stated.includes(one));
  const wide = constituencies.filter((one) => narrow.includes(one) || side.constituencies.includes(one));
  return wide.length < constituencies.length ? wide : narrow;
}
