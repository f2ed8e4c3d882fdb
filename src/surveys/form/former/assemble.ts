import type { Expression } from './expression/ast.js';
import type { Evaluate, Names } from './expression/compile.js';
import { compileExpression } from './expression/compile.js';
import type { Form, FormQuestion } from './form.js';
import { limitsIn } from './limits.js';
import type { Question, Questionnaire } from '../questionnaire.js';

export type ExpressionColumn = 'relevant' | 'constraint' | 'calculation';

/** The parsed expressions of one question. */
export type Trees = Readonly<Partial<Record<ExpressionColumn, Expression>>>;

/** A questionnaire whose expressions are parsed and checked, by `compileForm` here or by the server that sent it. */
export interface ReadQuestionnaire {
  readonly questionnaire: Questionnaire;
  /** One for each question, in the same order. */
  readonly trees: readonly Trees[];
}

/** A question with the slots that determine whether it is asked (relevance) or its value (calculation). */
interface Draft {
  readonly question: FormQuestion;
  readonly before: readonly number[];
}

/** The name of the question's refusal marker, if it has one. */
export function markOf(question: Question): string | undefined {
  const stored = question.decline?.stored_in;
  return stored === 'value' ? undefined : stored;
}

/** Assigns a slot to everything that an expression can read: questions first, then refusal markers. */
export function slotsOf(questions: readonly Question[]): ReadonlyMap<string, number> {
  const slots = new Map<string, number>();
  for (const { name } of questions) slots.set(name, slots.size);
  for (const question of questions) {
    const mark = markOf(question);
    if (mark) slots.set(mark, slots.size);
  }
  return slots;
}

export function namesFor(slots: ReadonlyMap<string, number>, column: ExpressionColumn): Names {
  return { slotOf: (name) => slots.get(name), current: column === 'constraint' };
}

/** Assembles a form from a checked questionnaire. Repeats only the checks without which the form could not run. */
export function assembleForm({ questionnaire, trees }: ReadQuestionnaire): Form {
  const slots = slotsOf(questionnaire.questions);
  const drafts = questionnaire.questions.map((question, place) => draftOf(question, trees[place] ?? {}, slots));
  const questions = drafts.map((draft) => draft.question);
  const owners = new Array<FormQuestion>(slots.size);
  for (const question of questions) {
    owners[question.slot] = question;
    if (question.markSlot >= 0) owners[question.markSlot] = question;
  }
  const order = sortByDependency(drafts, owners);
  const rank: number[] = [];
  order.forEach((question, place) => (rank[question.slot] = place));
  return {
    id: questionnaire.id,
    version: questionnaire.version,
    questions,
    slots,
    owners,
    order,
    rank,
    relevanceReaders: readersOf(drafts, slots.size),
    optionalModules: new Set(questionnaire.modules.filter((module) => module.optional).map((module) => module.id)),
  };
}

function draftOf(question: Question, trees: Trees, slots: ReadonlyMap<string, number>): Draft {
  const compiled = (column: ExpressionColumn): Compiled => {
    const tree = trees[column];
    return tree ? compileExpression(tree, namesFor(slots, column)) : NOTHING;
  };
  const relevant = compiled('relevant');
  const calculation = compiled('calculation');
  const slotOf = (name: string | undefined): number => slots.get(name ?? '') ?? -1;
  const shown = question.choices.filter((choice) => !choice.hidden);
  return {
    question: Object.assign({}, question, {
      slot: slotOf(question.name),
      markSlot: slotOf(markOf(question)),
      codes: new Set(shown.map((choice) => choice.code)),
      declineCodes: new Set(question.decline?.codes ?? []),
      isRelevant: relevant.evaluate,
      satisfies: compiled('constraint').evaluate,
      limits: trees.constraint ? limitsIn(trees.constraint, namesFor(slots, 'constraint')) : [],
      calculate: calculation.evaluate,
    }),
    before: relevant.reads.concat(calculation.reads),
  };
}

type Compiled = { readonly evaluate: Evaluate | undefined; readonly reads: readonly number[] };

const NOTHING: Compiled = { evaluate: undefined, reads: [] };

/**
 * Topological sort; among questions whose sources are placed, the order of the questionnaire decides, so that the
 * result is stable.
 */
function sortByDependency(drafts: readonly Draft[], owners: readonly FormQuestion[]): readonly FormQuestion[] {
  const placed = new Set<FormQuestion>();
  let waiting = drafts;
  while (waiting.length > 0) {
    const later = waiting.filter((draft) => {
      const ready = draft.before.every((slot) => placed.has(owners[slot] as FormQuestion));
      if (ready) placed.add(draft.question);
      return !ready;
    });
    if (later.length === waiting.length) throw new RangeError('questions ask each other in a circle');
    waiting = later;
  }
  return Array.from(placed);
}

function readersOf(drafts: readonly Draft[], size: number): readonly (readonly number[])[] {
  const readers: number[][] = Array.from({ length: size }, () => []);
  for (const { question, before } of drafts) {
    for (const slot of new Set(before)) readers[slot]?.push(question.slot);
  }
  return readers;
}
