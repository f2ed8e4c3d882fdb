import type { FormItem, FormModel, FormQuestion, Formula, InitialAnswer, QuestionType } from './model/form-model.js';
import type { Question, Questionnaire, Repeat } from './questionnaire.js';
import type { XPath } from './xpath/tree.js';

export type ExpressionColumn =
  'relevant' | 'constraint' | 'calculation' | 'filter' | 'initial' | 'readOnly' | 'required' | 'count';

/** The parsed expressions of one question or repeat. */
export type Trees = Readonly<Partial<Record<ExpressionColumn, XPath>>>;

/** A questionnaire whose expressions are parsed and checked, by `readQuestionnaire` here or by the server that sent it. */
export interface ReadQuestionnaire {
  readonly questionnaire: Questionnaire;
  /** One for each question, in the same order. */
  readonly trees: readonly Trees[];
  /** One for each repeat. */
  readonly repeatTrees: readonly Trees[];
}

/** The hidden question that is `1` if the person accepted an optional module. No other question can have this name. */
const moduleTaken = (module: string): string => `module ${module}`;
/** The hidden questions that say whether a repeat is relevant, which it has no instance to say while it has none, and its count. */
const repeatAsked = (repeat: string): string => `repeat ${repeat}`;
const repeatCount = (repeat: string): string => `count ${repeat}`;
/** Hidden questions for each repeat, in this order: `repeatAsked`, `repeatCount`. */
export const HIDDEN_OF_REPEAT = 2;

/** The name of the question's refusal marker, if it has one. */
export function markOf({ decline }: Question): string | undefined {
  return decline && decline.stored_in !== 'value' ? decline.stored_in : undefined;
}

/**
 * A questionnaire in the format of the catalogue as a form of the model for any form. What the format says by columns of its
 * own becomes part of the model: refusal markers and optional modules are hidden questions, and the rules about them are
 * relevance, constraints and required answers.
 */
export function modelOf({ questionnaire, trees, repeatTrees }: ReadQuestionnaire): FormModel {
  const { id, version, questions, modules, repeats = [] } = questionnaire;
  const optional = modules.filter((module) => module.optional).map((module) => module.id);
  const taken = new Map(optional.map((module) => [module, compared(answer(moduleTaken(module)), '=', text('1'))]));
  const relevance = questions.map((question, place) => all([taken.get(question.module), trees[place]?.relevant]));
  const lists = new Map<Question['choices'], string>();
  for (const { name, choices } of questions) if (!lists.has(choices)) lists.set(choices, name);
  const asked = questions.map((question, place) =>
    askedItem(question, trees[place] ?? {}, { relevant: relevance[place], list: lists.get(question.choices) }),
  );
  const marks: FormQuestion[] = [];
  questions.forEach((question, place) => {
    const mark = markOf(question);
    if (mark !== undefined) marks.push(markItem(question, mark, relevance[place]));
  });
  const itemsIn = (around: string | undefined, more: readonly FormItem[]): readonly FormItem[] => {
    const own = repeats.filter(({ repeat }) => repeat === around);
    const treesOf = (repeat: Repeat): Trees => repeatTrees[repeats.indexOf(repeat)] ?? {};
    return [
      ...asked.filter((_, place) => questions[place]?.repeat === around),
      ...more,
      ...Array<FormItem>().concat(...own.map((repeat) => hiddenOf(repeat.name, treesOf(repeat)))),
      ...own.map((repeat): FormItem => ({ ...repeatItem(repeat, treesOf(repeat)), items: itemsIn(repeat.name, []) })),
    ];
  };
  return {
    ...{ id, version, title: id, languages: questionnaire.languages, defaultLanguage: '', instanceName: undefined },
    items: itemsIn(undefined, [
      ...marks,
      ...optional.map((module) => item(moduleTaken(module), { kind: 'hidden' }, {})),
    ]),
    lists: Array.from(lists, ([choices, name]) => {
      return { name, choices: choices.filter(({ hidden }) => !hidden).map(choiceOf) };
    }),
    ...{ externalLists: [], attachments: [], entities: [] },
  };
}

const choiceOf = ({
  code,
  label,
  attributes = {},
}: Question['choices'][number]): FormModel['lists'][number]['choices'][number] => {
  return { name: code, label: { en: label.en, zh: label.zh }, media: {}, attributes };
};

function hiddenOf(repeat: string, { relevant, count }: Trees): readonly FormQuestion[] {
  const counted = { ...item(repeatCount(repeat), { kind: 'calculate' }, {}), calculation: formula(count) };
  return [item(repeatAsked(repeat), { kind: 'hidden' }, { relevant }), counted];
}

/** A count above the limit gives no instance, and an error. */
function repeatItem({ name, most }: Repeat, { relevant, count }: Trees): Omit<FormItem & { kind: 'repeat' }, 'items'> {
  const counted = answer(repeatCount(name));
  const number = (value: number): XPath => ({ kind: 'number', value, at });
  const limited = call('if', compared(counted, '>', number(most)), number(0), counted);
  return {
    ...{ kind: 'repeat', name, relevant: formula(relevant), count: formula(count && limited) },
    ...{ label: {}, hint: {}, guidance: {}, media: {}, appearance: [], source: { sheet: '', row: 0 } },
  };
}

function askedItem(
  question: Question,
  { constraint, calculation, filter, initial, readOnly, required: needed }: Trees,
  { relevant, list }: { readonly relevant: XPath | undefined; readonly list: string | undefined },
): FormQuestion {
  const { name, label, answer: rule } = question;
  const mark = markOf(question);
  const required = mark === undefined ? call('true') : compared(answer(mark), '=', text(''));
  return {
    ...item(name, valueTypeOf(question, filter, list), { relevant, constraint: all([constraint, aloneIn(question)]) }),
    label: { en: label.en, zh: label.zh },
    required: formula(rule === 'optional' ? needed : required),
    calculation: formula(calculation),
    triggers: question.triggers ?? [],
    initial: firstAnswer(question, initial),
    readOnly: formula(readOnly),
  };
}

function firstAnswer({ default: fixed }: Question, initial: XPath | undefined): InitialAnswer | undefined {
  if (initial) return { formula: { text: '', tree: initial } };
  return fixed ? { fixed } : undefined;
}

/** A marker has one of the refusal codes, and only while the question has no answer. */
function markItem({ name, decline }: Question, mark: string, relevant: XPath | undefined): FormQuestion {
  const isRefusal = any((decline?.codes ?? []).map((code) => compared(CURRENT, '=', text(code))));
  return item(
    mark,
    { kind: 'hidden' },
    { relevant, constraint: all([isRefusal, compared(answer(name), '=', text(''))]) },
  );
}

/** A refusal cannot be combined with other codes. */
function aloneIn({ type, decline }: Question): XPath | undefined {
  const refusal = any((decline?.codes ?? []).map((code) => call('selected', CURRENT, text(code))));
  if (type !== 'select_multiple' || refusal === undefined) return undefined;
  const several = compared(call('count-selected', CURRENT), '>', { kind: 'number', value: 1, at });
  return call('not', all([refusal, several]) ?? refusal);
}

/** `list`: the list with its choices, which has the name of its first question. */
export function valueTypeOf({ name, type, order }: Question, filter?: XPath, list = name): QuestionType {
  const randomize = order === undefined ? undefined : { seed: order || undefined };
  const choices = { from: { list }, filter: formula(filter), randomize };
  switch (type) {
    case 'select_one':
      return { kind: 'selectOne', choices };
    case 'select_multiple':
      return { kind: 'selectMultiple', choices };
    case 'rank':
      return { kind: 'rank', choices };
    case 'datetime':
      return { kind: 'dateTime' };
    case 'text':
      return { kind: 'text', rows: undefined };
    default:
      return { kind: type };
  }
}

function item(name: string, type: QuestionType, { relevant, constraint }: Trees): FormQuestion {
  return {
    ...{ kind: 'question', name, type, relevant: formula(relevant), constraint: formula(constraint) },
    ...{ label: {}, hint: {}, guidance: {}, media: {}, appearance: [], source: { sheet: '', row: 0 } },
    ...{ required: undefined, requiredMessage: {}, constraintMessage: {}, calculation: undefined, triggers: [] },
    ...{ initial: undefined, readOnly: undefined, saveTo: undefined, role: undefined },
  };
}

const at = 0;
const CURRENT: XPath = { kind: 'current', at };
const text = (value: string): XPath => ({ kind: 'string', value, at });
const answer = (name: string): XPath => ({ kind: 'reference', name, lastSaved: false, at });
const call = (name: string, ...args: readonly XPath[]): XPath => ({ kind: 'call', name, args, at });
const compared = (left: XPath, operator: '=' | '>', right: XPath): XPath => ({
  kind: 'binary',
  operator,
  left,
  right,
  at,
});
const formula = (tree: XPath | undefined): Formula | undefined => tree && { text: '', tree };

const joined =
  (operator: 'and' | 'or') =>
  (parts: readonly (XPath | undefined)[]): XPath | undefined =>
    parts.reduce(
      (left, right) => (left && right ? { kind: 'binary', operator, left, right, at } : (left ?? right)),
      undefined,
    );
const all = joined('and');
const any = joined('or');
