import type { Problem } from './problem.js';

/** A problem in the format of the command line, written instead of a result or to stderr. */
export interface ProblemAnswer {
  readonly problem: {
    readonly code: string;
    readonly title: string;
    /** What the user can do about it. */
    readonly detail: string;
    /** JSON Pointer into the request or spec; `/data` and `/table` are the file. */
    readonly pointer?: string;
    readonly facts?: Readonly<Record<string, unknown>>;
  };
}

/**
 * `place` is the JSON Pointer for a problem of a statistical method, which does not know where in the request its
 * input was.
 */
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
