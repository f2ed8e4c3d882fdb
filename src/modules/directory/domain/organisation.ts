import type { Capacity, Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { Basis, BasisOf } from './basis.js';

export interface OrganisationState {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: LocalizedText;
  readonly shortName: LocalizedText | null;
  /** The group it belongs to; several organisations may belong to one (CEC and ACFIC both do for employers). */
  readonly constituency: Constituency | null;
  /** Its capacity if it belongs to no group. */
  readonly capacity: Capacity | null;
  readonly placeId: string | null;
  /** What a published text says it did, in that text's words (`lead`, `host`, `research`). */
  readonly parts: readonly string[];
  readonly note: LocalizedText | null;
  readonly basis: Basis;
  readonly basisOf: BasisOf;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
}

export type OrganisationChanges = Partial<
  Pick<OrganisationState, 'name' | 'shortName' | 'constituency' | 'capacity' | 'placeId' | 'note'>
>;

/** Exactly one of the two: there is no fourth group, and no one is nothing. */
export function standsSomewhere(standing: {
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
}): boolean {
  return (standing.constituency === null) !== (standing.capacity === null);
}
