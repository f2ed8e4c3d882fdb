import type { FieldVersions } from '../../kernel/merge.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ActionContent } from './action.js';
import { emptyContent, sortedAreas, sortedIds } from './action.js';
import { normalBudget } from './budget.js';
import { normalRisk } from './risk.js';
import { sortedTags } from './tags.js';
import { normalizeText } from './text.js';

const texts = ['title', 'description'] as const;
const tongues = ['en', 'zh'] as const;

type TextField = (typeof texts)[number];
type TextKey = `${TextField}.${keyof LocalizedText}`;

/** Changes of the content; of a text, only the languages that were edited. */
export type ContentChanges = Partial<Omit<ActionContent, TextField>> & {
  readonly [Field in TextField]?: Partial<LocalizedText>;
};

/** The content with one field for each language of a text, so that a translator and an author can edit at once. */
export type EditedFields = Omit<ActionContent, TextField> & Readonly<Record<TextKey, string>>;

const keyOf = (field: TextField, tongue: keyof LocalizedText): TextKey => `${field}.${tongue}`;

export function fieldsOf(changes: ContentChanges): Partial<EditedFields> {
  const found: Record<string, unknown> = {};
  for (const field of Object.keys(emptyContent) as (keyof ActionContent)[]) {
    const value = changes[field];
    if (value === undefined) continue;
    if (field !== 'title' && field !== 'description') found[field] = value;
    else
      for (const tongue of tongues) {
        const text = changes[field]?.[tongue];
        if (text !== undefined) found[keyOf(field, tongue)] = normalizeText(text);
      }
  }
  const { policyAreas, tags, ownerOrganisationId, ownerWorkingGroupId, budget, risk } = changes;
  const linked = (['conclusionIds', 'findingIds', 'coOwnerOrganisationIds'] as const).flatMap((field) => {
    const ids = changes[field];
    return ids === undefined ? [] : [[field, sortedIds(ids)] as const];
  });
  return {
    // an action has one owner, so naming one removes the other
    ...(ownerOrganisationId && { ownerWorkingGroupId: null }),
    ...(ownerWorkingGroupId && { ownerOrganisationId: null }),
    ...found,
    ...(policyAreas && { policyAreas: sortedAreas(policyAreas) }),
    ...(tags && { tags: sortedTags(tags) }),
    ...Object.fromEntries(linked),
    ...(budget && { budget: normalBudget(budget) }),
    ...(risk && { risk: normalRisk(risk) }),
  } as Partial<EditedFields>;
}

/** The fields of the content that change, with texts in both languages. */
export function contentOf(changed: Partial<EditedFields>, current: ActionContent): Partial<ActionContent> {
  const content: Record<string, unknown> = { ...changed };
  for (const field of texts) {
    const edited = tongues.filter((tongue) => changed[keyOf(field, tongue)] !== undefined);
    for (const tongue of tongues) delete content[keyOf(field, tongue)];
    if (edited.length === 0) continue;
    const added = Object.fromEntries(edited.map((tongue) => [tongue, changed[keyOf(field, tongue)]]));
    content[field] = { ...current[field], ...added };
  }
  return content;
}

/** Edits before a text had a field for each language changed both. */
export function versionsByLanguage({ title, description, ...others }: FieldVersions): FieldVersions {
  return {
    ...(title !== undefined && { 'title.en': title, 'title.zh': title }),
    ...(description !== undefined && { 'description.en': description, 'description.zh': description }),
    ...others,
  };
}
