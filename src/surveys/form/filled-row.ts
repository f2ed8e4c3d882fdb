import { AnswersInOrder } from './evaluation/given-answers.js';
import type { FormLevel, FormRepeat } from './form.js';
import { textOf } from './form.js';
import type { NestedAnswers } from './questionnaire.js';

/** Answers as texts by slot, and those in repeats by repeat and entry. */
export interface Row {
  readonly texts: string[];
  /** Of a repeat whose count became smaller also the entries that were left out. */
  readonly repeats: Row[][];
  /** How many entries of each repeat the engine has with these answers. */
  readonly known: number[];
}

/** The answers of a level of the form; without entries, no repeat has any. The lists are changed when answers change. */
export function rowOf({ repeats }: FormLevel, texts: string[], entries?: Row[][]): Row {
  return { texts, repeats: entries ?? repeats.map(() => []), known: repeats.map(() => 0) };
}

function isAnswers(value: unknown): value is NestedAnswers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Answers from JSON: `undefined` if they are no list. */
export function listIn(answers: NestedAnswers, name: string): readonly NestedAnswers[] | undefined {
  const given: unknown = Object.prototype.hasOwnProperty.call(answers, name) ? answers[name] : [];
  return Array.isArray(given) && given.every(isAnswers) ? given : undefined;
}

/** Answers in repeats. More entries than the form accepts are not read. */
export function entriesIn({ repeats }: FormLevel, answers: NestedAnswers): Row[][] {
  return repeats.map((repeat) =>
    (listIn(answers, repeat.name) ?? []).slice(0, repeat.most).map((entry) => {
      const texts = repeat.plain.map((question) => textOf(entry, question.name));
      return rowOf(repeat, texts, entriesIn(repeat, entry));
    }),
  );
}

/** Adds the answers in repeats to those of a level in the order of the model (`modelOf`). */
export function addGiven({ repeats }: FormLevel, entries: Row[][], given: unknown[]): void {
  for (const { askedPlace, countPlace } of repeats) given[askedPlace] = given[countPlace] = undefined;
  repeats.forEach((repeat, at) => {
    given[repeat.place] = (entries[at] ?? []).map((row) => givenIn(repeat, row));
  });
}

/** Null is a blank that no first answer replaces. */
function givenIn(repeat: FormRepeat, row: Row): AnswersInOrder {
  const given: unknown[] = repeat.plain.map(({ slot }) => row.texts[slot] || null);
  addGiven(repeat, row.repeats, given);
  return new AnswersInOrder(given);
}
