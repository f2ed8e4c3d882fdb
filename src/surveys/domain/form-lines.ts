import type { Bilingual } from '../form/index.js';
import type { ChoiceSource, FormItem, FormModel, FormQuestion, QuestionType, Texts } from '../form/model/form-model.js';
import { plainText } from './plain-text.js';
import { bilingual, type FormLanguages, languagesOf } from './form-summary.js';

/** A question, group or repeat of a form as a line of its page. */
export interface FormLine {
  readonly name: string;
  /** `group`, `repeat`, or the type of the question. */
  readonly kind: string;
  /** Number of groups and repeats around it. */
  readonly depth: number;
  readonly label: Bilingual;
  readonly hint: Bilingual;
  readonly required: boolean;
  /** As written in the form; blank if there is none. */
  readonly relevant: string;
  readonly constraint: string;
  readonly calculation: string;
  readonly choiceFilter: string;
  /** Name of the choice list, or of the file with the choices; blank if it has none. */
  readonly list: string;
}

export interface FormLineList {
  readonly name: string;
  /** Number of all choices. */
  readonly total: number;
  /** The first of them. */
  readonly choices: readonly { readonly code: string; readonly label: Bilingual }[];
}

/** Choices of one list that a page shows. */
const MOST_CHOICES = 30;

/** All items in the order of the form. */
export function linesOf(model: FormModel): readonly FormLine[] {
  return linesBelow(model.items, 0, languagesOf(model));
}

function linesBelow(items: readonly FormItem[], depth: number, languages: FormLanguages): readonly FormLine[] {
  return items.flatMap((item) => {
    const line = lineOf(item, depth, languages);
    return item.kind === 'question' ? [line] : [line, ...linesBelow(item.items, depth + 1, languages)];
  });
}

/** Where there is neither English nor Chinese: the text of another language, which phones show, with its name. */
function lineTexts(texts: Texts, languages: FormLanguages): Bilingual {
  const { en, zh } = bilingual(texts, languages);
  const [other] = Object.entries(texts).filter(([, text]) => text !== '');
  if (en !== '' || zh !== '' || other === undefined) return { en: plainText(en), zh: plainText(zh) };
  const text = `${plainText(other[1])} [${other[0]}]`;
  return { en: text, zh: text };
}

function lineOf(item: FormItem, depth: number, languages: FormLanguages): FormLine {
  const { name, relevant } = item;
  const both = { label: lineTexts(item.label, languages), hint: lineTexts(item.hint, languages) };
  const common = { name, depth, ...both, relevant: relevant?.text ?? '' };
  const none = { required: false, constraint: '', calculation: '', choiceFilter: '', list: '' };
  return item.kind === 'question'
    ? { ...common, kind: item.type.kind, ...detailsOf(item) }
    : { ...common, kind: item.kind, ...none };
}

type Details = Pick<FormLine, 'required' | 'constraint' | 'calculation' | 'choiceFilter' | 'list'>;

function detailsOf({ type, required, constraint, calculation }: FormQuestion): Details {
  const choices = choicesOf(type);
  return {
    required: required !== undefined && !/^false\(\)$/i.test(required.text.trim()),
    constraint: constraint?.text ?? '',
    calculation: calculation?.text ?? '',
    choiceFilter: choices?.filter?.text ?? '',
    list: choices === undefined ? '' : listName(choices),
  };
}

const choicesOf = (type: QuestionType): ChoiceSource | undefined => ('choices' in type ? type.choices : undefined);

/** The list of the sheet `choices` that a question offers; undefined if its choices come from elsewhere. */
export function choiceListOf({ from }: ChoiceSource): string | undefined {
  return 'list' in from ? from.list : undefined;
}

function listName({ from }: ChoiceSource): string {
  if ('list' in from) return from.list;
  if ('externalList' in from) return from.externalList;
  return 'file' in from ? from.file : from.repeatedQuestion;
}

export function listsOf(model: FormModel): readonly FormLineList[] {
  const languages = languagesOf(model);
  return [...model.lists, ...model.externalLists].map(({ name, choices }) => ({
    name,
    total: choices.length,
    choices: choices
      .slice(0, MOST_CHOICES)
      .map((choice) => ({ code: choice.name, label: lineTexts(choice.label, languages) })),
  }));
}
