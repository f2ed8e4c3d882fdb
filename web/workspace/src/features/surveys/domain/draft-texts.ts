import type { ChoiceList, FormItem, FormModel, Texts } from '#server/surveys/form/model/form-model.js';
import { itemsOf } from '#server/surveys/form/model/form-model.js';

/** The columns of the English and Chinese texts of a form. */
export interface Languages {
  readonly en: string;
  readonly zh: string;
}

export interface Missing {
  readonly en: number;
  readonly zh: number;
}

const textsIn = (item: FormItem): readonly Texts[] => {
  const { label, hint, guidance } = item;
  return item.kind === 'question'
    ? [label, hint, guidance, item.constraintMessage, item.requiredMessage]
    : [label, hint, guidance];
};

const missingIn = (all: readonly Texts[], { en, zh }: Languages): Missing => {
  const stated = all.filter((texts) => Object.values(texts).some((text) => text !== ''));
  const without = (language: string): number => stated.filter((texts) => !texts[language]).length;
  return { en: without(en), zh: without(zh) };
};

/** Counts of items and lists, which stay the same objects while they do not change: a key typed counts in one of them. */
const counted = new WeakMap<FormItem | ChoiceList, { readonly languages: Languages; readonly missing: Missing }>();

function countedOnce(of: FormItem | ChoiceList, languages: Languages, texts: () => readonly Texts[]): Missing {
  const known = counted.get(of);
  if (known?.languages === languages) return known.missing;
  const missing = missingIn(texts(), languages);
  counted.set(of, { languages, missing });
  return missing;
}

/** Texts that another language has and this one does not. */
export const missingInItem = (item: FormItem, languages: Languages): Missing =>
  countedOnce(item, languages, () => textsIn(item));

export const missingInList = (list: ChoiceList, languages: Languages): Missing =>
  countedOnce(list, languages, () => list.choices.map(({ label }) => label));

export function missingInForm({ items, lists }: FormModel, languages: Languages): Missing {
  let [en, zh] = [0, 0];
  const add = (missing: Missing): void => {
    en += missing.en;
    zh += missing.zh;
  };
  for (const item of itemsOf(items)) add(missingInItem(item, languages));
  for (const list of lists) add(missingInList(list, languages));
  return { en, zh };
}

/** A text in one language; without it, in any. */
export const shownText = (texts: Texts, language: string): string =>
  texts[language] || (Object.values(texts).find((text) => text !== '') ?? '');

/** A text in the languages that the editor has no field for, with their names. */
export const textsElsewhere = (texts: Texts, { en, zh }: Languages): readonly string[] =>
  Object.entries(texts).flatMap(([language, text]) =>
    language === en || language === zh || text === '' ? [] : [`${text} [${language}]`],
  );

export function withText(texts: Texts, language: string, text: string): Texts {
  const { [language]: _before, ...rest } = texts;
  return text === '' ? rest : { ...texts, [language]: text };
}

/** The form with a language, which its texts may then use. */
export function withLanguage(model: FormModel, language: string): FormModel {
  return model.languages.includes(language) ? model : { ...model, languages: [...model.languages, language] };
}
