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

/** Texts that another language has and this one does not. */
export const missingInItem = (item: FormItem, languages: Languages): Missing => missingIn(textsIn(item), languages);

const ofList = ({ choices }: ChoiceList): readonly Texts[] => choices.map(({ label }) => label);

export function missingInForm({ items, lists }: FormModel, languages: Languages): Missing {
  return missingIn([...[...itemsOf(items)].flatMap(textsIn), ...lists.flatMap(ofList)], languages);
}

/** A text in one language; without it, in any. */
export const shownText = (texts: Texts, language: string): string =>
  texts[language] || (Object.values(texts).find((text) => text !== '') ?? '');

export function withText(texts: Texts, language: string, text: string): Texts {
  const { [language]: _before, ...rest } = texts;
  return text === '' ? rest : { ...texts, [language]: text };
}

/** The form with a language, which its texts may then use. */
export function withLanguage(model: FormModel, language: string): FormModel {
  return model.languages.includes(language) ? model : { ...model, languages: [...model.languages, language] };
}
