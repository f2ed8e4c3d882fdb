import type { LocalizedText } from '../../kernel/localized-text.js';
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

/** Fields of which every change concerns what other groups confirmed, whatever its author says. */
const substance = [
  'ownerOrganisationId',
  'ownerWorkingGroupId',
  'coOwnerOrganisationIds',
  'startOn',
  'dueOn',
  'duePrecision',
  'placeId',
  'validatorConstituency',
] as const satisfies readonly (keyof ActionContent)[];

const texts = ['title', 'description'] as const;
const languages = ['en', 'zh'] as const;

type Texts = Pick<ActionContent, (typeof texts)[number]>;

/** A field that other groups confirm with a report of completion. */
export type ConfirmedField = (typeof substance)[number] | (typeof texts)[number] | 'targets';

/** A text before and after a correction of its wording. */
export interface CorrectedText {
  readonly field: (typeof texts)[number];
  readonly language: keyof LocalizedText;
  readonly from: string;
  readonly to: string;
}

/**
 * What an edit means for confirmations. `content`: what was confirmed is another, and confirmations lapse. `wording`:
 * they still count, and who confirmed sees both texts.
 */
export type EffectOnConfirmations =
  | { readonly of: 'content'; readonly fields: readonly ConfirmedField[] }
  | { readonly of: 'wording'; readonly corrected: readonly CorrectedText[] };

/**
 * What an edit means for confirmations; null: nothing. Fields decide, not the author: `isWording` counts for texts only.
 * Adding a missing translation does not count; the classification has its own records.
 */
export function effectOnConfirmations(
  current: Texts,
  changed: Partial<ActionContent>,
  isWording: boolean,
): EffectOnConfirmations | null {
  const corrected = correctedTexts(current, changed);
  const changedTexts = texts.filter((field) => corrected.some((one) => one.field === field));
  const changedSubstance = substance.filter((field) => changed[field] !== undefined);
  if (changedSubstance.length > 0) return { of: 'content', fields: [...changedTexts, ...changedSubstance] };
  if (corrected.length === 0) return null;
  return isWording ? { of: 'wording', corrected } : { of: 'content', fields: changedTexts };
}

/** Texts that were there and changed, and those of a field that was empty. */
function correctedTexts(current: Texts, changed: Partial<ActionContent>): readonly CorrectedText[] {
  return texts.flatMap((field) => {
    const to = changed[field];
    if (to === undefined) return [];
    const from = current[field];
    const wasEmpty = from.en === '' && from.zh === '';
    return languages
      .filter((language) => from[language] !== to[language] && (from[language] !== '' || wasEmpty))
      .map((language) => ({ field, language, from: from[language], to: to[language] }));
  });
}

/** A target indicator with its values, as other groups confirm it. */
export type ConfirmedTarget = Readonly<
  Record<'indicatorId' | 'target', string> & Record<'baseline' | 'baselinePeriod' | 'targetOn', string | null>
>;

/** What other groups confirm, as values in a fixed order, in JSON: equal contents have equal texts. */
export function confirmedContent(action: ActionContent, targets: readonly ConfirmedTarget[]): string {
  return JSON.stringify([
    ...texts.flatMap((field) => languages.map((language) => action[field][language])),
    ...substance.map((field) => action[field]),
    targets
      .map((one) => [one.indicatorId, one.baseline, one.baselinePeriod, one.target, one.targetOn])
      .toSorted(([left], [right]) => (left! < right! ? -1 : 1)),
  ]);
}
