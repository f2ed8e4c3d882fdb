import { inLanguage, type Language } from '../../kernel/localized-text.js';
import type { Problem, ProblemKind } from '../../kernel/problem.js';

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

/** RFC 9457. `code` is stable; the texts are in the reader's language. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly instance: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** More errors than anyone corrects at once; without a limit, a refusal could be many times longer than the request. */
const mostErrors = 100;

export function problemBody(problem: Problem, language: Language, instance: string): ProblemBody {
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
