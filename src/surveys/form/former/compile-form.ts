import type { ReadQuestionnaire, Trees } from './assemble.js';
import { assembleForm, markOf, namesFor, slotsOf } from './assemble.js';
import type { ExpressionColumn } from './assemble.js';
import { checkShape } from '../check-shape.js';
import type { Expression } from './expression/ast.js';
import { childrenOf, ExpressionProblem } from './expression/ast.js';
import { compileExpression } from './expression/compile.js';
import { parseExpression } from './expression/parse.js';
import type { Form } from './form.js';
import type { Question, Questionnaire } from '../questionnaire.js';
import { FormProblem } from '../questionnaire.js';

const COLUMNS: readonly ExpressionColumn[] = ['relevant', 'constraint', 'calculation'];

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
  const trees: Partial<Record<ExpressionColumn, Expression>> = {};
  for (const column of COLUMNS) {
    const text = question[column] ?? '';
    if (text.trim() !== '') trees[column] = treeOf(question, column, slots);
  }
  return trees;
}

function treeOf(question: Question, column: ExpressionColumn, slots: ReadonlyMap<string, number>): Expression {
  try {
    const tree = parseExpression(question[column] ?? '');
    compileExpression(tree, namesFor(slots, column));
    return tree;
  } catch (error) {
    if (!(error instanceof ExpressionProblem)) throw error;
    throw new FormProblem(error.fault, { question: question.name, column }, error);
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
  const read = (column: ExpressionColumn, node: Expression): readonly Source[] => {
    const question = node.kind === 'reference' ? owners.get(node.name) : undefined;
    const own: readonly Source[] = question ? [{ question, column, at: node.at }] : [];
    return childrenOf(node).reduce((all, child) => all.concat(read(column, child)), own);
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
