import type { Choice, FormItem, FormModel, FormQuestion, FormRole } from '../form/model/form-model.js';
import { formulaOf, newGroup, newQuestion, numbered } from '../form/editing/index.js';
import type { Bilingual, Question } from '../form/index.js';
import { rolesOf } from '../form/index.js';
import type { QuestionnaireDefinition } from './questionnaire.js';

/** The languages of a new questionnaire, as XLSForm names them. */
export const newFormLanguages = { en: 'English (en)', zh: '中文 (zh)' } as const;

export type NewForm = Pick<FormModel, 'id' | 'title'>;

export function blankForm({ id, title }: NewForm): FormModel {
  return {
    ...{ id, title, version: '', languages: Object.values(newFormLanguages), defaultLanguage: newFormLanguages.en },
    ...{ instanceName: undefined, items: [], lists: [], externalLists: [], attachments: [], entities: [] },
  };
}

const both = ({ en, zh }: Bilingual): Readonly<Record<string, string>> => {
  return { [newFormLanguages.en]: en, [newFormLanguages.zh]: zh };
};

const ROLES: Readonly<Record<string, FormRole>> = {
  consent: 'consent',
  health_consent: 'health-consent',
  age: 'age',
  employment_status: 'employment-status',
  wage_month: 'wage-month',
  hours_usual: 'hours',
};

/**
 * The built-in questionnaire as a form to begin with: a group for each module, and one list for equal choices. What only the
 * built-in questionnaire has is left out: offers of modules, and refusals of numbers, which may be left blank instead.
 */
export function templateForm(definition: QuestionnaireDefinition, form: NewForm, newId: () => string): FormModel {
  const roles = new Map(
    Object.entries(rolesOf(definition)).map(([role, { question }]: [string, { question: string }]) => [
      question,
      ROLES[role],
    ]),
  );
  const health = definition.texts['health_consent'] as { readonly body: Bilingual };
  let model = blankForm(form);
  const listOf = (question: Question): string => {
    const choices = question.choices.filter(({ hidden }) => !hidden).map(choiceOf);
    const same = model.lists.find((list) => JSON.stringify(list.choices) === JSON.stringify(choices));
    if (same === undefined) model = { ...model, lists: [...model.lists, { name: question.name, choices }] };
    return same?.name ?? question.name;
  };
  const items = definition.modules.map(({ id, label }): FormItem => {
    const questions = definition.questions.filter(({ module }) => module === id);
    const inside = questions.map((question) => {
      const role = question.name === 'sex' ? 'sex' : roles.get(question.name);
      return {
        ...questionOf(question, newId(), listOf),
        role,
        ...(role === 'health-consent' && { hint: both(health.body) }),
      };
    });
    return { ...newGroup(newId(), `module_${id}`), label: both(label), items: inside };
  });
  return numbered({ ...model, items });
}

const choiceOf = ({ code, label, attributes = {} }: Question['choices'][number]): Choice => {
  return { name: code, label: both(label), media: {}, attributes };
};

function questionOf(question: Question, id: string, listOf: (question: Question) => string): FormQuestion {
  const { name, label, hint, message, relevant, answer, decline } = question;
  const isMust = answer === 'must' || (answer === 'answer-or-decline' && decline?.stored_in === 'value');
  return {
    ...newQuestion(id, name),
    ...{ type: typeOf(question, listOf), label: both(label), hint: hint ? both(hint) : {} },
    ...{ relevant: formulaOf(relevant), constraint: formulaOf(constraintOf(question)) },
    constraintMessage: message ? both(message) : {},
    required: isMust ? formulaOf('true()') : undefined,
    calculation: formulaOf(question.calculation ?? ''),
  };
}

function typeOf(question: Question, listOf: (question: Question) => string): FormQuestion['type'] {
  const { type, filter = '' } = question;
  if (type === 'text') return { kind: 'text', rows: undefined };
  if (type === 'datetime') return { kind: 'dateTime' };
  if (type !== 'select_one' && type !== 'select_multiple' && type !== 'rank') return { kind: type };
  const choices = { from: { list: listOf(question) }, filter: formulaOf(filter), randomize: undefined };
  if (type === 'rank') return { kind: 'rank', choices };
  return { kind: type === 'select_one' ? 'selectOne' : 'selectMultiple', choices };
}

/** A refusal cannot be chosen with other answers. */
function constraintOf({ type, constraint, decline }: Question): string {
  const codes = decline?.codes ?? [];
  if (type !== 'select_multiple' || codes.length === 0) return constraint;
  const refused = codes.map((code) => `selected(., '${code}')`).join(' or ');
  const alone = `not((${refused}) and count-selected(.) > 1)`;
  return constraint === '' ? alone : `(${constraint}) and ${alone}`;
}
