/** Prints a formula as text; parsing the text returns the same formula. */
import type { Condition, Expression, WeightedSum } from './syntax.js';

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

export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'constant':
      return String(expression.value);
    case 'variable':
      return expression.name;
    case 'indicator':
      return `[${printCondition(expression.condition)}]`;
    case 'product': {
      const [first, ...rest] = expression.parts;
      return [left(first!), ...rest.map(right)].join('*');
    }
    case 'quotient':
      return `${left(expression.left)}/${right(expression.right)}`;
    case 'sum':
      return expression.parts
        .map((part) => (part.kind === 'sum' ? `(${printExpression(part)})` : printExpression(part)))
        .join(' + ');
  }
}

/** Products and quotients are left-associative. */
function left(expression: Expression): string {
  return expression.kind === 'sum' ? `(${printExpression(expression)})` : printExpression(expression);
}

function right(expression: Expression): string {
  const composed = expression.kind === 'sum' || expression.kind === 'product' || expression.kind === 'quotient';
  return composed ? `(${printExpression(expression)})` : printExpression(expression);
}

export function printWeightedSum({ factor, expression }: WeightedSum): string {
  return `${factor === 1 ? '' : `${factor}*`}SUM w*${left(expression)}`;
}
