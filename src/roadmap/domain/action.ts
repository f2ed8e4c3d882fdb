import type { Actor, Constituency } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { FieldVersions } from '../../kernel/merge.js';
import type { DatePrecision } from './lateness.js';
import type { GenderTag, PolicyArea } from './policy-area.js';
import type { ActionStatus } from './status.js';

/** What is agreed about an action and can be edited, field by field. */
export interface ActionContent {
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  readonly objectiveId: string | null;
  readonly policyAreas: readonly PolicyArea[];
  readonly genderTag: GenderTag | null;
  readonly ownerOrganisationId: string | null;
  readonly ownerPersonId: string | null;
  readonly coOwnerOrganisationIds: readonly string[];
  /** ISO days. */
  readonly startOn: string | null;
  readonly dueOn: string | null;
  readonly duePrecision: DatePrecision;
  readonly placeId: string | null;
  readonly planId: string | null;
  readonly validatorConstituency: Constituency | null;
}

export interface ActionState extends ActionContent {
  readonly id: string;
  readonly workspaceId: string;
  /** Gapless within a workspace; A-007 on screens. */
  readonly number: number;
  readonly conclusionId: string | null;
  /** Of the owner organisation, at the time it became the owner. */
  readonly ownerConstituency: Constituency | null;
  /** The date first agreed; it stays when the due date moves. */
  readonly agreedDueOn: string | null;
  readonly agreedDuePrecision: DatePrecision | null;
  readonly status: ActionStatus;
  /** Percent, as the owner states it. */
  readonly progress: number;
  /** Where the entry comes from when it repeats a published text: `seed`, `inferred`, `general`. */
  readonly basis: string | null;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export const emptyContent: ActionContent = {
  title: { en: '', zh: '' },
  description: { en: '', zh: '' },
  objectiveId: null,
  policyAreas: [],
  genderTag: null,
  ownerOrganisationId: null,
  ownerPersonId: null,
  coOwnerOrganisationIds: [],
  startOn: null,
  dueOn: null,
  duePrecision: 'day',
  placeId: null,
  planId: null,
  validatorConstituency: null,
};

/** … A-1000. */
export function actionNumber(number: number): string {
  return `A-${String(number).padStart(3, '0')}`;
}

/** The owner is the named person, or anyone of the owning organisations. */
export function isOwner(
  actor: Pick<Actor, 'personId' | 'organisationId'>,
  action: Pick<ActionContent, 'ownerPersonId' | 'ownerOrganisationId' | 'coOwnerOrganisationIds'>,
): boolean {
  if (actor.personId !== null && actor.personId === action.ownerPersonId) return true;
  if (actor.organisationId === null) return false;
  return (
    actor.organisationId === action.ownerOrganisationId || action.coOwnerOrganisationIds.includes(actor.organisationId)
  );
}

export function sortedAreas(areas: readonly PolicyArea[]): readonly PolicyArea[] {
  return [...new Set(areas)].sort((left, right) => left - right);
}
