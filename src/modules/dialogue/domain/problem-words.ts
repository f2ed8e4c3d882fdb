import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Problem } from '../../../kernel/problem.js';
import type { InputError, ProblemKind } from '../../../kernel/problem.js';

export interface Refusal {
  readonly kind: ProblemKind;
  readonly code: string;
  /** Facts for clients: both values of a conflict, or the states of a refused transition. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What happened and what the user can do, in English and Chinese. */
export type Words = readonly [title: string, titleZh: string, detail: string, detailZh: string];

export function refusal({ kind, code, facts }: Refusal, [en, zh, detailEn, detailZh]: Words): Problem {
  const detail = { en: detailEn, zh: detailZh };
  return new Problem(kind, `dialogue.${code}`, { en, zh }, { detail, facts });
}

export function problem(kind: ProblemKind, code: string, [en, zh, detailEn, detailZh]: Words): Problem {
  return new Problem(kind, `dialogue.${code}`, { en, zh }, { detail: { en: detailEn, zh: detailZh } });
}

interface InvalidField {
  readonly title: LocalizedText;
  readonly detail: LocalizedText;
  readonly facts?: Refusal['facts'];
}

/** An error in one field; `pointer` is a JSON Pointer into the request. */
export function invalid(code: string, pointer: string, { title, detail, facts }: InvalidField): Problem {
  const errors = [{ pointer, code: `dialogue.${code}`, detail }];
  return new Problem('invalid', `dialogue.${code}`, title, { detail, errors, ...(facts && { facts }) });
}

/** Errors in several fields of a form. */
export function invalidFields(code: string, title: LocalizedText, errors: readonly InputError[]): Problem {
  return new Problem('invalid', `dialogue.${code}`, title, { errors });
}
