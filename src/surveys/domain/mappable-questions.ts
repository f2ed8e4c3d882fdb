import type { FormModel } from '../form/model/form-model.js';
import { flatQuestions } from './flat-questions.js';
import { choicesOf, typeOf } from './form-definition.js';
import { isAsked, languagesOf, shownTexts } from './form-summary.js';
import type { EarlierMapping } from './mapping-check.js';
import type { MappableQuestion, MappedKind } from './mapping.js';
import { sameItems } from './same-items.js';

/** A calculation has no type of its own; it may be a number, such as an age from the year of birth. */
const kinds: Readonly<Record<string, MappedKind>> = {
  integer: 'number',
  decimal: 'number',
  calculate: 'number',
  select_one: 'code',
  select_multiple: 'codes',
};

/** The questions and calculations of a form under the names by which answers store them. */
export function mappableQuestions(model: FormModel): readonly MappableQuestion[] {
  const languages = languagesOf(model);
  return flatQuestions(model)
    .filter(({ item }) => isAsked(item) || item.type.kind === 'calculate')
    .map(({ item, name, groups }) => ({
      name,
      kind: kinds[typeOf(item.type)] ?? null,
      label: shownTexts(item.label, languages),
      choices: choicesOf(item, model, languages).map(({ code, label }) => ({ code, label })),
      inRepeat: groups.some(({ kind }) => kind === 'repeat'),
      role: item.role ?? null,
    }));
}

const placedQuestions = (model: FormModel) =>
  flatQuestions(model).map(({ item, name, groups }) => {
    return { item, name, path: [...groups, item].map((each) => each.name) };
  });

/** The mapping of an earlier version under the names of a later one: a renamed question has kept its id. */
export function followRenames(
  { mapped, questions }: EarlierMapping,
  before: FormModel,
  after: FormModel,
): EarlierMapping {
  const same = sameItems(placedQuestions(before), placedQuestions(after));
  const names = new Map([...same].map(([now, was]) => [was.name, now.name]));
  const nameOf = (name: string): string => names.get(name) ?? name;
  return {
    mapped: mapped.map((each) => ({ ...each, question: nameOf(each.question) })),
    questions: questions.map((each) => ({ ...each, name: nameOf(each.name) })),
  };
}
