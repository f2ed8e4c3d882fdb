import type { Choice, Question } from '../form/index.js';
import { isLong } from '../form/index.js';
import type { QuestionnaireDefinition } from './questionnaire.js';

type StoredQuestion = Question & { readonly list?: number };
/** A definition as it is stored: a long list of choices once, however many questions use it. */
export type StoredDefinition = Omit<QuestionnaireDefinition, 'questions'> & {
  readonly questions: readonly StoredQuestion[];
  readonly lists?: readonly (readonly Choice[])[];
};

/** Questions with the same list have the same object as their choices, in memory. */
export function withListsApart(definition: QuestionnaireDefinition): StoredDefinition {
  const lists = [...new Set(definition.questions.map(({ choices }) => choices).filter(isLong))];
  if (lists.length === 0) return definition;
  const questions = definition.questions.map((question) =>
    isLong(question.choices) ? { ...question, choices: [], list: lists.indexOf(question.choices) } : question,
  );
  return { ...definition, questions, lists };
}

export function withListsInPlace({ lists, ...stored }: StoredDefinition): QuestionnaireDefinition {
  if (lists === undefined) return stored;
  const questions = stored.questions.map(({ list, ...question }) =>
    list === undefined ? question : { ...question, choices: lists[list] ?? [] },
  );
  return { ...stored, questions };
}
