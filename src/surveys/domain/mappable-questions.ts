import type { FormModel } from '../form/model/form-model.js';
import { choicesOf, flatQuestions, typeOf } from './form-definition.js';
import { isAsked, languagesOf, shownTexts } from './form-summary.js';
import type { MappableQuestion, MappedKind } from './mapping.js';

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
    .filter(({ item }) => (isAsked(item) && item.type.kind !== 'note') || item.type.kind === 'calculate')
    .map(({ item, name, groups }) => ({
      name,
      kind: kinds[typeOf(item.type)] ?? null,
      label: shownTexts(item.label, languages),
      choices: choicesOf(item, model, languages).map(({ code, label }) => ({ code, label })),
      inRepeat: groups.some(({ kind }) => kind === 'repeat'),
      role: item.role ?? null,
    }));
}
