import type { Capacity, Constituency, Sex } from '../../../kernel/actor.js';
import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';

/** Someone who sits, speaks, owns or answers for something in a workspace; an account is needed only to sign in. */
export interface PersonState {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: LocalizedText;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly sex: Sex;
  readonly organisationId: string | null;
  /** The language in which messages are written to this person. */
  readonly language: Language;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
}

export type PersonChanges = Partial<
  Pick<PersonState, 'name' | 'constituency' | 'capacity' | 'sex' | 'organisationId' | 'language'>
>;

/** Exactly one of the two: a person who is of no group has a capacity. */
export function standsSomewhere(standing: Pick<PersonState, 'constituency' | 'capacity'>): boolean {
  return (standing.constituency === null) !== (standing.capacity === null);
}

/** A person speaks for the group of the organisation behind them; someone of no group may come from any. */
export function standsWithOrganisation(
  person: Pick<PersonState, 'constituency'>,
  organisation: { readonly constituency: Constituency | null },
): boolean {
  return person.constituency === null || person.constituency === organisation.constituency;
}
