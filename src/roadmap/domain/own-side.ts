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

export interface Owners {
  readonly ownerOrganisationId: string | null;
  readonly ownerPersonId: string | null;
  readonly ownerConstituency: Constituency | null;
  readonly coOwnerOrganisationIds: readonly string[];
  /** The working group that owns the action, as it is now. */
  readonly owningGroup: OwningGroup | null;
}

export interface Reporter {
  readonly personId: string | null;
  readonly constituency: Constituency | null;
}

/** Those who cannot assess the completion of an action. */
export interface OwnSide {
  readonly personIds: readonly string[];
  readonly organisationIds: readonly string[];
  readonly constituencies: readonly Constituency[];
}

export function isConvenor(personId: string, group: OwningGroup | null): boolean {
  return group !== null && group.members.some((member) => member.convenor && member.personId === personId);
}

const given = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

/** Further constituencies are excluded only while one is left that can respond. */
function extended(
  excluded: readonly (Constituency | null)[],
  further: readonly (Constituency | null)[],
): readonly Constituency[] {
  const all = constituencies.filter((one) => excluded.includes(one) || further.includes(one));
  return all.length < constituencies.length ? all : constituencies.filter((one) => excluded.includes(one));
}

/**
 * Persons: who reported completion, the responsible person, and everyone in an owning working group. Organisations: the
 * owner, its partners, and those of the group's convenors, who answer for the work. Constituencies: the reporter's and
 * the owner's, then the convenors'.
 */
export function ownSide(action: Owners, reporter: Reporter): OwnSide {
  const members = action.owningGroup?.members ?? [];
  const convenors = members.filter(({ convenor }) => convenor);
  return {
    personIds: given([reporter.personId, action.ownerPersonId, ...members.map(({ personId }) => personId)]),
    organisationIds: given([
      action.ownerOrganisationId,
      ...action.coOwnerOrganisationIds,
      ...convenors.map(({ organisationId }) => organisationId),
    ]),
    constituencies: extended(
      [reporter.constituency, action.ownerConstituency],
      convenors.map(({ constituency }) => constituency),
    ),
  };
}

/** No one leaves their own side in order to respond: the side as it was is kept, and the later one is added to it. */
export function joined(then: OwnSide, now: OwnSide): OwnSide {
  return {
    personIds: given([...then.personIds, ...now.personIds]),
    organisationIds: given([...then.organisationIds, ...now.organisationIds]),
    constituencies: extended(then.constituencies, now.constituencies),
  };
}

/** A report of completion. `side` is null for reports that were made before sides were stored. */
export interface Claim extends Reporter {
  readonly side: OwnSide | null;
}

/** The side of a report of completion: as it was then, and of the action as it is now. */
export function sideOfClaim(action: Owners, claim: Claim): OwnSide {
  const now = ownSide(action, claim);
  return claim.side === null ? now : joined(claim.side, now);
}

/** What a new report of completion stores: also the side of the reports before it. */
export function sideAtReport(action: Owners, reporter: Reporter, before: Claim | null): OwnSide {
  const now = ownSide(action, reporter);
  return before === null ? now : joined(sideOfClaim(action, before), now);
}
