import type { ChoiceSource } from '../model/form-model.js';
import type { FormAnswers } from './form-answers.js';
import type { FormNode } from './form-node.js';
import type { QuestionAnswer } from './nodes.js';
import { askedBelow, ItemNode, pathOfAnswer } from './nodes.js';
import { within } from './operand.js';
import { shuffled } from './shuffle.js';
import type { ItemTable } from './tables.js';

/** The codes that a question offers at present, in the order in which they are shown; undefined if it has no choices. */
export function offeredCodes(answers: FormAnswers, answer: QuestionAnswer): readonly string[] | undefined {
  const source = sourceOf(answer.form);
  if (source === undefined) return undefined;
  if ('repeatedQuestion' in source.from) return repeatedCodes(answers, source.from.repeatedQuestion);
  const code = answer.form.choiceColumns?.code ?? '';
  const table = tableOf(answers, answer.form);
  if (table === undefined) return undefined;
  const { filter } = answer.form;
  const rows = filter === undefined ? undefined : filter.rows(table, answers.frame(answer));
  const codes =
    rows?.map(({ row }) => table.text(row, code)) ??
    Array.from({ length: table.size }, (_, row) => table.text(row, code));
  return source.randomize === undefined ? codes : shuffled(codes, seedOf(answers, answer, source.randomize.seed));
}

/** Whether a filter leaves no choice at present: then no answer can be asked for. */
export function offersNothing(answers: FormAnswers, answer: QuestionAnswer): boolean {
  return answer.form.filter !== undefined && offeredCodes(answers, answer)?.length === 0;
}

/** Whether a question offers a code at present. Choices that are not at hand, e.g. of a file, are not checked. */
export function offersCode(answers: FormAnswers, answer: QuestionAnswer, code: string): boolean {
  const { choiceColumns } = answer.form;
  if (choiceColumns === undefined) return offersAnswer(answers, answer, code);
  const table = answers.environment.tables.get(choiceColumns.table);
  if (table === undefined) return true;
  const rows = table.rowsWith(choiceColumns.code, code);
  const { filter } = answer.form;
  if (filter === undefined || rows.length === 0) return rows.length > 0;
  const frame = answers.frame(answer);
  return rows.some((row) => filter.accepts(within(frame, new ItemNode(table, row), [row + 1, table.size])));
}

function offersAnswer(answers: FormAnswers, answer: QuestionAnswer, code: string): boolean {
  const from = sourceOf(answer.form)?.from;
  if (from === undefined || !('repeatedQuestion' in from)) return true;
  return repeatedCodes(answers, from.repeatedQuestion).includes(code);
}

function sourceOf({ question }: FormNode): ChoiceSource | undefined {
  return question !== undefined && 'choices' in question.type ? question.type.choices : undefined;
}

function tableOf({ environment }: FormAnswers, { choiceColumns }: FormNode): ItemTable | undefined {
  return choiceColumns === undefined ? undefined : environment.tables.get(choiceColumns.table);
}

function repeatedCodes({ form, root }: FormAnswers, name: string): readonly string[] {
  const node = form.named(name);
  const found = node === undefined ? [] : askedBelow(root, node);
  return found.map(({ text }) => text).filter((text) => text !== '');
}

/** The seed of the form, which may be an answer; otherwise that of the set of answers and the question's place. */
function seedOf({ form, root, environment }: FormAnswers, answer: QuestionAnswer, seed: string | undefined): string {
  if (seed === undefined) return `${environment.context.seed} ${pathOfAnswer(answer)}`;
  const name = /^\$\{\s*(.*?)\s*\}$/.exec(seed)?.[1];
  if (name === undefined) return seed;
  const node = form.named(name);
  return node === undefined ? '' : (askedBelow(root, node)[0]?.text ?? '');
}
