import { assembleForm, slotsOf } from './assemble.js';
import { checkShape } from './check-shape.js';
import { PLAIN_FUNCTIONS } from './evaluation/functions/plain-functions.js';
import type { Form } from './form.js';
import type { FormProblemCode, Question, Questionnaire } from './questionnaire.js';
import { FormProblem } from './questionnaire.js';
import type { ExpressionColumn, ReadQuestionnaire, Trees } from './questionnaire-model.js';
import { markOf } from './questionnaire-model.js';
import { callFault } from './xpath/functions.js';
import { parseXPath } from './xpath/parse.js';
import type { XPath } from './xpath/tree.js';
import { nodesOf, XPathProblem } from './xpath/tree.js';

const COLUMNS: readonly ExpressionColumn[] = ['relevant', 'constraint', 'calculation', 'filter'];

/**
 * Compiles a questionnaire: parses and checks every expression, resolves names and determines the order of evaluation.
 * Pure. Throws `FormProblem` (with cell and offset) at the first fault. Sources of the rules: ODK XForms specification
 * and green-jobs methodology, section 3.1.
 */
export function compileForm(questionnaire: Questionnaire): Form {
  return assembleForm(readQuestionnaire(questionnaire));
}

/** Parses and checks all cells without assembling the form; the result is what `toWire` sends. Throws `FormProblem`. */
export function readQuestionnaire(questionnaire: Questionnaire): ReadQuestionnaire {
  checkShape(questionnaire);
  const slots = slotsOf(questionnaire.questions);
  const trees = questionnaire.questions.map((question) => treesOf(question, slots));
  const sources = sourcesOf(questionnaire, trees);
  refuseForeignModules(questionnaire, sources);
  refuseCircles(questionnaire, sources);
  return { questionnaire, trees };
}

/** All faults of a questionnaire, at most one for each cell, in the order of the questions; empty if it compiles. */
export function inspectForm(questionnaire: Questionnaire): readonly FormProblem[] {
  const problems: FormProblem[] = [];
  let rest: Questionnaire = questionnaire;
  for (let turn = 0; turn <= COLUMNS.length * questionnaire.questions.length; turn += 1) {
    const problem = problemOf(rest);
    if (!problem) break;
    problems.push(problem);
    const { question: name, column } = problem.cell;
    if (!(COLUMNS as readonly string[]).includes(column)) break;
    const mended = { [column]: column === 'calculation' ? "''" : '' };
    const questions = rest.questions.map((question) =>
      question.name === name ? { ...question, ...mended } : question,
    );
    rest = { ...rest, questions };
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

function treesOf(question: Question, slots: ReadonlyMap<string, number>): Trees {
  const trees: Partial<Record<ExpressionColumn, XPath>> = {};
  for (const column of COLUMNS) {
    const text = question[column] ?? '';
    if (text.trim() !== '') trees[column] = treeOf(question, column, slots);
  }
  return trees;
}

function treeOf(question: Question, column: ExpressionColumn, slots: ReadonlyMap<string, number>): XPath {
  const cell = { question: question.name, column };
  try {
    const tree = parseXPath(question[column] ?? '');
    for (const node of nodesOf(tree)) {
      const code = faultOf(node, column, slots);
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

/** What is wrong with one node of an expression: the questions of a questionnaire are in no group, and there are no tables. */
function faultOf(
  node: XPath,
  column: ExpressionColumn,
  slots: ReadonlyMap<string, number>,
): FormProblemCode | undefined {
  switch (node.kind) {
    case 'reference':
      return node.lastSaved ? 'unsupported' : slots.has(node.name) ? undefined : 'unknown-question';
    case 'current':
      return column === 'constraint' ? undefined : 'no-current-answer';
    case 'path':
      return column === 'filter' && isAttribute(node) ? undefined : 'unsupported';
    case 'binary':
      return node.operator === '|' ? 'unsupported' : undefined;
    case 'call': {
      const isKnown = CONDITIONS.has(node.name) || Object.keys(PLAIN_FUNCTIONS).includes(node.name);
      if (!isKnown) return 'unknown-function';
      return callFault(node.name, node.args.length) === undefined ? undefined : 'wrong-argument-count';
    }
    default:
      return undefined;
  }
}

/** The attribute of a choice, by its bare name. */
function isAttribute({ start, steps, predicates }: XPath & { kind: 'path' }): boolean {
  const [step, ...more] = steps;
  const isBare = start === 'context' && more.length === 0 && predicates.length === 0;
  return isBare && step?.axis === 'child' && step.name !== '*' && step.predicates.length === 0;
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
      return [question, before.concat(calculation ? read('calculation', calculation) : [])];
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
