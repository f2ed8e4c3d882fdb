import { ExpressionProblem } from './expression/ast.js';
import type { Compiled } from './expression/compile.js';
import { compileExpression } from './expression/compile.js';
import { parseExpression } from './expression/parse.js';
import { checkShape } from './check-shape.js';
import type { Form, FormQuestion } from './form.js';
import type { Column, Question, Questionnaire } from './questionnaire.js';
import { FormProblem } from './questionnaire.js';

/**
 * Compiles a questionnaire: every expression is parsed and checked, names resolved, the order of evaluation found.
 * Pure. Throws `FormProblem` (with cell and offset) at the
 * first fault. Source of the rules: ODK XForms specification and green-jobs methodology, section 3.1.
 */
export function compileForm(questionnaire: Questionnaire): Form {
  checkShape(questionnaire);
  const slots = new Map<string, number>();
  for (const { name } of questionnaire.questions) slots.set(name, slots.size);
  for (const question of questionnaire.questions) {
    const mark = markOf(question);
    if (mark) slots.set(mark, slots.size);
  }
  const optionalModules = new Set(questionnaire.modules.filter((module) => module.optional).map((module) => module.id));
  const drafts = questionnaire.questions.map((question) => draftOf(question, slots));
  const questions = drafts.map((draft) => draft.question);
  const owners = ownersOf(questions, slots);
  refuseForeignModules(drafts, owners, optionalModules);
  const order = sortByDependency(drafts, owners);
  const rank: number[] = [];
  order.forEach((question, place) => (rank[question.slot] = place));
  return {
    id: questionnaire.id,
    version: questionnaire.version,
    questionnaire,
    questions,
    slots,
    owners,
    order,
    rank,
    relevanceReaders: readersOf(drafts, slots.size, (draft) => draft.before),
    constraintReaders: readersOf(drafts, slots.size, (draft) => draft.beside),
    optionalModules,
  };
}

/** All faults of a questionnaire, one for each cell at most, in order of questions; empty when it compiles. */
export function inspectForm(questionnaire: Questionnaire): readonly FormProblem[] {
  const problems: FormProblem[] = [];
  let rest: Questionnaire = questionnaire;
  for (let turn = 0; turn <= 4 * questionnaire.questions.length; turn += 1) {
    const problem = problemOf(rest);
    if (!problem) break;
    problems.push(problem);
    const { question: name, column } = problem.cell;
    if (!['relevant', 'constraint', 'calculation'].includes(column)) break;
    const blank = column === 'calculation' ? "''" : '';
    rest = {
      ...rest,
      questions: rest.questions.map((question) =>
        question.name === name ? { ...question, [column]: blank } : question,
      ),
    };
  }
  return problems;
}

function problemOf(questionnaire: Questionnaire): FormProblem | undefined {
  try {
    compileForm(questionnaire);
    return undefined;
  } catch (error) {
    if (error instanceof FormProblem) return error;
    throw error;
  }
}

interface Draft {
  readonly question: FormQuestion;
  /** Slots read before it can be asked (relevance, calculation). */
  readonly before: readonly number[];
  /** Slots read when its answer is checked. */
  readonly beside: readonly number[];
}

function markOf(question: Question): string | undefined {
  const stored = question.decline?.stored_in;
  return stored === undefined || stored === 'value' ? undefined : stored;
}

function draftOf(question: Question, slots: ReadonlyMap<string, number>): Draft {
  const relevant = cell(question, 'relevant', slots);
  const constraint = cell(question, 'constraint', slots);
  const calculation = cell(question, 'calculation', slots);
  const mark = markOf(question);
  return {
    question: {
      ...question,
      slot: slots.get(question.name) ?? -1,
      markSlot: mark === undefined ? -1 : (slots.get(mark) ?? -1),
      codes: new Set(question.choices.filter((choice) => !choice.hidden).map((choice) => choice.code)),
      declineCodes: new Set(question.decline?.codes ?? []),
      isRelevant: relevant?.evaluate,
      satisfies: constraint?.evaluate,
      calculate: calculation?.evaluate,
    },
    before: [...(relevant?.reads ?? []), ...(calculation?.reads ?? [])],
    beside: constraint?.reads ?? [],
  };
}

function cell(
  question: Question,
  column: 'relevant' | 'constraint' | 'calculation',
  slots: ReadonlyMap<string, number>,
): Compiled | undefined {
  const text = question[column] ?? '';
  if (text.trim() === '') return undefined;
  try {
    const names = { slotOf: (name: string) => slots.get(name), current: column === 'constraint' };
    return compileExpression(parseExpression(text), names);
  } catch (error) {
    if (!(error instanceof ExpressionProblem)) throw error;
    throw problem(error.fault, question.name, column, { at: error.at, found: error.found });
  }
}

function problem(
  code: FormProblem['code'],
  question: string,
  column: Column,
  where: { readonly at: number; readonly found: string },
): FormProblem {
  return new FormProblem(code, { question, column }, where.at, where.found);
}

function ownersOf(questions: readonly FormQuestion[], slots: ReadonlyMap<string, number>): readonly FormQuestion[] {
  const owners: FormQuestion[] = new Array<FormQuestion>(slots.size);
  for (const question of questions) {
    owners[question.slot] = question;
    if (question.markSlot >= 0) owners[question.markSlot] = question;
  }
  return owners;
}

/** Relevance refers to the core or to its own module only: another optional module may not have been asked. */
function refuseForeignModules(
  drafts: readonly Draft[],
  owners: readonly FormQuestion[],
  optional: ReadonlySet<string>,
): void {
  for (const { question, before } of drafts) {
    for (const slot of before) {
      const owner = owners[slot] as FormQuestion;
      if (owner.module === question.module || !optional.has(owner.module)) continue;
      const column = question.calculate ? 'calculation' : 'relevant';
      const at = Math.max(0, (question[column] ?? '').indexOf(owner.name));
      throw problem('outside-module', question.name, column, { at, found: owner.name });
    }
  }
}

/** Kahn's algorithm, by order of the questionnaire among those that are ready, so that the result is stable. */
function sortByDependency(drafts: readonly Draft[], owners: readonly FormQuestion[]): readonly FormQuestion[] {
  const sources = drafts.map(({ before }) => new Set(before.map((slot) => (owners[slot] as FormQuestion).slot)));
  const order: FormQuestion[] = [];
  const placed = new Set<number>();
  let waiting = drafts;
  while (waiting.length > 0) {
    const later: Draft[] = [];
    for (const draft of waiting) {
      const { question } = draft;
      const ready = [...(sources[question.slot] ?? [])].every((slot) => placed.has(slot));
      if (!ready) {
        later.push(draft);
        continue;
      }
      placed.add(question.slot);
      order.push(question);
    }
    if (later.length === waiting.length) throw circular(later, sources, owners);
    waiting = later;
  }
  return order;
}

/** Follows unplaced sources until a question comes back, so that the fault is laid where the circle is. */
function circular(
  waiting: readonly Draft[],
  sources: readonly ReadonlySet<number>[],
  owners: readonly FormQuestion[],
): FormProblem {
  const stuck = new Set(waiting.map((draft) => draft.question.slot));
  const path: number[] = [];
  let slot = waiting[0]?.question.slot ?? 0;
  while (!path.includes(slot)) {
    path.push(slot);
    slot = [...(sources[slot] ?? [])].find((source) => stuck.has(source)) ?? slot;
  }
  const circle = [...path.slice(path.indexOf(slot)), slot].map((each) => (owners[each] as FormQuestion).name);
  const question = owners[slot] as FormQuestion;
  const column = question.calculate ? 'calculation' : 'relevant';
  return problem('circular', question.name, column, { at: 0, found: circle.join(' -> ') });
}

function readersOf(
  drafts: readonly Draft[],
  size: number,
  reads: (draft: Draft) => readonly number[],
): readonly (readonly number[])[] {
  const readers: number[][] = Array.from({ length: size }, () => []);
  for (const draft of drafts) {
    for (const slot of new Set(reads(draft))) readers[slot]?.push(draft.question.slot);
  }
  return readers;
}
