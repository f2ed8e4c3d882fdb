import type { Capacity, Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { Basis, BasisOf } from './basis.js';

export interface OrganisationState {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: LocalizedText;
  readonly shortName: LocalizedText | null;
  /** The group of the organisation; a group may have several organisations (CEC and ACFIC both represent employers). */
  readonly constituency: Constituency | null;
  /** Its capacity, if it belongs to no group. */
  readonly capacity: Capacity | null;
  readonly placeId: string | null;
  /** Its activities in the words of a published text (`lead`, `host`, `research`). */
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

/** Whether exactly one of the two is set: an organisation belongs to one of the three groups or has a capacity. */
export function hasGroupOrCapacity(standing: {
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
}): boolean {
  return (standing.constituency === null) !== (standing.capacity === null);
}
