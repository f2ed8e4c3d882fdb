import type { Choice, FormItem, Source, Texts } from '../form/model/form-model.js';

/** Items that a loop may add; the reader reports more, and does not add them. */
const MOST_ITEMS = 5000;

export function loopIsTooLong(items: readonly FormItem[], choices: readonly Choice[]): boolean {
  return items.length * choices.length > MOST_ITEMS;
}

/** A loop asks its questions once for each choice of a list: one group for each, with the choice's texts filled in. */
export function expandLoop(
  items: readonly FormItem[],
  choices: readonly Choice[],
  source: Source,
): readonly FormItem[] {
  return choices.map((choice) => ({
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
