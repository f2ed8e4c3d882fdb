import type { Actor, Constituency } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { FieldVersions } from '../../kernel/merge.js';
import type { BudgetLine } from './budget.js';
import { isConvenor, type OwningGroup } from './own-side.js';
import type { DatePrecision } from './lateness.js';
import type { GenderTag, PolicyArea } from './policy-area.js';
import type { Risk } from './risk.js';
import type { ActionStatus } from './status.js';
import type { Tag } from './tags.js';

/** The agreed content of an action, which can be edited field by field. */
export interface ActionContent {
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  /** The conclusions that the action implements. */
  readonly conclusionIds: readonly string[];
  /** The findings and recommendations of studies that the action follows. */
  readonly findingIds: readonly string[];
  readonly objectiveId: string | null;
  readonly policyAreas: readonly PolicyArea[];
  readonly genderTag: GenderTag | null;
  readonly tags: readonly Tag[];
  readonly ownerOrganisationId: string | null;
  /** An action is owned by an organisation or by a working group. */
  readonly ownerWorkingGroupId: string | null;
  readonly ownerPersonId: string | null;
  readonly coOwnerOrganisationIds: readonly string[];
  /** ISO days. */
  readonly startOn: string | null;
  readonly dueOn: string | null;
  readonly duePrecision: DatePrecision;
  readonly placeId: string | null;
  readonly planId: string | null;
  readonly validatorConstituency: Constituency | null;
  readonly budget: readonly BudgetLine[];
  readonly risk: Risk | null;
}

export interface ActionState extends ActionContent {
  readonly id: string;
  readonly workspaceId: string;
  /** Without gaps within a workspace, except for actions of an import that was undone; shown as A-007. */
  readonly number: number;
  /** The constituency of the owner when it became the owner; of a working group only if its mandate names one. */
  readonly ownerConstituency: Constituency | null;
  readonly status: ActionStatus;
  /** Percent, as reported by the owner. */
  readonly progress: number;
  /** The basis of an entry that repeats a published text: `seed`, `inferred` or `general`. */
  readonly basis: string | null;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** When the action went to its owner; null: it has had no other owner. */
  readonly ownerSince: Date | null;
}

export const emptyContent: ActionContent = {
  title: { en: '', zh: '' },
  description: { en: '', zh: '' },
  conclusionIds: [],
  findingIds: [],
  objectiveId: null,
  policyAreas: [],
  genderTag: null,
  tags: [],
  ownerOrganisationId: null,
  ownerWorkingGroupId: null,
  ownerPersonId: null,
  coOwnerOrganisationIds: [],
  startOn: null,
  dueOn: null,
  duePrecision: 'day',
  placeId: null,
  planId: null,
  validatorConstituency: null,
  budget: [],
  risk: null,
};

/** … A-1000. */
export function actionNumber(number: number): string {
  return `A-${String(number).padStart(3, '0')}`;
}

type Owned = Pick<ActionContent, 'ownerPersonId' | 'ownerOrganisationId'> & {
  readonly owningGroup: OwningGroup | null;
};

/** Whether the actor is the responsible person, a member of the owner organisation or a convenor of the owning group. */
export function isLeadOwner(
  { personId, organisationId }: Pick<Actor, 'personId' | 'organisationId'>,
  action: Owned,
): boolean {
  if (personId !== null && (personId === action.ownerPersonId || isConvenor(personId, action.owningGroup))) return true;
  return organisationId !== null && organisationId === action.ownerOrganisationId;
}

/** Partner organisations do the work together with the lead owner, but do not accept the action on its behalf. */
export function isOwner(
  actor: Pick<Actor, 'personId' | 'organisationId'>,
  action: Owned & Pick<ActionContent, 'coOwnerOrganisationIds'>,
): boolean {
  if (isLeadOwner(actor, action)) return true;
  return actor.organisationId !== null && action.coOwnerOrganisationIds.includes(actor.organisationId);
}

/** Links have no order of their own; sorted, they can be compared. */
export function sortedIds(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}

export function sortedAreas(areas: readonly PolicyArea[]): readonly PolicyArea[] {
  return [...new Set(areas)].sort((left, right) => left - right);
}
