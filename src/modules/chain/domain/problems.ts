import { Problem } from '../../../kernel/problem.js';

export function nodeNotFound(): Problem {
  return new Problem('not-found', 'chain.node.not-found', {
    en: 'This is not part of the loop.',
    zh: '闭环中没有此内容。',
  });
}
