/** Prints a weighted sum as text: the inverse of the parser, which the round trip needs. */
import { printCondition } from '../../src/modules/indicators/domain/definitions/formula/print.js';
import type { Expression, WeightedSum } from '../../src/modules/indicators/domain/definitions/formula/syntax.js';

export function printWeightedSum({ factor, expression }: WeightedSum): string {
  return `${factor === 1 ? '' : `${factor}*`}SUM w*${left(expression)}`;
}

function printExpression(expression: Expression): string {
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
