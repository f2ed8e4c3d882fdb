import { assembleForm, slotsOf } from './assemble.js';
import { checkShape } from './check-shape.js';
import { PLAIN_FUNCTIONS } from './evaluation/functions/plain-functions.js';
import { PLAIN_FORM } from './evaluation/plain-form.js';
import { INSTANCE_FUNCTIONS, UPLOADED_FORM } from './evaluation/uploaded-form.js';
import type { Form } from './form.js';
import type { FormProblemCode, Question, Questionnaire, Repeat } from './questionnaire.js';
import { FormProblem, isLong } from './questionnaire.js';
import type { ExpressionColumn, ReadQuestionnaire, Trees } from './questionnaire-model.js';
import { markOf } from './questionnaire-model.js';
import { callFault } from './xpath/functions.js';
import type { TableReads } from './xpath/lookups.js';
import { isColumn, nameOf, tableReadsOf } from './xpath/lookups.js';
import { parseXPath } from './xpath/parse.js';
import type { XPath } from './xpath/tree.js';
import { nodesOf, XPathProblem } from './xpath/tree.js';

const COLUMNS = ['relevant', 'constraint', 'calculation', 'filter', 'initial', 'readOnly', 'required'] as const;
const REPEAT_COLUMNS = ['relevant', 'count'] as const;

/**
 * Compiles a questionnaire: parses and checks every expression, resolves names and determines the order of evaluation.
 * Pure. Throws `FormProblem` (with cell and offset) at the first fault. Sources of the rules: ODK XForms specification
 * and green-jobs methodology, section 3.1.
 */
export function compileForm(questionnaire: Questionnaire): Form {
  const read = readQuestionnaire(questionnaire);
  return assembleForm(read, isPlain(read) ? PLAIN_FORM : UPLOADED_FORM);
}

/** Parses and checks all cells without assembling the form; the result is what `toWire` sends. Throws `FormProblem`. */
export function readQuestionnaire(questionnaire: Questionnaire): ReadQuestionnaire {
  checkShape(questionnaire);
  const { questions, repeats = [], tables = [] } = questionnaire;
  const columns = new Map(tables.map((table) => [table.name, new Set(table.columns)]));
  const names = new Set([...slotsOf(questions).keys(), ...questions.map(({ name }) => name)]);
  for (const { name } of repeats) names.add(name);
  const level = ({ repeat }: Pick<Repeat, 'repeat'>): number => {
    const around = repeats.find(({ name }) => name === repeat);
    return around === undefined ? 0 : 1 + level(around);
  };
  const trees = questions.map((question) => treesOf(question, COLUMNS, { names, columns, level: level(question) }));
  const repeatTrees = repeats.map((repeat) =>
    treesOf(repeat, REPEAT_COLUMNS, { names, columns, level: level(repeat) }),
  );
  const sources = sourcesOf(questionnaire, trees);
  refuseForeignModules(questionnaire, sources);
  refuseCircles(questionnaire, sources);
  return { questionnaire, trees, repeatTrees };
}

const PLAIN_TYPES: ReadonlySet<string> = new Set([
  ...['select_one', 'select_multiple', 'integer', 'decimal', 'text', 'calculate', 'date', 'note'],
]);

const MORE = ['triggers', 'order', 'default', 'initial', 'readOnly', 'required', 'isShown', 'isBarcode'] as const;

/** Whether the part of the language that the phone page always loads is enough. */
export function isPlain({ questionnaire: { questions, repeats = [] }, trees }: ReadQuestionnaire): boolean {
  const isPlainQuestion = (question: Question): boolean =>
    PLAIN_TYPES.has(question.type) &&
    !MORE.some((column) => question[column] !== undefined) &&
    !isLong(question.choices) &&
    !/\$\{/.test(JSON.stringify(textsOf(question)));
  const areKnown = (tree: XPath | undefined): boolean =>
    tree === undefined || [...nodesOf(tree)].every((node) => node.kind !== 'call' || isPlainFunction(node.name));
  return (
    repeats.length === 0 &&
    questions.every(isPlainQuestion) &&
    trees.every((each) => COLUMNS.every((column) => areKnown(each[column])))
  );
}

const textsOf = ({ label, hint, section, message, requiredMessage, choices }: Question): readonly unknown[] => [
  ...[label, hint, section, message, requiredMessage],
  ...choices.map((choice) => choice.label),
];

/** All faults of a questionnaire, at most one for each cell, in the order of the questions; empty if it compiles. */
export function inspectForm(questionnaire: Questionnaire): readonly FormProblem[] {
  const problems: FormProblem[] = [];
  let rest: Questionnaire = questionnaire;
  for (let turn = 0; turn <= COLUMNS.length * questionnaire.questions.length; turn += 1) {
    const problem = problemOf(rest);
    if (!problem) break;
    problems.push(problem);
    const { question: name, column } = problem.cell;
    if (![...COLUMNS, ...REPEAT_COLUMNS].some((known) => known === column)) break;
    const mended = { [column]: column === 'calculation' ? "''" : '' };
    const questions = rest.questions.map((question) =>
      question.name === name ? { ...question, ...mended } : question,
    );
    const repeats = rest.repeats?.map((repeat) => (repeat.name === name ? { ...repeat, ...mended } : repeat));
    rest = { ...rest, questions, ...(repeats && { repeats }) };
  }
  return problems;
}

function problemOf(questionnaire: Questionnaire): FormProblem | undefined {
  try {
    readQuestionnaire(questionnaire);
    return undefined;
  } catch (error) {
    if (error instanceof FormProblem) return error;
    throw error;
  }
}

/** A question or repeat with its cells. */
type Row = { readonly name: string; readonly triggers?: readonly string[] } & {
  readonly [Name in ExpressionColumn]?: string | undefined;
};

interface Around {
  readonly names: ReadonlySet<string>;
  /** Columns of the tables. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
  /** Number of repeats around a question or repeat. */
  readonly level: number;
}

function treesOf(row: Row, columns: readonly ExpressionColumn[], around: Around): Trees {
  const trees: Partial<Record<ExpressionColumn, XPath>> = {};
  for (const column of columns) if (row[column]?.trim()) trees[column] = treeOf(row, column, around);
  return trees;
}

function treeOf(row: Row, column: ExpressionColumn, around: Around): XPath {
  const cell = { question: row.name, column };
  try {
    const tree = parseXPath(row[column] ?? '');
    const nodes = [...nodesOf(tree)];
    const known = new Set<XPath>();
    for (const node of nodes)
      if (node.kind === 'call' && isEntryNumber(node, around.level)) node.args.forEach((arg) => known.add(arg));
    for (const each of tableReadsOf(tree).lookups) knownIn(each, around.columns).forEach((node) => known.add(node));
    for (const node of nodes) {
      const isKept = row.triggers !== undefined && node.kind === 'call' && node.name === 'once';
      const code = known.has(node) || isKept ? undefined : faultOf(node, column, around);
      if (code !== undefined)
        throw new FormProblem(code, cell, { at: node.at, found: 'name' in node ? node.name : '.' });
    }
    return tree;
  } catch (error) {
    if (!(error instanceof XPathProblem)) throw error;
    throw new FormProblem('syntax', cell, error);
  }
}

/** Functions whose first argument is a condition: the evaluation of any form knows them. */
const CONDITIONS: ReadonlySet<string> = new Set(['not', 'boolean', 'if']);

const isPlainFunction = (name: string): boolean =>
  CONDITIONS.has(name) || Object.prototype.hasOwnProperty.call(PLAIN_FUNCTIONS, name);

const isKnownFunction = (name: string): boolean =>
  isPlainFunction(name) ||
  INSTANCE_FUNCTIONS.includes(name) ||
  Object.prototype.hasOwnProperty.call(UPLOADED_FORM.functions, name);

/** The nodes of a lookup that name a table and columns that there are. */
function knownIn(
  { path, name, column, compared }: TableReads['lookups'][number],
  columns: Around['columns'],
): readonly XPath[] {
  const table = columns.get(name);
  if (table === undefined) return [];
  const whole = column === undefined || table.has(column) ? [path] : [];
  return [path.start as XPath, ...whole, ...compared.filter((each) => table.has(nameOf(each)))];
}

/** `position(..)`, and `position(../..)` in a repeat in a repeat. */
function isEntryNumber({ name, args: [path] }: XPath & { kind: 'call' }, level: number): boolean {
  if (name !== 'position' || path?.kind !== 'path' || path.start !== 'context') return false;
  const areUps = path.steps.every(({ axis, predicates }) => axis === 'parent' && predicates.length === 0);
  return areUps && path.steps.length > 0 && path.steps.length <= level && path.predicates.length === 0;
}

/** Whether a function that needs the form can be used as it is here. */
function isUsable(
  { name, args }: XPath & { kind: 'call' },
  column: ExpressionColumn,
  { names, columns }: Around,
): boolean {
  // chance: an answer that is given once, as the server cannot draw it again
  if (name === 'random') return column === 'initial';
  // the phone evaluates while a person types, and the server once: both must find the same
  if (name === 'once') return args.every((arg) => [...nodesOf(arg)].every(({ kind }) => kind !== 'reference'));
  if (name === 'position') return args.length > 0;
  if (name === 'pulldata') {
    const [file, ...read] = args.slice(0, 3).map((arg) => (arg.kind === 'string' ? arg.value : ''));
    const known = columns.get((file ?? '').replace(/\.csv$/, ''));
    return args.length === 4 && read.every((each) => known?.has(each));
  }
  const [, question] = args;
  const asked = question?.kind === 'string' ? /([^/\s{}]+)\s*\}?\s*$/.exec(question.value)?.[1] : undefined;
  return name !== 'jr:choice-name' || (asked !== undefined && names.has(asked));
}

/** What is wrong with one node of an expression: the questions of a questionnaire are in no group, and tables have named columns. */
function faultOf(node: XPath, column: ExpressionColumn, around: Around): FormProblemCode | undefined {
  switch (node.kind) {
    case 'reference':
      return node.lastSaved ? 'unsupported' : around.names.has(node.name) ? undefined : 'unknown-question';
    case 'current':
      return column === 'constraint' ? undefined : 'no-current-answer';
    case 'path':
      return column === 'filter' && isColumn(node) ? undefined : 'unsupported';
    case 'binary':
      return node.operator === '|' ? 'unsupported' : undefined;
    case 'call': {
      if (!isKnownFunction(node.name)) return 'unknown-function';
      if (callFault(node.name, node.args.length) !== undefined) return 'wrong-argument-count';
      return isUsable(node, column, around) ? undefined : 'unsupported';
    }
    default:
      return undefined;
  }
}

/** A question on which the relevance or calculation of another depends, and the cell that refers to it. */
interface Source {
  readonly question: Question;
  readonly column: ExpressionColumn;
  readonly at: number;
}

type Sources = ReadonlyMap<Question, readonly Source[]>;

function sourcesOf({ questions }: Questionnaire, trees: readonly Trees[]): Sources {
  const owners = new Map<string, Question>();
  for (const question of questions) {
    owners.set(question.name, question);
    const mark = markOf(question);
    if (mark) owners.set(mark, question);
  }
  const read = (column: ExpressionColumn, tree: XPath): readonly Source[] => {
    const found: Source[] = [];
    for (const node of nodesOf(tree)) {
      const question = node.kind === 'reference' ? owners.get(node.name) : undefined;
      if (question !== undefined) found.push({ question, column, at: node.at });
    }
    return found;
  };
  return new Map(
    questions.map((question, place) => {
      const { relevant, calculation } = trees[place] ?? {};
      const before = relevant ? read('relevant', relevant) : [];
      // one that a trigger starts runs once for each change: it may read its own value
      const runs = calculation && question.triggers === undefined ? read('calculation', calculation) : [];
      return [question, before.concat(runs)];
    }),
  );
}

/**
 * Relevance may refer only to the core or to the question's own module: other optional modules may not have been
 * asked.
 */
function refuseForeignModules(questionnaire: Questionnaire, sources: Sources): void {
  const optional = new Set(questionnaire.modules.filter((module) => module.optional).map((module) => module.id));
  sources.forEach((before, question) => {
    for (const { question: source, column, at } of before) {
      if (source.module === question.module || !optional.has(source.module)) continue;
      throw new FormProblem('outside-module', { question: question.name, column }, { at, found: source.name });
    }
  });
}

/** Depth-first search with an explicit stack, because a form may be one long chain. */
function refuseCircles({ questions }: Questionnaire, sources: Sources): void {
  const done = new Set<Question>();
  for (const start of questions) {
    const path: { readonly question: Question; next: number }[] = [{ question: start, next: 0 }];
    while (path.length > 0) {
      const top = path[path.length - 1] as { readonly question: Question; next: number };
      const source = done.has(top.question) ? undefined : sources.get(top.question)?.[top.next];
      top.next += 1;
      if (!source) done.add((path.pop() as { readonly question: Question }).question);
      else if (path.some(({ question }) => question === source.question)) throw circle(path, top.question, source);
      else path.push({ question: source.question, next: 0 });
    }
  }
}

function circle(path: readonly { readonly question: Question }[], from: Question, source: Source): FormProblem {
  const names = path.map(({ question }) => question.name);
  const round = [...names.slice(names.indexOf(source.question.name)), source.question.name].join(' -> ');
  return new FormProblem('circular', { question: from.name, column: source.column }, { at: source.at, found: round });
}
