import type { FilledForm } from './filled-form.js';
import type { Form, FormRepeat } from './form.js';
import { addressOf, textOf } from './form.js';
import type { Answers, NestedAnswers } from './questionnaire.js';

/** `not-a-list`: a repeat is no list of answers; `instances`: there are fewer or more than its count says. */
export type RepeatError = 'not-a-list' | 'not-relevant' | 'instances' | 'too-many-instances' | 'unknown-question';

interface FoundError {
  readonly question: string;
  readonly code: RepeatError;
}

function isAnswers(value: unknown): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Answers from JSON: `undefined` if they are no list. */
export function listIn(answers: NestedAnswers, name: string): readonly Answers[] | undefined {
  const given: unknown = Object.prototype.hasOwnProperty.call(answers, name) ? answers[name] : [];
  return Array.isArray(given) && given.every(isAnswers) ? given : undefined;
}

/** Answers in repeats by slot, for each repeat and instance. More than the form accepts are not read. */
export function rowsOf({ repeats }: Form, answers: NestedAnswers): string[][][] {
  return repeats.map(({ name, most, questions }) =>
    (listIn(answers, name) ?? [])
      .slice(0, most)
      .map((instance) => questions.map((question) => textOf(instance, question.name))),
  );
}

/** What is wrong with the instances of a repeat, and not with one answer. */
export function shapeErrors(
  repeat: FormRepeat,
  answers: NestedAnswers,
  { filled, isComplete }: { readonly filled: FilledForm; readonly isComplete: boolean },
): readonly FoundError[] {
  const { name, most, questions } = repeat;
  const given = listIn(answers, name);
  if (given === undefined) return [{ question: name, code: 'not-a-list' }];
  if (given.length > most || (isComplete && filled.isTooMany(repeat)))
    return [{ question: name, code: 'too-many-instances' }];
  if (given.length > 0 && !filled.isRelevant(repeat.askedPlace)) return [{ question: name, code: 'not-relevant' }];
  const expected = filled.instances(repeat).length;
  if (repeat.isCounted && given.length !== expected && (isComplete || given.length > 0))
    return [{ question: name, code: 'instances' }];
  const names = new Set(questions.map((question) => question.name));
  return given
    .map((instance, at) =>
      Object.keys(instance)
        .filter((key) => !names.has(key))
        .map((key): FoundError => ({ question: addressOf(name, at, key), code: 'unknown-question' })),
    )
    .reduce((all, some) => all.concat(some), []);
}
