import type { ActionContent } from './action.js';
import type { ActionStatus } from './status.js';

/**
 * Whether an agreed due date is moved, which requires a reason. Entering a date that was left open does not count as
 * moving it.
 */
export function movesAgreedDate(current: Pick<ActionContent, 'dueOn'>, changed: Partial<ActionContent>): boolean {
  return current.dueOn !== null && (changed.dueOn !== undefined || changed.duePrecision !== undefined);
}

/** Whether an action that was accepted but not started goes to another owner, who has to accept it. */
export function changesAcceptance(
  current: Pick<ActionContent, 'ownerOrganisationId' | 'ownerWorkingGroupId'> & { readonly status: ActionStatus },
  changed: Partial<ActionContent>,
): boolean {
  if (current.status !== 'agreed') return false;
  if (changed.ownerOrganisationId !== undefined || changed.ownerWorkingGroupId !== undefined) return true;
  const { ownerOrganisationId, ownerWorkingGroupId } = current;
  return ownerOrganisationId === null && ownerWorkingGroupId === null && changed.ownerPersonId !== undefined;
}

const substance: readonly (keyof ActionContent)[] = [
  'ownerOrganisationId',
  'ownerWorkingGroupId',
  'coOwnerOrganisationIds',
  'placeId',
  'validatorConstituency',
];

/**
 * Whether an edit changes what other groups confirmed: the task, the owner, the place or the confirming group. Adding
 * a missing translation does not count; dates and classification have their own records.
 */
export function changesSubstance(current: ActionContent, changed: Partial<ActionContent>): boolean {
  if (substance.some((field) => changed[field] !== undefined)) return true;
  return (['title', 'description'] as const).some((field) => {
    const text = changed[field];
    if (text === undefined) return false;
    return (
      (['en', 'zh'] as const).some(
        (language) => current[field][language] !== '' && current[field][language] !== text[language],
      ) ||
      (current[field].en === '' && current[field].zh === '')
    );
  });
}
