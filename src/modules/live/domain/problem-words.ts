import { localized } from '../../../kernel/localized-text.js';
import { Problem, type ProblemKind } from '../../../kernel/problem.js';

/** Title and what the user can do, in English and Chinese. */
export type Words = readonly [string, string, string, string];

export function problem(kind: ProblemKind, code: string, [en, zh, detailEn, detailZh]: Words): Problem {
  return new Problem(kind, code, localized(en, zh), { detail: localized(detailEn, detailZh) });
}
