import type { Choice, FormItem, Source, Texts } from '../form/model/form-model.js';

/** Items that a loop may add. */
const MOST_ITEMS = 5000;

/** A loop asks its questions once for each choice of a list: one group for each, with the choice's texts filled in. */
export function expandLoop(
  items: readonly FormItem[],
  choices: readonly Choice[],
  source: Source,
): readonly FormItem[] {
  const most = Math.max(1, Math.floor(MOST_ITEMS / Math.max(1, items.length)));
  return choices.slice(0, most).map((choice) => ({
    kind: 'group',
    name: choice.name,
    label: choice.label,
    hint: {},
    guidance: {},
    media: choice.media,
    appearance: [],
    relevant: undefined,
    source,
    items: items.map((item) => ({
      ...item,
      label: filled(item.label, choice),
      hint: filled(item.hint, choice),
      guidance: filled(item.guidance, choice),
    })),
  }));
}

/** `%(name)s` and `%(label)s` are the texts of the choice. */
function filled(texts: Texts, { name, label }: Choice): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [
      language,
      text.replaceAll('%(name)s', name).replaceAll('%(label)s', label[language] ?? label[''] ?? name),
    ]),
  );
}
