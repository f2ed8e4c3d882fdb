import type { ActionContent } from './action.js';

/** An agreed date is moved for a stated reason; to fill one in that was left open is to agree it. */
export function movesAgreedDate(current: Pick<ActionContent, 'dueOn'>, changed: Partial<ActionContent>): boolean {
  return current.dueOn !== null && (changed.dueOn !== undefined || changed.duePrecision !== undefined);
}

const substance: readonly (keyof ActionContent)[] = [
  'ownerOrganisationId',
  'coOwnerOrganisationIds',
  'placeId',
  'validatorConstituency',
];

/**
 * Whether an edit changes what others judged when they confirmed the action: the task, the owner, the place, and who
 * confirms it. A translation that was missing adds nothing to it; dates and classification have records of their own.
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
