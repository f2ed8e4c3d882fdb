import type { LocalizedText } from './localized-text.js';

/** The kind of a problem, independent of HTTP: only `platform/http/problem.filter.ts` maps kinds to status codes. */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'unsupported'
  | 'too-many'
  | 'unavailable'
  | 'full';

/** One error in the input. `pointer` is a JSON Pointer (RFC 6901), or `row/column` for a table. */
export interface InputError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: LocalizedText;
}

export interface ProblemOptions {
  /** What the user can do about it, in both languages. */
  readonly detail?: LocalizedText;
  /** Facts a client can use (numbers, ids, both values of a conflict); never personal data. */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly InputError[];
  /** Seconds to wait before trying again. */
  readonly retryAfter?: number;
}

/**
 * An expected error that is reported to the user. Codes look like `roadmap.action.evidence-missing` and are never
 * reused; each context has its factories in `domain/problems.ts`.
 */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly code: string,
    readonly title: LocalizedText,
    readonly options: ProblemOptions = {},
  ) {
    super(`${code}: ${title.en}`);
    this.name = 'Problem';
  }
}
