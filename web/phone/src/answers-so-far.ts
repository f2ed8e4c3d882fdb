import type { Answers, FormQuestion, NestedAnswers, WireForm } from '#server/surveys/form/index.js';
import { readQuestion } from '#server/surveys/form/wire-questions.js';

/** A question as it is shown. */
export type Asked = Omit<FormQuestion, 'slot' | 'markSlot' | 'codes' | 'valueType' | 'limits'>;

/** The answers of one person, and the questions to which they lead. */
export interface AnswersSoFar {
  value(name: string): string;
  set(name: string, value: string): void;
  /** Questions to ask, in order. */
  path(): readonly Asked[];
  /** The first question that is unanswered or invalid. */
  next(): Asked | undefined;
  /** All answers, for the draft on the device. */
  typed(): NestedAnswers;
}

/**
 * The answer to the first question while the form engine is being loaded. `path` is empty if the first question is only
 * asked under a condition, or the form needs more than the built-in one: then nothing can be shown without the engine.
 */
export class FirstAnswer implements AnswersSoFar {
  private readonly given: Record<string, string>;
  private readonly first: readonly Asked[];

  constructor({ questions, more }: WireForm, answers: NestedAnswers) {
    // without the engine there are only answers to this question, which is in no repeat
    this.given = Object.assign({}, answers as Answers);
    const first = questions.filter((question) => question.t !== 'c' && !more).slice(0, 1);
    this.first = first
      .filter(({ r, x }) => r === undefined && x === undefined)
      .map((question) => readQuestion(question))
      .map((question) =>
        Object.assign(question, { declineCodes: new Set(question.decline ? question.decline.codes : []) }),
      );
  }

  value(name: string): string {
    return this.given[name] || '';
  }

  set(name: string, value: string): void {
    this.given[name] = value;
  }

  path(): readonly Asked[] {
    return this.first;
  }

  next(): Asked | undefined {
    return this.first[0];
  }

  typed(): Answers {
    return this.given;
  }
}
