/** Bounds of the value of one person, which ensure that the whole-number sums of a run remain exact. */
import type { Expression } from './syntax.js';
import type { Vocabulary } from '../vocabulary.js';

/** In millionths, summed over the answers of an enterprise, it stays far below 2^53. */
export const largestValue = 100_000_000;

/** Generous upper bounds of answers; any other number is at most a million. */
const most: Readonly<Record<string, number>> = {
  ...{ age: 120, tenure_years: 80, dw_count: 8, si_count: 5, green_train_hours: 10_000 },
  ...{ hours_usual: 168, hours_other: 168, hours_all: 336, injury_n: 1000, injury_days: 1000, reemp_weeks: 1000 },
  ...{ env_o: 100, env_p: 100, env_total: 100, env_output_share: 100, env_process_share: 100 },
};
const unbounded = 1_000_000;

export function largestOf(expression: Expression, vocabulary: Vocabulary): number {
  const each = (part: Expression): number => largestOf(part, vocabulary);
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'indicator':
      return 1;
    case 'variable':
      if (vocabulary.variables.get(expression.name)?.kind === 'yes-no') return 1;
      return Object.hasOwn(most, expression.name) ? most[expression.name]! : unbounded;
    case 'product':
      return expression.parts.reduce((product, part) => product * each(part), 1);
    case 'sum':
      return expression.parts.reduce((sum, part) => sum + each(part), 0);
    case 'quotient': {
      const { left, right } = expression;
      // an answer used as a divisor is rarely below one
      return each(left) / (right.kind === 'constant' ? right.value : 1);
    }
  }
}
