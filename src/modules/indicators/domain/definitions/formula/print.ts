/** Prints a condition as text; parsing the text returns the same condition. */
import type { Condition } from './syntax.js';

export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'compare':
      return `${condition.name} ${condition.comparison} ${condition.value}`;
    case 'in':
    case 'has':
      return `${condition.name} ${condition.kind} ${condition.values.join(',')}`;
    case 'between':
      return `${condition.name} ${condition.low}-${condition.high}`;
    case 'known':
      return `${condition.name} known`;
    case 'not':
      return `not ${inBrackets(condition.part, ['all', 'any'])}`;
    case 'all':
      return condition.parts.map((part) => inBrackets(part, ['all', 'any'])).join(' and ');
    case 'any':
      return condition.parts.map((part) => inBrackets(part, ['any'])).join(' or ');
  }
}

function inBrackets(condition: Condition, kinds: readonly Condition['kind'][]): string {
  const text = printCondition(condition);
  return kinds.includes(condition.kind) ? `(${text})` : text;
}
