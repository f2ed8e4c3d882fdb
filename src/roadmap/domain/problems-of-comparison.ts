import { Problem } from '../../kernel/problem.js';

export function comparisonNotEarlier(): Problem {
  const title = { en: 'Choose a day before today.', zh: '请选择今天之前的日期。' };
  const code = 'roadmap.comparison.not-earlier';
  return new Problem('invalid', code, title, { errors: [{ pointer: '/on', code, detail: title }] });
}
