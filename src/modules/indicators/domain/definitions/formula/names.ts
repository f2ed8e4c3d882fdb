/** The variables in a formula, each once, in the order of the text. */
import type { Condition, Expression } from './syntax.js';

export function namesInCondition(condition: Condition): readonly string[] {
  return [...new Set(conditionNames(condition))];
}

export function namesInExpression(expression: Expression): readonly string[] {
  return [...new Set(expressionNames(expression))];
}

/** The variables whose values are summed, without those that only occur in conditions. */
export function namesOfValues(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'constant':
    case 'indicator':
      return [];
    case 'variable':
      return [expression.name];
    case 'quotient':
      return [...namesOfValues(expression.left), ...namesOfValues(expression.right)];
    default:
      return expression.parts.flatMap(namesOfValues);
  }
}

function conditionNames(condition: Condition): string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.flatMap(conditionNames);
    case 'not':
      return conditionNames(condition.part);
    default:
      return [condition.name];
  }
}

function expressionNames(expression: Expression): string[] {
  switch (expression.kind) {
    case 'constant':
      return [];
    case 'variable':
      return [expression.name];
    case 'indicator':
      return conditionNames(expression.condition);
    case 'quotient':
      return [...expressionNames(expression.left), ...expressionNames(expression.right)];
    default:
      return expression.parts.flatMap(expressionNames);
  }
}
