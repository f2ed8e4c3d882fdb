import type { Problem } from './problem.js';

/** A refusal as the command line gives it, in the place of an answer or on stderr. */
export interface ProblemAnswer {
  readonly problem: {
    readonly code: string;
    readonly title: string;
    /** What to do about it. */
    readonly detail: string;
    /** JSON Pointer into the request or spec; `/data` and `/table` are the file. */
    readonly pointer?: string;
    readonly facts?: Readonly<Record<string, unknown>>;
  };
}

/** `place`: where a problem of a method, which knows nothing of requests, comes from. */
export function problemAnswer(problem: Problem, place?: string): ProblemAnswer {
  const { detail, errors, facts: given = {} } = problem.options;
  const { pointer: _pointer, ...facts } = given;
  const pointer = errors?.[0]?.pointer ?? place;
  return {
    problem: {
      code: problem.code,
      title: problem.title.en,
      detail: detail?.en ?? '',
      ...(pointer !== undefined && { pointer }),
      ...(Object.keys(facts).length > 0 && { facts }),
    },
  };
}
