import { inLanguage, type Language } from '../../kernel/localized-text.js';
import type { Problem, ProblemKind } from '../../kernel/problem.js';
import type { ProblemResponse } from './problem.response.js';

export const statusOf: Readonly<Record<ProblemKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  unsupported: 415,
  'too-many': 429,
  unavailable: 503,
  full: 507,
};

/** More errors than anyone corrects at once; without a limit, a refusal could be many times longer than the request. */
const mostErrors = 100;

export function problemBody(problem: Problem, language: Language, instance: string): ProblemResponse {
  const { detail, errors, facts } = problem.options;
  return {
    type: `urn:tripartite:problem:${problem.code}`,
    title: inLanguage(problem.title, language),
    status: statusOf[problem.kind],
    ...(detail === undefined ? {} : { detail: inLanguage(detail, language) }),
    code: problem.code,
    instance,
    ...(errors === undefined
      ? {}
      : {
          errors: errors
            .slice(0, mostErrors)
            .map((error) => ({ ...error, detail: inLanguage(error.detail, language) })),
        }),
    ...(facts === undefined ? {} : { facts }),
  };
}
