/** The choice `other` with a question that asks for the answer in words, as `or_other` of XLSForms adds them. */
import type { Choice, FormModel, FormQuestion, Texts } from '../model/form-model.js';
import { addItem, changeItem, changeList, itemById, newQuestion } from './edit-form.js';
import { formulaOf } from './formula.js';

const isChinese = (language: string): boolean => /\bzh\b|chinese|中文|汉语/i.test(language);

/** The label of the text question, in the language that the name or code says; otherwise English. */
export const otherLabel = (language: string): string => (isChinese(language) ? '请说明' : 'Specify other.');

const inLanguages = (languages: Iterable<string>, label: (language: string) => string): Texts =>
  Object.fromEntries([...new Set(languages)].map((language) => [language, label(language)]));

/** The choice `other`, with a label in each language of the other choices. */
export const otherChoice = (choices: readonly Choice[]): Choice => ({
  name: 'other',
  label: inLanguages(
    choices.flatMap(({ label }) => Object.keys(label)),
    (language) => (isChinese(language) ? '其他' : 'Other'),
  ),
  media: {},
  attributes: {},
});

/** The name of the text question that asks which, as in the reference converter. */
export const otherName = (question: string): string => `${question}_other`;

/** Not in a ranking, nor where a filter, which reads columns that `other` does not have, would never offer it. */
export const canAddOther = ({ type }: FormQuestion): boolean =>
  'choices' in type && type.kind !== 'rank' && type.choices.filter === undefined;

/** Adds the choice `other` to the list of a question, and after the question the one that asks which. */
export function addOther(model: FormModel, id: string, newId: string): FormModel {
  const question = itemById(model, id);
  if (question?.kind !== 'question' || !('choices' in question.type) || !canAddOther(question)) return model;
  const { from } = question.type.choices;
  if (!('list' in from)) return model;
  const asked: FormQuestion & { readonly id: string } = {
    ...newQuestion(newId, otherName(question.name)),
    label: inLanguages(Object.keys(question.label), otherLabel),
    relevant: formulaOf(`selected(\${${question.name}}, 'other')`),
  };
  const listed = changeList(model, from.list, (list) =>
    list.choices.some(({ name }) => name === 'other')
      ? list
      : { ...list, choices: [...list.choices, otherChoice(list.choices)] },
  );
  return addItem(listed, asked, id);
}

/** Makes a group a repeat, or a repeat a group. */
export const changeRepeated = (model: FormModel, id: string, isRepeated: boolean): FormModel =>
  changeItem(model, id, (item) => {
    if (item.kind === 'question' || (item.kind === 'repeat') === isRepeated) return item;
    if (isRepeated) return { ...item, kind: 'repeat', count: undefined };
    const { count: _, ...group } = item as Extract<typeof item, { kind: 'repeat' }>;
    return { ...group, kind: 'group' };
  });
