import { Problem } from '../../../kernel/problem.js';

export function nodeNotFound(): Problem {
  return new Problem('not-found', 'chain.node.not-found', {
    en: 'Item not found.',
    zh: '未找到该内容。',
  });
}
