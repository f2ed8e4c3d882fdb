import type { LocalizedText } from './localized-text.js';

/** What went wrong, without a word of HTTP: `platform/http/problem.filter.ts` alone knows status codes. */
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

/** One wrong place in the input. `pointer` is a JSON Pointer (RFC 6901), or `row/column` words for a table. */
export interface InputError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: LocalizedText;
}

export interface ProblemOptions {
  /** What to do about it, in both languages. */
  readonly detail?: LocalizedText;
  /** Facts a client can use (numbers, ids, both values of a conflict); never personal data. */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly InputError[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
}

/**
 * An expected refusal. Codes look like `roadmap.action.evidence-missing` and are never reused;
 * each context lists its factories in `domain/problems.ts`.
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
