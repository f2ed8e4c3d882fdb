import type { Choice, Module, Question, Roles } from '../form/index.js';
import { inspectForm } from '../form/index.js';
import type { FormItem, FormModel, FormQuestion, Formula, Texts } from '../form/model/form-model.js';
import { itemsOf } from '../form/model/form-model.js';
import { choiceListOf } from './form-lines.js';
import { constantOf, type FormObstacle, obstacle, obstaclesOf } from './form-obstacles.js';
import { type FormLanguages, languagesOf, shownTexts } from './form-summary.js';
import type { QuestionnaireDefinition } from './questionnaire.js';
import { recordColumns } from './questionnaire.js';

/** The questionnaire of a wave that is made of an uploaded form, and what prevents a wave from using it. */
export interface FormDefinition {
  readonly definition: QuestionnaireDefinition;
  readonly obstacles: readonly FormObstacle[];
}

type Frame = Pick<QuestionnaireDefinition, 'placeholders' | 'texts'>;

/** Seconds for one question of the built-in questionnaire, lowest and highest. */
const seconds = [12, 15] as const;
const moduleId = 'core';
const refusals = ['no', 'n', '0', '2'];
const largestCode = 64;
const columnName = /^[A-Za-z_][\w.-]{0,63}$/;

/**
 * Groups become conditions of their questions, as no other form of a questionnaire knows them. A question keeps its name if
 * it is the only one with this name; otherwise its column has the names of its groups before it. `${name}` is never
 * ambiguous, because the reader refuses references to names that are used twice.
 */
export function definitionOf(model: FormModel, frame: Frame): FormDefinition {
  const own = obstaclesOf(model);
  const flat = flatQuestions(model);
  const questions = own.length > 0 ? [] : flat.map((each) => questionOf(each, model));
  const definition: QuestionnaireDefinition = {
    ...{ id: model.id, version: model.version, languages: ['en', 'zh'], seconds_per_question: seconds },
    modules: [moduleOf(model, questions)],
    ...{ questions, roles: rolesOf(flat, model), storesCalculations: true, ...frame },
  };
  return { definition, obstacles: own.length > 0 ? own : obstaclesAfter(flat, model, definition) };
}

interface Flat {
  readonly item: FormQuestion;
  readonly name: string;
  readonly groups: readonly FormItem[];
}

export function flatQuestions({ items }: FormModel): readonly Flat[] {
  const names = [...itemsOf(items)].map(({ name }) => name);
  const once = new Set(names.filter((name) => names.indexOf(name) === names.lastIndexOf(name)));
  const below = (inside: readonly FormItem[], groups: readonly FormItem[]): readonly Flat[] =>
    inside.flatMap((item) => {
      if (item.kind !== 'question') return below(item.items, [...groups, item]);
      const path = [...groups, item].map(({ name }) => name).join('.');
      return [{ item, name: once.has(item.name) ? item.name : path, groups }];
    });
  return below(items, []);
}

const joined = (formulas: readonly (Formula | undefined)[]): string => {
  const texts = formulas.flatMap((formula) => (formula === undefined ? [] : [formula.text.trim()]));
  return texts.length > 1 ? texts.map((text) => `(${text})`).join(' and ') : (texts[0] ?? '');
};

function questionOf({ item, name, groups }: Flat, model: FormModel): Question {
  const { type, relevant, constraint, calculation, required } = item;
  const languages = languagesOf(model);
  const isMust = required !== undefined && constantOf(required) === true;
  const section = groups.findLast(({ label }) => hasText(label));
  const filter = 'choices' in type ? (type.choices.filter?.text ?? '') : '';
  return {
    ...{ name, module: moduleId, type: typeOf(type), label: shownTexts(item.label, languages) },
    choices: choicesOf(item, model, languages),
    relevant: joined([...groups.map((group) => group.relevant), relevant]),
    constraint: joined([rangeOf(type), constraint]),
    ...(type.kind === 'calculate' && { calculation: calculation?.text ?? "''" }),
    ...(filter !== '' && { filter }),
    ...(section && { section: shownTexts(section.label, languages) }),
    ...(hasText(item.hint) && { hint: shownTexts(item.hint, languages) }),
    ...(hasText(item.constraintMessage) && { message: shownTexts(item.constraintMessage, languages) }),
    ...{ answer: isMust && type.kind !== 'note' ? 'must' : 'optional', decline: null },
  };
}

const hasText = (texts: Texts): boolean => Object.values(texts).some((text) => text !== '');

export function typeOf(type: FormQuestion['type']): Question['type'] {
  switch (type.kind) {
    case 'selectOne':
      return 'select_one';
    case 'selectMultiple':
      return 'select_multiple';
    case 'range':
      return [type.start, type.end, type.step].every(Number.isInteger) ? 'integer' : 'decimal';
    case 'integer':
    case 'decimal':
    case 'date':
    case 'note':
    case 'calculate':
      return type.kind;
    default:
      return 'text';
  }
}

/** A range is a number with both ends as its constraint, and its steps if they are not all whole numbers. */
function rangeOf(type: FormQuestion['type']): Formula | undefined {
  if (type.kind !== 'range') return undefined;
  const [least, highest] = [Math.min(type.start, type.end), Math.max(type.start, type.end)];
  const ends = `. >= ${least} and . <= ${highest}`;
  const step = Math.abs(type.step);
  const steps = `(. - ${least}) div ${step} = round((. - ${least}) div ${step})`;
  const text = step === 1 ? ends : `${ends} and ${steps}`;
  return { text, tree: { kind: 'current', at: 0 } };
}

export function choicesOf({ type }: FormQuestion, { lists }: FormModel, languages: FormLanguages): readonly Choice[] {
  if (!('choices' in type)) return [];
  const isFiltered = type.choices.filter !== undefined;
  const list = lists.find(({ name }) => name === choiceListOf(type.choices));
  return (list?.choices ?? []).map(({ name: code, label, attributes }) => ({
    ...{ code, label: hasText(label) ? shownTexts(label, languages) : { en: code, zh: code } },
    ...(isFiltered && { attributes }),
  }));
}

function moduleOf({ title }: FormModel, questions: readonly Question[]): Module {
  const asked = questions.filter(({ type }) => type !== 'calculate' && type !== 'note').length;
  const minutes = seconds.map((each) => Math.max(1, Math.round((each * asked) / 60)));
  return { id: moduleId, label: { en: title, zh: title }, optional: false, questions: asked, minutes };
}

function rolesOf(flat: readonly Flat[], model: FormModel): Roles {
  const named = (role: FormQuestion['role']): Flat | undefined => flat.find(({ item }) => item.role === role);
  const [consent, age, wage, hours] = [named('consent'), named('age'), named('wage-month'), named('hours')];
  const refused = consent && refusalOf(consent.item, model);
  return {
    ...(consent && refused !== undefined && { consent: { question: consent.name, refused } }),
    ...(age && { age: { question: age.name, least: 16 } }),
    ...(wage && { wage_month: { question: wage.name } }),
    ...(hours && { hours_usual: { question: hours.name } }),
  };
}

function refusalOf({ type }: FormQuestion, { lists }: FormModel): string | undefined {
  if (type.kind !== 'selectOne') return undefined;
  const list = lists.find(({ name }) => name === choiceListOf(type.choices));
  return list?.choices.map(({ name }) => name).find((code) => refusals.includes(code.toLowerCase()));
}

/** What is known only once the questionnaire is made: names, codes and expressions. */
function obstaclesAfter(
  flat: readonly Flat[],
  model: FormModel,
  definition: QuestionnaireDefinition,
): readonly FormObstacle[] {
  const reserved = new Set(recordColumns);
  const found: FormObstacle[] = [];
  for (const { item, name } of flat) {
    const code = codeOf(item, model);
    if (!columnName.test(name) || reserved.has(name)) found.push(obstacle('name', item));
    else if (code !== undefined) found.push(obstacle(code, item));
  }
  if (found.length > 0) return found;
  const items = new Map(flat.map(({ name, item }) => [name, item]));
  return inspectForm(definition).map(({ cell }) => obstacle('rule', items.get(cell.question)));
}

function codeOf(item: FormQuestion, model: FormModel): 'consent' | 'choices' | undefined {
  if (item.role === 'consent' && refusalOf(item, model) === undefined) return 'consent';
  const { type } = item;
  if (!('choices' in type)) return undefined;
  const list = model.lists.find(({ name }) => name === choiceListOf(type.choices));
  const codes = (list?.choices ?? []).map(({ name }) => name);
  const areSound = codes.length > 0 && codes.every((code) => /^\S+$/.test(code) && code.length <= largestCode);
  return areSound && new Set(codes).size === codes.length ? undefined : 'choices';
}
