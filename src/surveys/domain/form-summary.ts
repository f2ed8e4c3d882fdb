import type { Bilingual } from '../form/index.js';
import type { Choice, FormItem, FormModel, FormQuestion, Texts } from '../form/model/form-model.js';
import { itemsOf } from '../form/model/form-model.js';
import { plainText } from './plain-text.js';

export const hasText = (texts: Texts): boolean => Object.values(texts).some((text) => text !== '');

/** What the list of questionnaires shows of a form. */
export interface FormSummary {
  /** Questions that a person is asked; not notes, calculations and what the device fills in. */
  readonly questions: number;
  /** As the form names them; blank for columns without a language. */
  readonly languages: readonly string[];
  /** Texts that another language has and this one does not. */
  readonly missing: { readonly en: number; readonly zh: number };
  /** Errors of a draft that was saved in the editor; a file with errors is not stored. */
  readonly errors?: number;
  /** Tests of a draft that failed when it was saved. */
  readonly failedTests?: number;
}

/** The columns of a form that are its English and its Chinese; undefined if it has no such column. */
export interface FormLanguages {
  readonly en: string | undefined;
  readonly zh: string | undefined;
}

const CHINESE = /[\u3400-\u9fff]/;
const NAMES = {
  en: /\(en(?:[-_][^)]*)?\)$|^english\b|^en(?:[-_]\w+)?$/i,
  zh: /\((?:zh|cmn)(?:[-_][^)]*)?\)$|^(?:chinese|mandarin|中文|汉语|简体中文)|^zh(?:[-_]\w+)?$/i,
};

/**
 * A language is recognised by its code in brackets, as XLSForm recommends, or by its name. Columns without a language are
 * Chinese if most of their texts contain Chinese characters, and English otherwise.
 */
export function languagesOf(model: FormModel): FormLanguages {
  const found = known.get(model) ?? foundLanguages(model);
  known.set(model, found);
  return found;
}

/** Asked for each question of a model, which never changes; each answer reads all texts. */
const known = new WeakMap<FormModel, FormLanguages>();

function foundLanguages(model: FormModel): FormLanguages {
  const named = (pattern: RegExp): string | undefined =>
    model.languages.find((language) => pattern.test(language.trim()));
  const found = { en: named(NAMES.en), zh: named(NAMES.zh) };
  const unnamed = textsOf(model).flatMap((texts) => (texts[''] === undefined ? [] : [texts['']]));
  if (unnamed.length === 0) return found;
  const isChinese = unnamed.filter((text) => CHINESE.test(text)).length * 2 > unnamed.length;
  return isChinese ? { ...found, zh: found.zh ?? '' } : { ...found, en: found.en ?? '' };
}

/** A text in both languages; blank where it is missing. */
export function bilingual(texts: Texts, { en, zh }: FormLanguages): Bilingual {
  const inOne = (language: string | undefined): string => (language === undefined ? '' : (texts[language] ?? ''));
  return { en: inOne(en), zh: inOne(zh) };
}

/** A text as people see it, in both languages; where one is missing, the text that there is. */
export function shownTexts(texts: Texts, languages: FormLanguages): Bilingual {
  const { en, zh } = bilingual(texts, languages);
  const any = en || zh || (Object.values(texts).find((text) => text !== '') ?? '');
  return { en: plainText(en || any), zh: plainText(zh || any) };
}

/** The label of a choice; its code, if it has none. */
export const choiceLabel = ({ name, label }: Pick<Choice, 'name' | 'label'>, languages: FormLanguages): Bilingual =>
  hasText(label) ? shownTexts(label, languages) : { en: name, zh: name };

const NOT_ASKED: readonly string[] = ['note', 'calculate', 'hidden', 'metadata'];

/** Questions that a person is asked. */
export function isAsked({ type, calculation }: FormQuestion): boolean {
  return !NOT_ASKED.includes(type.kind) && calculation === undefined;
}

export function summaryOf(model: FormModel): FormSummary {
  const languages = languagesOf(model);
  const missing = { en: 0, zh: 0 };
  for (const texts of textsOf(model)) {
    if (!Object.values(texts).some((text) => text !== '')) continue;
    const { en, zh } = bilingual(texts, languages);
    if (en === '') missing.en += 1;
    if (zh === '') missing.zh += 1;
  }
  const questions = [...itemsOf(model.items)].filter((item) => item.kind === 'question' && isAsked(item)).length;
  return { questions, languages: model.languages, missing };
}

/** All texts that a person may read. */
function textsOf({ items, lists, externalLists }: FormModel): Texts[] {
  const shown = [...itemsOf(items)].flatMap((item) => textsOfItem(item));
  return [...shown, ...[...lists, ...externalLists].flatMap(({ choices }) => choices.map(({ label }) => label))];
}

function textsOfItem(item: FormItem): readonly Texts[] {
  const { label, hint, guidance } = item;
  return item.kind === 'question'
    ? [label, hint, guidance, item.constraintMessage, item.requiredMessage]
    : [label, hint, guidance];
}
