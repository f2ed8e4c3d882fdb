import type { Choice, FormProblem, Module, Question, Repeat, Roles } from '../form/index.js';
import { canonicalNumber, compileForm, faultyFirstAnswers, inspectForm, wireTables } from '../form/index.js';
import type { ChoiceList, FormItem, FormModel, FormQuestion, FormRole, Formula } from '../form/model/form-model.js';
import type { Flat } from './flat-questions.js';
import { flatQuestions, joined, relevanceOf, repeatsOf, withoutGroups } from './flat-questions.js';
import { fileObstacles, type FormFiles, lookedUpTables, withFileLists } from './form-files.js';
import { choiceListOf } from './form-lines.js';
import {
  constantOf,
  drawsOnce,
  type FormObstacle,
  initialOf,
  lengthWords,
  obstacle,
  ruleWords,
  obstaclesOf,
  triggersOf,
} from './form-obstacles.js';
import { choiceLabel, type FormLanguages, hasText, languagesOf, shownTexts } from './form-summary.js';
import type { QuestionnaireDefinition } from './questionnaire.js';
import { leftOutColumn } from './files/data-columns.js';
import { weightColumn } from './files/design-columns.js';
import { type BoxLength, boxLength, mostBytes, type TooLong } from './box-length.js';
import { entryKeys, recordColumns } from './questionnaire.js';
import { statedMost } from './repeat-limits.js';

/** The questionnaire of a wave that is made of an uploaded form, and what prevents a wave from using it. */
export interface FormDefinition {
  readonly definition: QuestionnaireDefinition;
  readonly obstacles: readonly FormObstacle[];
  /** Of sealed answers and of their texts; null: it has obstacles. */
  readonly box: BoxLength | null;
}

type Frame = Pick<QuestionnaireDefinition, 'placeholders' | 'texts'>;
/** The texts around the questions of a form; `health`: if it asks for a separate consent to questions on health. */
type Frames = Frame & { readonly health: Frame };

/** Seconds for one question of the built-in questionnaire, lowest and highest. */
const seconds = [12, 15] as const;
const moduleId = 'core';
const refusals = ['no', 'n', '0', '2'];
const largestCode = 64;
/** Characters of the long lists and tables as phones receive them. */
const mostForPhones = 2_000_000;
const columnName = /^[A-Za-z_][\w.-]{0,63}$/;

/** A box that is ticked is stored as ODK stores it. */
const acknowledged: readonly Choice[] = [{ code: 'OK', label: { en: 'I confirm', zh: '我确认' } }];

/**
 * Groups become conditions of their questions, as no other form of a questionnaire knows them. A question keeps its name if
 * it is the only one with this name; otherwise its column has the names of its groups before it. `${name}` is never
 * ambiguous, because the reader refuses references to names that are used twice. `files`: the attached files that there are.
 */
export function definitionOf(form: FormModel, frames: Frames, files: FormFiles = new Map()): FormDefinition {
  const model = withFileLists(form, files);
  const own = [...fileObstacles(form, files), ...obstaclesOf(model)];
  const flat = flatQuestions(model);
  const questions = own.length > 0 ? [] : flat.map((each) => questionOf(each, model));
  const repeats = repeatsOf(flat, model);
  const tables = lookedUpTables(form, files);
  const roles = rolesOf(flat, model);
  const { placeholders, texts } = roles.health_consent ? frames.health : frames;
  const definition: QuestionnaireDefinition = {
    ...{ id: model.id, version: model.version, languages: ['en', 'zh'], seconds_per_question: seconds },
    modules: [moduleOf(model, questions)],
    ...{ questions, ...(repeats.length > 0 && { repeats }), ...(tables.length > 0 && { tables }) },
    ...{ roles, storesCalculations: true, placeholders, texts },
  };
  // names are checked in any case: with all reasons at once, a form is corrected once
  const obstacles =
    own.length > 0 ? [...own, ...obstaclesInNames(flat, repeats)] : obstaclesAfter(flat, model, definition);
  if (obstacles.length > 0) return { definition, obstacles, box: null };
  const box = boxLength(definition);
  if (!('tooLong' in box)) return { definition, obstacles, box };
  return { definition, obstacles: obstaclesOfLength(box, itemsByName(flat)), box: null };
}

/** So many questions and repeats are named, each with at least a tenth of the bytes of the longest. */
const mostNamed = 5;
const leastShare = 0.1;

/** The answers have no room in the largest box: the questions and repeats whose answers are the longest. */
function obstaclesOfLength(
  { needed, tooLong }: TooLong,
  items: ReadonlyMap<string, FormItem>,
): readonly FormObstacle[] {
  const least = (tooLong[0]?.bytes ?? 0) * leastShare;
  const named = tooLong.filter(({ bytes }) => bytes >= least).slice(0, mostNamed);
  return named.map(({ name, bytes }) => ({
    ...obstacle('too-long', items.get(name)),
    detail: lengthWords(needed, mostBytes, bytes),
  }));
}

/**
 * How a question gets its value. What depends on the course of answering or on chance is an answer that the phone gives
 * (ADR 62, ADR 79).
 */
function courseOf(item: FormQuestion) {
  const { type, calculation } = item;
  const isDrawn = drawsOnce(calculation);
  const isTriggered = triggersOf(item).length > 0;
  const isAnswer = isTriggered || isDrawn || (type.kind === 'hidden' && calculation === undefined);
  const isCalculated = !isAnswer && (calculation !== undefined || type.kind === 'calculate');
  const isHidden = isAnswer && isUnseen(item);
  const shownType = isCalculated ? ('calculate' as const) : isHidden ? ('text' as const) : typeOf(type);
  return { isDrawn, isAnswer, isCalculated, isHidden, shownType };
}

function calculationOf(flat: Flat): Partial<Question> {
  const { item } = flat;
  const { isAnswer, isCalculated, isHidden } = courseOf(item);
  if (isAnswer) return { triggers: triggersOf(item), ...(isHidden && { isHidden }), ...givenByPhone(flat) };
  if (!isCalculated) return {};
  return { calculation: calculated(flat), ...(!isUnseen(item) && { isShown: true }) };
}

/** A draw, the first answer of a hidden question, or a calculation with triggers. */
function givenByPhone(flat: Flat): Partial<Question> {
  const { calculation } = flat.item;
  if (calculation === undefined) return firstAnswerOf(flat);
  return drawsOnce(calculation) ? { initial: calculated(flat) } : { calculation: calculated(flat) };
}

const calculated = (flat: Flat): string => withoutGroups(flat.item.calculation, flat, flat.groups) || "''";
const isUnseen = ({ type }: FormQuestion): boolean => type.kind === 'calculate' || type.kind === 'hidden';

function questionOf(flat: Flat, model: FormModel): Question {
  const { item, name, groups, within, repeats } = flat;
  const { type, constraint } = item;
  const languages = languagesOf(model);
  const { isCalculated, isHidden, shownType } = courseOf(item);
  const repeat = repeats.at(-1);
  return {
    ...{ name, module: moduleId, type: shownType },
    ...{ label: shownTexts(item.label, languages), choices: choicesOf(item, model, languages) },
    relevant: relevanceOf([...within, item], flat, groups.slice(0, groups.length - within.length)),
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

function textsOf({ item, within }: Flat, model: FormModel): Partial<Question> {
  const languages = languagesOf(model);
  const section = within.findLast(({ label }) => hasText(label));
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

/** The choices of a question: the same object for all questions with the same list, so that long lists exist once. */
export function choicesOf({ type }: FormQuestion, { lists }: FormModel, languages: FormLanguages): readonly Choice[] {
  if (!('choices' in type)) return type.kind === 'acknowledge' ? acknowledged : [];
  const list = lists.find(({ name }) => name === choiceListOf(type.choices));
  if (list === undefined) return [];
  const shown = type.choices.filter === undefined ? plainChoices : filteredChoices;
  const known = shown.get(list) ?? choicesIn(list, languages, shown === filteredChoices);
  shown.set(list, known);
  return known;
}

const plainChoices = new WeakMap<ChoiceList, readonly Choice[]>();
const filteredChoices = new WeakMap<ChoiceList, readonly Choice[]>();

function choicesIn(list: ChoiceList, languages: FormLanguages, isFiltered: boolean): readonly Choice[] {
  return list.choices.map((choice) => ({
    ...{ code: choice.name, label: choiceLabel(choice, languages) },
    ...(isFiltered && { attributes: choice.attributes }),
  }));
}

function moduleOf({ title }: FormModel, questions: readonly Question[]): Module {
  const asked = questions.filter(({ type }) => type !== 'calculate' && type !== 'note').length;
  const minutes = seconds.map((each) => Math.max(1, Math.round((each * asked) / 60)));
  return { id: moduleId, label: { en: title, zh: title }, optional: false, questions: asked, minutes };
}

const isConsent = ({ role }: FormQuestion): boolean => role === 'consent' || role === 'health-consent';

const withRole = (flat: readonly Flat[], role: FormQuestion['role']): Flat | undefined =>
  flat.find(({ item, repeats }) => item.role === role && repeats.length === 0);

function rolesOf(flat: readonly Flat[], model: FormModel): Roles {
  const named = (role: FormRole): Flat | undefined => withRole(flat, role);
  const [consent, age, wage, hours] = [named('consent'), named('age'), named('wage-month'), named('hours')];
  const health = named('health-consent');
  const refused = consent && refusalOf(consent.item, model);
  return {
    ...(consent && refused !== undefined && { consent: { question: consent.name, refused } }),
    ...(health && { health_consent: { question: health.name } }),
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

const itemsByName = (flat: readonly Flat[]): ReadonlyMap<string, FormItem> =>
  new Map<string, FormItem>([...repeatItems(flat), ...flat.map(({ name, item }) => [name, item] as const)]);

const repeatItems = (flat: readonly Flat[]): ReadonlyMap<string, FormItem & { kind: 'repeat' }> =>
  new Map(flat.flatMap(({ repeats }) => repeats.map(({ name, item }) => [name, item] as const)));

/** Names that columns of files cannot have. */
function obstaclesInNames(flat: readonly Flat[], repeats: readonly Repeat[] = []): readonly FormObstacle[] {
  const reserved = new Set([...recordColumns, weightColumn, leftOutColumn, ...entryKeys(repeats)]);
  const outer = [...repeatItems(flat)].map(([name, item]) => ({ name, item }));
  return [
    ...flat.filter(({ name }) => reserved.has(name)).map(({ item }) => obstacle('reserved-name', item)),
    ...[...flat, ...outer].filter(({ name }) => !columnName.test(name)).map(({ item }) => obstacle('name', item)),
  ];
}

/** What is known only once the questionnaire is made: names, codes and expressions. */
function obstaclesAfter(
  flat: readonly Flat[],
  model: FormModel,
  definition: QuestionnaireDefinition,
): readonly FormObstacle[] {
  if (JSON.stringify(wireTables(definition)).length > mostForPhones) return [obstacle('too-much-data')];
  const inCodes = flat.flatMap((each) => {
    // a consent in a repeat, or a second one, would have no effect
    const isIdle = isConsent(each.item) && withRole(flat, each.item.role) !== each;
    const code = isIdle ? 'consent' : codeOf(each.item, model);
    return code === undefined ? [] : [obstacle(code, each.item)];
  });
  const endless = [...repeatItems(flat).values()].filter((item) => statedMost(item, model) === undefined);
  const inRepeats = endless.map((item) => obstacle('repeat-most', item));
  const found = [...obstaclesInNames(flat, definition.repeats), ...inCodes, ...inRepeats];
  if (found.length > 0) return found;
  const items = itemsByName(flat);
  const faulty = inspectForm(definition).map((problem) => ruleObstacle(problem, definition, items));
  if (faulty.length > 0) return faulty;
  return faultyFirstAnswers(compileForm(definition)).map((name) => obstacle('first-answer', items.get(name)));
}

/** The columns of the sheet as the standard names them. */
const SHEET_COLUMNS: Readonly<Partial<Record<FormProblem['cell']['column'], string>>> = {
  ...{ relevant: 'relevant', constraint: 'constraint', calculation: 'calculation', filter: 'choice_filter' },
  ...{ initial: 'default', readOnly: 'read_only', required: 'required', count: 'repeat_count' },
};
/** Characters of an expression that are quoted. */
const mostQuoted = 60;

function ruleObstacle(
  { cell, position }: FormProblem,
  { questions, repeats = [] }: QuestionnaireDefinition,
  items: ReadonlyMap<string, FormItem>,
): FormObstacle {
  const item = items.get(cell.question);
  const row = [...questions, ...repeats].find(({ name }) => name === cell.question);
  const text = Object.entries(row ?? {}).find(([column]) => column === cell.column)?.[1] as string | undefined;
  const isDrawn = cell.column === 'initial' && item?.kind === 'question' && item.calculation !== undefined;
  const column = isDrawn ? 'calculation' : SHEET_COLUMNS[cell.column];
  if (text === undefined || column === undefined) return obstacle('rule', item);
  const part = text.slice(position, position + mostQuoted);
  return { ...obstacle('rule', item), detail: ruleWords(column, part) };
}

function codeOf(item: FormQuestion, model: FormModel): 'consent' | 'choices' | undefined {
  const isGiven = item.initial !== undefined || item.calculation !== undefined;
  const isFixed = item.readOnly !== undefined && constantOf(item.readOnly) !== false;
  if (isConsent(item) && (isGiven || isFixed)) return 'consent';
  if (item.role === 'consent' && refusalOf(item, model) === undefined) return 'consent';
  const { type } = item;
  if (!('choices' in type)) return undefined;
  const list = model.lists.find(({ name }) => name === choiceListOf(type.choices));
  const codes = (list?.choices ?? []).map(({ name }) => name);
  const areSound = codes.length > 0 && codes.every((code) => /^\S+$/.test(code) && code.length <= largestCode);
  return areSound && new Set(codes).size === codes.length ? undefined : 'choices';
}
