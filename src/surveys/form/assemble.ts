import { loadFormIn } from './evaluation/form-loader.js';
import { PLAIN_FORM } from './evaluation/plain-form.js';
import type { Form, FormQuestion } from './form.js';
import type { Question } from './questionnaire.js';
import type { ReadQuestionnaire } from './questionnaire-model.js';
import { markOf, modelOf, valueTypeOf } from './questionnaire-model.js';
import { rolesOf } from './roles.js';

/** Questions first, then refusal markers, as in the model. */
export function slotsOf(questions: readonly Question[]): ReadonlyMap<string, number> {
  const slots = new Map<string, number>();
  for (const { name } of questions) slots.set(name, slots.size);
  for (const question of questions) {
    const mark = markOf(question);
    if (mark) slots.set(mark, slots.size);
  }
  return slots;
}

/** Makes a form from a checked questionnaire. Repeats only the checks without which the form could not run. */
export function assembleForm(read: ReadQuestionnaire): Form {
  const { id, version, modules, questions: all } = read.questionnaire;
  const slots = slotsOf(all);
  const slotOf = (name: string | undefined): number => slots.get(name ?? '') ?? -1;
  const questions = all.map((question, place): FormQuestion => {
    const shown = question.choices.filter((choice) => !choice.hidden);
    return Object.assign({}, question, {
      slot: slotOf(question.name),
      markSlot: slotOf(markOf(question)),
      codes: new Set(shown.map((choice) => choice.code)),
      declineCodes: new Set(question.decline?.codes ?? []),
      valueType: valueTypeOf(question),
      limits: read.trees[place]?.constraint,
    });
  });
  const owners = new Array<FormQuestion>(slots.size);
  for (const question of questions) {
    owners[question.slot] = question;
    if (question.markSlot >= 0) owners[question.markSlot] = question;
  }
  return {
    ...{ id, version, questions, slots, owners, roles: rolesOf(read.questionnaire) },
    optionalModules: new Set(modules.filter((module) => module.optional).map((module) => module.id)),
    loaded: loadFormIn(PLAIN_FORM, modelOf(read)),
  };
}
