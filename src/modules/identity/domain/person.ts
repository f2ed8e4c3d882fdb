import type { Capacity, Constituency, Sex } from '../../../kernel/actor.js';
import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';

/**
 * A person who takes part in meetings, owns actions or is responsible for something in a workspace. An account is
 * needed only to sign in.
 */
export interface PersonState {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: LocalizedText;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly sex: Sex;
  readonly organisationId: string | null;
  /** The language of messages to this person. */
  readonly language: Language;
  /** For invitations to a person without an account; it is not verified. */
  readonly email: string | null;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
}

export type PersonChanges = Partial<
  Pick<PersonState, 'name' | 'constituency' | 'capacity' | 'sex' | 'organisationId' | 'language' | 'email'>
>;

/** Whether exactly one of the two is set: a person belongs to a group or has a capacity. */
export function hasGroupOrCapacity(standing: Pick<PersonState, 'constituency' | 'capacity'>): boolean {
  return (standing.constituency === null) !== (standing.capacity === null);
}

/**
 * A person with a group must have an organisation of the same group; a person without a group may have any
 * organisation.
 */
export function hasOrganisationOfGroup(
  person: Pick<PersonState, 'constituency'>,
  organisation: { readonly constituency: Constituency | null },
): boolean {
  return person.constituency === null || person.constituency === organisation.constituency;
}
