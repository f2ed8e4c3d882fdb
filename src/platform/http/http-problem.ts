import type { LocalizedText } from '../../kernel/localized-text.js';
import { Problem, type ProblemKind } from '../../kernel/problem.js';

const titles: Partial<Record<ProblemKind, LocalizedText>> = {
  'not-found': { en: 'Page or resource not found.', zh: '未找到该页面或资源。' },
  'too-many': { en: 'Too many requests. Try again in a moment.', zh: '请求过多，请稍后重试。' },
  'too-large': { en: 'The request is too large.', zh: '发送的内容过大。' },
};

/** A problem found before any context handles the request, when only its kind is known. */
export function httpProblem(kind: ProblemKind): Problem {
  const title = titles[kind] ?? { en: 'The request is not valid.', zh: '无法理解该请求。' };
  return new Problem(kind, `platform.http.${kind}`, title, kind === 'too-many' ? { retryAfter: 30 } : {});
}
