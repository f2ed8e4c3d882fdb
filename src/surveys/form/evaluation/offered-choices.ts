import type { ChoiceSource } from '../model/form-model.js';
import type { FormAnswers } from './form-answers.js';
import { columnsOf } from './functions/form-functions.js';
import type { FormNode } from './form-node.js';
import type { QuestionAnswer } from './nodes.js';
import { answersBelow, ItemNode, pathOfAnswer } from './nodes.js';
import { shuffled } from './shuffle.js';
import type { ItemTable } from './tables.js';

/** The codes that a question offers at present, in the order in which they are shown; undefined if it has no choices. */
export function offeredCodes(answers: FormAnswers, answer: QuestionAnswer): readonly string[] | undefined {
  const source = sourceOf(answer.form);
  if (source === undefined) return undefined;
  if ('repeatedQuestion' in source.from) return repeatedCodes(answers, source.from.repeatedQuestion);
  const { code } = columnsOf(source.from);
  const table = tableOf(answers, source);
  if (table === undefined) return undefined;
  const filter = answers.form.filters.get(answer.form);
  const rows = filter === undefined ? undefined : filter.rows(table, answers.frame(answer));
  const codes =
    rows?.map(({ row }) => table.text(row, code)) ??
    Array.from({ length: table.size }, (_, row) => table.text(row, code));
  return source.randomize === undefined ? codes : shuffled(codes, seedOf(answers, answer, source.randomize.seed));
}

/** Whether a question offers a code at present. Choices that are not at hand, e.g. of a file, are not checked. */
export function offersCode(answers: FormAnswers, answer: QuestionAnswer, code: string): boolean {
  const source = sourceOf(answer.form);
  if (source === undefined) return true;
  if ('repeatedQuestion' in source.from) return repeatedCodes(answers, source.from.repeatedQuestion).includes(code);
  const table = tableOf(answers, source);
  if (table === undefined) return true;
  const rows = table.rowsWith(columnsOf(source.from).code, code);
  const filter = answers.form.filters.get(answer.form);
  if (filter === undefined) return rows.length > 0;
  const frame = answers.frame(answer);
  return rows.some((row) =>
    filter.accepts({ ...frame, item: new ItemNode(table, row), position: row + 1, size: table.size }),
  );
}

function sourceOf({ question }: FormNode): ChoiceSource | undefined {
  return question !== undefined && 'choices' in question.type ? question.type.choices : undefined;
}

function tableOf({ environment }: FormAnswers, { from }: ChoiceSource): ItemTable | undefined {
  return environment.resources.table(columnsOf(from).table, environment.context);
}

function repeatedCodes({ form, root }: FormAnswers, name: string): readonly string[] {
  const node = form.named(name);
  const found = node === undefined ? [] : [...answersBelow(root, node)];
  return found.map(({ text }) => text).filter((text) => text !== '');
}

/** The seed of the form, which may be an answer; otherwise that of the set of answers and the question's place. */
function seedOf({ form, root, environment }: FormAnswers, answer: QuestionAnswer, seed: string | undefined): string {
  if (seed === undefined) return `${environment.context.seed} ${pathOfAnswer(answer)}`;
  const name = /^\$\{\s*(.*?)\s*\}$/.exec(seed)?.[1];
  if (name === undefined) return seed;
  const node = form.named(name);
  return node === undefined ? '' : ([...answersBelow(root, node)][0]?.text ?? '');
}
