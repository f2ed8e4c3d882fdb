import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Problem } from '../../../kernel/problem.js';
import type { ProblemKind } from '../../../kernel/problem.js';

export type Facts = Readonly<Record<string, unknown>>;

export function problem(
  kind: ProblemKind,
  code: string,
  words: readonly [string, string, string, string],
  facts?: Facts,
) {
  const [en, zh, detailEn, detailZh] = words;
  return new Problem(
    kind,
    `dialogue.${code}`,
    { en, zh },
    { detail: { en: detailEn, zh: detailZh }, ...(facts === undefined ? {} : { facts }) },
  );
}

export const invalid = (code: string, pointer: string, title: LocalizedText, detail: LocalizedText): Problem =>
  new Problem('invalid', `dialogue.${code}`, title, {
    detail,
    errors: [{ pointer, code: `dialogue.${code}`, detail }],
  });
