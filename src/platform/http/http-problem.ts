import type { LocalizedText } from '../../kernel/localized-text.js';
import { Problem, type ProblemKind } from '../../kernel/problem.js';

const titles: Partial<Record<ProblemKind, LocalizedText>> = {
  'not-found': { en: 'There is nothing at this address.', zh: '该地址没有内容。' },
  'too-many': { en: 'Too many requests in a short time.', zh: '短时间内请求过多。' },
  'too-large': { en: 'What was sent is too large.', zh: '发送的内容过大。' },
};

/** A refusal before any context is asked: of the request, of which no more is known than its kind. */
export function httpProblem(kind: ProblemKind): Problem {
  const title = titles[kind] ?? { en: 'The request cannot be understood.', zh: '无法理解该请求。' };
  return new Problem(kind, `platform.http.${kind}`, title, kind === 'too-many' ? { retryAfter: 30 } : {});
}
