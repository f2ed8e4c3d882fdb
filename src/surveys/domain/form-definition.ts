import type { Choice, Module, Question, Repeat, Roles } from '../form/index.js';
import { canonicalNumber, compileForm, faultyFirstAnswers, inspectForm } from '../form/index.js';
import type { FormItem, FormModel, FormQuestion, Formula, Texts } from '../form/model/form-model.js';
import { itemsOf } from '../form/model/form-model.js';
import { choiceListOf } from './form-lines.js';
import {
  constantOf,
  type FormObstacle,
  initialOf,
  MOST_INSTANCES,
  obstacle,
  obstaclesOf,
  triggersOf,
} from './form-obstacles.js';
import { type FormLanguages, languagesOf, shownTexts } from './form-summary.js';
import type { QuestionnaireDefinition } from './questionnaire.js';
import { leftOutColumn, weightColumn } from './files/data-columns.js';
import { recordColumns, repeatColumns } from './questionnaire.js';

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

/** A box that is ticked is stored as ODK stores it. */
const acknowledged: readonly Choice[] = [{ code: 'OK', label: { en: 'I confirm', zh: '我确认' } }];

/**
 * Groups become conditions of their questions, as no other form of a questionnaire knows them. A question keeps its name if
 * it is the only one with this name; otherwise its column has the names of its groups before it. `${name}` is never
 * ambiguous, because the reader refuses references to names that are used twice.
 */
export function definitionOf(model: FormModel, frame: Frame): FormDefinition {
  const own = obstaclesOf(model);
  const flat = flatQuestions(model);
  const questions = own.length > 0 ? [] : flat.map((each) => questionOf(each, model));
  const repeats = repeatsOf(flat, model);
  const definition: QuestionnaireDefinition = {
    ...{ id: model.id, version: model.version, languages: ['en', 'zh'], seconds_per_question: seconds },
    modules: [moduleOf(model, questions)],
    ...{ questions, ...(repeats.length > 0 && { repeats }) },
    ...{ roles: rolesOf(flat, model), storesCalculations: true, ...frame },
  };
  return { definition, obstacles: own.length > 0 ? own : obstaclesAfter(flat, model, definition) };
}

interface Flat {
  readonly item: FormQuestion;
  readonly name: string;
  readonly groups: readonly FormItem[];
  /** The name of a question by which answers are stored, in some groups; undefined if there is none. */
  readonly nameIn: (groups: readonly FormItem[], name: string) => string | undefined;
  /** Its repeat under the name by which answers are stored, and the groups in it. */
  readonly repeat?: {
    readonly item: FormItem & { kind: 'repeat' };
    readonly name: string;
    readonly within: readonly FormItem[];
  };
}

export function flatQuestions({ items }: FormModel): readonly Flat[] {
  const names = [...itemsOf(items)].map(({ name }) => name);
  const once = new Set(names.filter((name) => names.indexOf(name) === names.lastIndexOf(name)));
  const below = (inside: readonly FormItem[], groups: readonly FormItem[]): readonly Flat[] =>
    inside.flatMap((item) => {
      if (item.kind !== 'question') return below(item.items, [...groups, item]);
      return [{ item, name: nameOf(item, groups), groups, nameIn, ...repeatAround(groups) }];
    });
  const nameOf = (item: FormItem, groups: readonly FormItem[]): string =>
    once.has(item.name) ? item.name : [...groups, item].map(({ name }) => name).join('.');
  const nameIn = (groups: readonly FormItem[], name: string): string | undefined => {
    const group = groups.at(-1);
    const around = group === undefined ? items : group.kind === 'question' ? [] : group.items;
    const item = around.find((each) => each.name === name && each.kind === 'question');
    return item && nameOf(item, groups);
  };
  const repeatAround = (groups: readonly FormItem[]): Pick<Flat, 'repeat'> => {
    const at = groups.findIndex(({ kind }) => kind === 'repeat');
    const item = groups[at];
    if (item?.kind !== 'repeat') return {};
    return { repeat: { item, name: nameOf(item, groups.slice(0, at)), within: groups.slice(at + 1) } };
  };
  return below(items, []);
}

function repeatsOf(flat: readonly Flat[], model: FormModel): readonly Repeat[] {
  const languages = languagesOf(model);
  const found = new Map<string, Repeat>();
  for (const each of flat) {
    const { repeat, groups } = each;
    if (repeat === undefined || found.has(repeat.name)) continue;
    const { item, name } = repeat;
    const around = groups.slice(0, groups.indexOf(item) + 1);
    const relevance = around.map(({ relevant }, at) => {
      return relevant && { ...relevant, text: withoutGroups(relevant, each, groups.slice(0, at)) };
    });
    found.set(name, {
      ...{ name, label: hasText(item.label) ? shownTexts(item.label, languages) : { en: item.name, zh: item.name } },
      ...{
        relevant: joined(relevance),
        count: withoutGroups(item.count, each, around.slice(0, -1)),
        most: MOST_INSTANCES,
      },
    });
  }
  return [...found.values()];
}

/**
 * The text of an expression once its question or group is in no group, except a repeat. `../name` becomes `${name}`;
 * `position(../..)` in a group of a repeat becomes `position(..)`, and `position(..)`, which is the number of the group, 1.
 */
function withoutGroups(formula: Formula | undefined, { nameIn }: Flat, groups: readonly FormItem[]): string {
  const text = (formula?.text ?? '').replace(
    /(?<![\w./\])])((?:\.\.\/)+)([A-Za-z_][\w.-]*)(?![\w./:([-])/g,
    (whole: string, ups: string, name: string) => {
      const found = nameIn(groups.slice(0, groups.length + 1 - ups.length / 3), name);
      return found === undefined ? whole : `\${${found}}`;
    },
  );
  const ups = groups.length - groups.findIndex(({ kind }) => kind === 'repeat');
  if (ups === 1 || ups > groups.length) return text;
  const path = Array.from({ length: ups }, () => '\\.\\.').join('/');
  return text
    .replace(/position\(\s*\.\.\s*\)/g, '1')
    .replace(new RegExp(`position\\(\\s*${path}\\s*\\)`, 'g'), 'position(..)');
}

const joined = (formulas: readonly (Formula | undefined)[]): string => {
  const texts = formulas.flatMap((formula) => (formula === undefined ? [] : [formula.text.trim()]));
  return texts.length > 1 ? texts.map((text) => `(${text})`).join(' and ') : (texts[0] ?? '');
};

/** How a question gets its value. */
function courseOf(item: FormQuestion) {
  const { type, calculation } = item;
  const isTriggered = triggersOf(item).length > 0;
  const isCalculated = !isTriggered && (calculation !== undefined || type.kind === 'calculate');
  const isHidden = isTriggered && type.kind === 'calculate';
  const shownType = isCalculated ? ('calculate' as const) : isHidden ? ('text' as const) : typeOf(type);
  return { isTriggered, isCalculated, isHidden, shownType };
}

function calculationOf(flat: Flat): Partial<Question> {
  const { item, groups } = flat;
  const { isTriggered, isCalculated, isHidden } = courseOf(item);
  if (!isTriggered && !isCalculated) return {};
  return {
    ...(isTriggered && { triggers: triggersOf(item), ...(isHidden && { isHidden }) }),
    calculation: withoutGroups(item.calculation, flat, groups) || "''",
    ...(isCalculated && item.type.kind !== 'calculate' && { isShown: true }),
  };
}

function questionOf(flat: Flat, model: FormModel): Question {
  const { item, name, groups, repeat } = flat;
  const { type, constraint } = item;
  const languages = languagesOf(model);
  const around = repeat === undefined ? groups : repeat.within;
  const { isCalculated, isHidden, shownType } = courseOf(item);
  const relevance = [...around, item].map(({ relevant }, at) => {
    const outside = groups.slice(0, groups.length - around.length + at);
    return relevant && { ...relevant, text: withoutGroups(relevant, flat, outside) };
  });
  return {
    ...{ name, module: moduleId, type: shownType },
    ...{ label: shownTexts(item.label, languages), choices: choicesOf(item, model, languages) },
    relevant: joined(relevance),
    // no one can correct an answer that is computed and not asked
    constraint:
      isCalculated || isHidden
        ? ''
        : joined([rangeOf(type), constraint && { ...constraint, text: withoutGroups(constraint, flat, groups) }]),
    ...(repeat && { repeat: repeat.name }),
    ...(type.kind === 'barcode' && { isBarcode: true }),
    ...calculationOf(flat),
    ...textsOf(flat, model),
    ...(isCalculated || isHidden || type.kind === 'note' ? { answer: 'optional' } : rulesOf(flat)),
    decline: null,
  };
}

function textsOf({ item, groups, repeat }: Flat, model: FormModel): Partial<Question> {
  const languages = languagesOf(model);
  const section = (repeat?.within ?? groups).findLast(({ label }) => hasText(label));
  return {
    ...(section && { section: shownTexts(section.label, languages) }),
    ...(hasText(item.hint) && { hint: shownTexts(item.hint, languages) }),
    ...(hasText(item.constraintMessage) && { message: shownTexts(item.constraintMessage, languages) }),
    ...(hasText(item.requiredMessage) && { requiredMessage: shownTexts(item.requiredMessage, languages) }),
  };
}

type QuestionRules = Pick<Question, 'answer' | 'required' | 'readOnly' | 'default' | 'initial' | 'filter' | 'order'>;

/** Rules of questions that a person answers. */
function rulesOf(flat: Flat): QuestionRules {
  const { groups } = flat;
  const { type, required, readOnly } = flat.item;
  const must = required && constantOf(required);
  const filter = 'choices' in type ? withoutGroups(type.choices.filter, flat, groups) : '';
  const order = 'choices' in type ? type.choices.randomize : undefined;
  return {
    answer: must === true ? 'must' : 'optional',
    ...(required && must === undefined && { required: withoutGroups(required, flat, groups) }),
    ...(readOnly && constantOf(readOnly) !== false && { readOnly: withoutGroups(readOnly, flat, groups) }),
    ...firstAnswerOf(flat),
    ...(filter !== '' && { filter }),
    ...(order && { order: order.seed ?? '' }),
  };
}

function firstAnswerOf(flat: Flat): Pick<Question, 'default' | 'initial'> {
  const { type, initial } = flat.item;
  const computed = initialOf(flat.item);
  if (computed !== undefined) return { initial: withoutGroups(computed, flat, flat.groups) };
  if (initial === undefined || !('fixed' in initial)) return {};
  return { default: (isNumeric(type) && canonicalNumber(initial.fixed)) || initial.fixed };
}

const isNumeric = ({ kind }: FormQuestion['type']): boolean => ['integer', 'decimal', 'range'].includes(kind);

const hasText = (texts: Texts): boolean => Object.values(texts).some((text) => text !== '');

export function typeOf(type: FormQuestion['type']): Question['type'] {
  switch (type.kind) {
    case 'selectOne':
      return 'select_one';
    case 'selectMultiple':
      return 'select_multiple';
    case 'rank':
      return type.kind;
    case 'acknowledge':
      return 'select_one';
    case 'dateTime':
      return 'datetime';
    case 'range':
      return [type.start, type.end, type.step].every(Number.isInteger) ? 'integer' : 'decimal';
    case 'integer':
    case 'decimal':
    case 'date':
    case 'time':
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
  const count = `(. - ${least}) div ${step}`;
  const steps = `abs(${count} - round(${count})) < 0.000000001`;
  const text = step === 1 ? ends : `${ends} and ${steps}`;
  return { text, tree: { kind: 'current', at: 0 } };
}

export function choicesOf({ type }: FormQuestion, { lists }: FormModel, languages: FormLanguages): readonly Choice[] {
  if (!('choices' in type)) return type.kind === 'acknowledge' ? acknowledged : [];
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
  const named = (role: FormQuestion['role']): Flat | undefined =>
    flat.find(({ item, repeat }) => item.role === role && repeat === undefined);
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
  const ofRepeats = definition.repeats === undefined ? [] : repeatColumns;
  const reserved = new Set([...recordColumns, weightColumn, leftOutColumn, ...ofRepeats]);
  // an answer without one of these names would still have what objects inherit
  const isColumn = (name: string): boolean => columnName.test(name) && !reserved.has(name) && !(name in {});
  const found: FormObstacle[] = [];
  for (const { item, name } of flat) {
    const code = codeOf(item, model);
    if (!isColumn(name)) found.push(obstacle('name', item));
    else if (code !== undefined) found.push(obstacle(code, item));
  }
  const repeats = new Map(flat.flatMap(({ repeat }) => (repeat === undefined ? [] : [[repeat.name, repeat.item]])));
  for (const [name, item] of repeats) if (!columnName.test(name) || name in {}) found.push(obstacle('name', item));
  if (found.length > 0) return found;
  const items = new Map<string, FormItem>([...repeats, ...flat.map(({ name, item }) => [name, item] as const)]);
  const faulty = inspectForm(definition).map(({ cell }) => obstacle('rule', items.get(cell.question)));
  if (faulty.length > 0) return faulty;
  return faultyFirstAnswers(compileForm(definition)).map((name) => obstacle('first-answer', items.get(name)));
}

function codeOf(item: FormQuestion, model: FormModel): 'consent' | 'choices' | undefined {
  const isGiven = item.initial !== undefined || item.calculation !== undefined;
  const isFixed = item.readOnly !== undefined && constantOf(item.readOnly) !== false;
  if ((item.role === 'consent' || item.role === 'health-consent') && (isGiven || isFixed)) return 'consent';
  if (item.role === 'consent' && refusalOf(item, model) === undefined) return 'consent';
  const { type } = item;
  if (!('choices' in type)) return undefined;
  const list = model.lists.find(({ name }) => name === choiceListOf(type.choices));
  const codes = (list?.choices ?? []).map(({ name }) => name);
  const areSound = codes.length > 0 && codes.every((code) => /^\S+$/.test(code) && code.length <= largestCode);
  return areSound && new Set(codes).size === codes.length ? undefined : 'choices';
}
