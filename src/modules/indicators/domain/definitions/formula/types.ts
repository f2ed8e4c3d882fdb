/**
 * Checks that a formula uses each variable according to its type: a number, a code of its list, several codes, or yes
 * and no.
 */
import type { LocalizedText } from '../../../../../kernel/localized-text.js';
import { suggestionsFor, type Variable, type Vocabulary } from '../vocabulary.js';
import type { Condition, Expression } from './syntax.js';

export interface TypeFault {
  readonly code: 'unknown-variable' | 'type-mismatch' | 'unknown-code';
  readonly name: string;
  readonly detail: LocalizedText;
  readonly suggestions: readonly string[];
}

type Simple = Exclude<Condition, { kind: 'all' | 'any' | 'not' }>;

const most = 20;

function unknown(name: string, vocabulary: Vocabulary): TypeFault {
  return {
    code: 'unknown-variable',
    name,
    detail: {
      en: `Variable "${name}" not found.`,
      zh: `未找到名为“${name}”的题目或派生变量。`,
    },
    suggestions: suggestionsFor(name, vocabulary),
  };
}

function mismatch({ name }: Variable, en: string, zh: string): TypeFault {
  return { code: 'type-mismatch', name, detail: { en: `"${name}" ${en}.`, zh: `“${name}”${zh}。` }, suggestions: [] };
}

function codesOf(variable: Variable): string[] {
  return variable.kind === 'yes-no' ? ['1', '0'] : variable.codes.map(({ code }) => code);
}

function listed(variable: Variable, values: readonly string[]): TypeFault[] {
  const { name, kind } = variable;
  if (kind === 'number') return values.flatMap((value) => wholeNumber(variable, value));
  const codes = codesOf(variable);
  return values
    .filter((value) => !codes.includes(value))
    .map((value) => ({
      code: 'unknown-code' as const,
      name,
      detail: {
        en: `"${name}" has no code ${value}. Valid codes: ${codes.slice(0, most).join(', ')}.`,
        zh: `“${name}”没有代码${value}。有效代码：${codes.slice(0, most).join('、')}。`,
      },
      suggestions: codes.slice(0, most),
    }));
}

/** Numbers must be written as the program writes them: 40, not 040 or 40.0. */
function wholeNumber(variable: Variable, value: string): TypeFault[] {
  if (String(Number(value)) === value) return [];
  return [mismatch(variable, `is a number, and ${value} is not a valid number`, `是数字，${value}不是规范的数字`)];
}

function comparisonFaults(condition: Extract<Simple, { kind: 'compare' }>, variable: Variable): TypeFault[] {
  if (condition.comparison === '=') {
    if (variable.kind !== 'codes') return listed(variable, [condition.value]);
    return [
      mismatch(variable, 'can have several answers. Write "has" instead of "="', '可含多个答案：请用“has”代替“=”'),
    ];
  }
  if (variable.kind !== 'number')
    return [mismatch(variable, 'is not a number and cannot be compared by size', '不是数字，不能比较大小')];
  return wholeNumber(variable, condition.value);
}

function simpleFaults(condition: Simple, variable: Variable): TypeFault[] {
  switch (condition.kind) {
    case 'known':
      return [];
    case 'compare':
      return comparisonFaults(condition, variable);
    case 'has':
      if (variable.kind === 'codes') return listed(variable, condition.values);
      return [
        mismatch(variable, 'has only one answer. Write "in" instead of "has"', '只有一个答案：请用“in”代替“has”'),
      ];
    case 'in':
      if (variable.kind !== 'codes') return listed(variable, condition.values);
      return [
        mismatch(variable, 'can have several answers. Write "has" instead of "in"', '可含多个答案：请用“has”代替“in”'),
      ];
    case 'between':
      if (variable.kind !== 'number')
        return [mismatch(variable, 'is not a number. Write "in" before the codes', '不是数字：请在代码前写“in”')];
      return condition.low <= condition.high ? [] : [mismatch(variable, 'has an empty range', '的范围为空')];
  }
}

export function conditionFaults(condition: Condition, vocabulary: Vocabulary): TypeFault[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.flatMap((part) => conditionFaults(part, vocabulary));
    case 'not':
      return conditionFaults(condition.part, vocabulary);
    default: {
      const variable = vocabulary.variables.get(condition.name);
      return variable === undefined ? [unknown(condition.name, vocabulary)] : simpleFaults(condition, variable);
    }
  }
}

export function expressionFaults(expression: Expression, vocabulary: Vocabulary): TypeFault[] {
  switch (expression.kind) {
    case 'constant':
      return [];
    case 'indicator':
      return conditionFaults(expression.condition, vocabulary);
    case 'quotient':
      return [expression.left, expression.right].flatMap((part) => expressionFaults(part, vocabulary));
    case 'variable': {
      const variable = vocabulary.variables.get(expression.name);
      if (variable === undefined) return [unknown(expression.name, vocabulary)];
      if (variable.kind === 'number' || variable.kind === 'yes-no') return [];
      const example = variable.codes[0]?.code ?? '1';
      const text = variable.kind === 'codes' ? `[${variable.name} has ${example}]` : `[${variable.name} = ${example}]`;
      return [mismatch(variable, `is a code, not a number. Write ${text}`, `是代码而不是数字：请写${text}`)];
    }
    default:
      return expression.parts.flatMap((part) => expressionFaults(part, vocabulary));
  }
}

/** Means and medians need numbers; for yes and no there are shares, which are protected as counts. */
export function numberFaults(name: string, vocabulary: Vocabulary): TypeFault[] {
  const variable = vocabulary.variables.get(name);
  if (variable === undefined) return [unknown(name, vocabulary)];
  if (variable.kind === 'number') return [];
  return [mismatch(variable, 'is not a number and has no mean or median', '不是数字，没有均值和中位数')];
}

/** Whether an expression can only have the values 0 and 1. */
export function isYesNo(expression: Expression, vocabulary: Vocabulary): boolean {
  switch (expression.kind) {
    case 'indicator':
      return true;
    case 'variable':
      return vocabulary.variables.get(expression.name)?.kind === 'yes-no';
    case 'constant':
      return expression.value === 0 || expression.value === 1;
    case 'product':
      return expression.parts.every((part) => isYesNo(part, vocabulary));
    default:
      return false;
  }
}
