import type { LocalizedText } from '#shared';
import type { ActionInput } from '../api/types.js';

/** What saving means for confirmations: they end (`content`), or the author says whether it only corrects the wording. */
export type Effect = 'content' | 'texts' | null;

const substance: readonly (keyof ActionInput)[] = [
  ...(['ownerOrganisationId', 'ownerWorkingGroupId', 'coOwnerOrganisationIds', 'startOn', 'dueOn'] as const),
  ...(['duePrecision', 'placeId', 'validatorConstituency'] as const),
];

type Texts = Readonly<Record<'title' | 'description', LocalizedText>>;

/** Adding a missing translation means nothing for confirmations. */
function changesText(before: LocalizedText, changed: Partial<LocalizedText> = {}): boolean {
  const wasEmpty = before.en === '' && before.zh === '';
  return (['en', 'zh'] as const).some(
    (language) =>
      changed[language] !== undefined &&
      changed[language] !== before[language] &&
      (before[language] !== '' || wasEmpty),
  );
}

/** As the server decides (`roadmap/domain/changes.ts`), so that a form can say it before saving. */
export function effectOf(before: Texts, input: ActionInput): Effect {
  if (substance.some((field) => input[field] !== undefined)) return 'content';
  const { title, description } = input;
  return changesText(before.title, title) || changesText(before.description, description) ? 'texts' : null;
}
