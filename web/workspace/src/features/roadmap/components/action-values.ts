import type { Constituency, LocalizedText, Schema } from '#shared';
import type { ActionDetail, ActionInput } from '../api/types.js';
import type { Tag } from './tags.js';

/** The values of the form of an action. */
export interface ActionValues {
  readonly titleEn: string;
  readonly titleZh: string;
  readonly textEn: string;
  readonly textZh: string;
  readonly conclusionIds: readonly string[];
  readonly findingIds: readonly string[];
  readonly policyAreas: readonly string[];
  readonly tags: readonly Tag[];
  readonly objectiveId: string | null;
  readonly genderTag: ActionInput['genderTag'] | null;
  readonly ownerOrganisationId: string | null;
  readonly ownerWorkingGroupId: string | null;
  readonly ownerPersonId: string | null;
  readonly coOwnerOrganisationIds: readonly string[];
  readonly placeId: string | null;
  readonly planId: string | null;
  readonly startOn: string;
  readonly dueOn: string;
  /** The reason for changing an agreed due date. */
  readonly reason: string;
  readonly validatorConstituency: Constituency | null;
  readonly budget: readonly Schema<'BudgetLineRequest'>[];
  /** Of the main risk; null: none is stated. */
  readonly likelihood: Schema<'RiskRequest'>['likelihood'] | null;
  readonly eventEn: string;
  readonly eventZh: string;
  readonly responseEn: string;
  readonly responseZh: string;
}

export const emptyValues: ActionValues = {
  titleEn: '',
  titleZh: '',
  textEn: '',
  textZh: '',
  conclusionIds: [],
  findingIds: [],
  policyAreas: [],
  tags: [],
  objectiveId: null,
  genderTag: null,
  ownerOrganisationId: null,
  ownerWorkingGroupId: null,
  ownerPersonId: null,
  coOwnerOrganisationIds: [],
  placeId: null,
  planId: null,
  startOn: '',
  dueOn: '',
  reason: '',
  validatorConstituency: null,
  budget: [],
  likelihood: null,
  ...{ eventEn: '', eventZh: '', responseEn: '', responseZh: '' },
};

const noRisk = { likelihood: null, event: { en: '', zh: '' }, response: { en: '', zh: '' } };

export function valuesOf(action: ActionDetail): ActionValues {
  const { likelihood, event, response } = action.risk ?? noRisk;
  return {
    titleEn: action.title.en,
    titleZh: action.title.zh,
    textEn: action.description.en,
    textZh: action.description.zh,
    conclusionIds: action.conclusions.map(({ id }) => id),
    findingIds: action.findingIds,
    policyAreas: action.policyAreas.map(String),
    tags: action.tags,
    objectiveId: action.objectiveId,
    genderTag: action.genderTag,
    ownerOrganisationId: action.owner?.kind === 'organisation' ? action.owner.id : null,
    ownerWorkingGroupId: action.owner?.kind === 'working-group' ? action.owner.id : null,
    ownerPersonId: action.ownerPerson?.id ?? null,
    coOwnerOrganisationIds: action.coOwners.map(({ id }) => id),
    placeId: action.placeId,
    planId: action.planId,
    startOn: action.startOn ?? '',
    dueOn: action.dueOn ?? '',
    reason: '',
    validatorConstituency: action.validatorConstituency,
    budget: action.budget,
    likelihood,
    ...{ eventEn: event.en, eventZh: event.zh, responseEn: response.en, responseZh: response.zh },
  };
}

export function inputOf(values: ActionValues) {
  return {
    title: { en: values.titleEn, zh: values.titleZh },
    description: { en: values.textEn, zh: values.textZh },
    conclusionIds: [...values.conclusionIds].sort(),
    findingIds: [...values.findingIds].sort(),
    policyAreas: values.policyAreas.map(Number),
    tags: [...values.tags],
    objectiveId: values.objectiveId,
    genderTag: values.genderTag,
    ownerOrganisationId: values.ownerOrganisationId,
    ownerWorkingGroupId: values.ownerWorkingGroupId,
    ownerPersonId: values.ownerPersonId,
    coOwnerOrganisationIds: [...values.coOwnerOrganisationIds],
    placeId: values.placeId,
    planId: values.planId,
    startOn: values.startOn || null,
    dueOn: values.dueOn || null,
    ...(values.dueOn !== '' && { duePrecision: 'day' as const }),
    validatorConstituency: values.validatorConstituency,
    budget: values.budget.map((line) => ({
      ...line,
      ...{ planned: line.planned || '0', committed: line.committed || '0', spent: line.spent || '0' },
    })),
    risk: values.likelihood && {
      likelihood: values.likelihood,
      event: { en: values.eventEn, zh: values.eventZh },
      response: { en: values.responseEn, zh: values.responseZh },
    },
  } satisfies ActionInput;
}

function changedLanguages(before: LocalizedText, after: LocalizedText): Partial<LocalizedText> {
  return Object.fromEntries(
    (['en', 'zh'] as const)
      .filter((language) => before[language] !== after[language])
      .map((language) => [language, after[language]]),
  );
}

/** The values that were chosen in a conflict; a text conflicts in one language, such as `title.en`. */
export function inputOfChosen(chosen: Readonly<Record<string, unknown>>): ActionInput {
  const input: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(chosen)) {
    const [name = '', language] = field.split('.');
    input[name] = language === undefined ? value : { ...(input[name] as object | undefined), [language]: value };
  }
  return input;
}

/** Sends only changed fields, so that others' edits of other fields are kept. */
export function changesOf(before: ActionValues, after: ActionValues): ActionInput {
  const [old, now] = [inputOf(before), inputOf(after)];
  const fields: ActionInput = Object.fromEntries(
    Object.entries(now).filter(([name, value]) => {
      if (name === 'duePrecision') return before.dueOn !== after.dueOn;
      return JSON.stringify(value) !== JSON.stringify(old[name as keyof typeof old]);
    }),
  );
  const changed: ActionInput = {
    ...fields,
    ...(fields.title && { title: changedLanguages(old.title, now.title) }),
    ...(fields.description && { description: changedLanguages(old.description, now.description) }),
  };
  return movesDue(before, after) ? { ...changed, reason: after.reason } : changed;
}

/** Whether another organisation or working group is to own the action; it has to accept an agreed one again. */
export const changesOwner = (before: ActionValues, after: ActionValues): boolean =>
  before.ownerOrganisationId !== after.ownerOrganisationId || before.ownerWorkingGroupId !== after.ownerWorkingGroupId;

/** Whether an agreed due date is changed, which requires a reason; filling in a missing one does not. */
export const movesDue = (before: ActionValues, after: ActionValues): boolean =>
  before.dueOn !== '' && before.dueOn !== after.dueOn;
