/** Skip rules and constraints that can be chosen by clicking: comparisons joined by one word, read from an expression. */
import type { XPath } from '../xpath/tree.js';
import { faultOf, formulaOf } from './formula.js';

export const OPERATORS = [
  ...(['=', '!=', '<', '<=', '>', '>=', 'selected', 'not-selected', 'answered', 'blank'] as const),
] as const;
export type Operator = (typeof OPERATORS)[number];

export interface Condition {
  /** Blank: the answer that is being checked. */
  readonly question: string;
  readonly operator: Operator;
  /** Blank for the operators `answered` and `blank`. */
  readonly value: string;
}

export interface Conditions {
  readonly joinedBy: 'and' | 'or';
  readonly parts: readonly Condition[];
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;
const MIRRORED: Readonly<Record<string, Operator>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Undefined if the expression has a fault or another form. A blank expression has no conditions. */
export function conditionsOf(text: string): Conditions | undefined {
  const formula = formulaOf(text);
  if (formula === undefined) return { joinedBy: 'and', parts: [] };
  if (faultOf(formula) !== undefined) return undefined;
  const { tree } = formula;
  const joinedBy = tree.kind === 'binary' && tree.operator === 'or' ? 'or' : 'and';
  const parts: Condition[] = [];
  const waiting: XPath[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'binary' && node.operator === joinedBy) {
      waiting.push(node.right, node.left);
      continue;
    }
    const part = conditionOf(node);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return { joinedBy, parts };
}

function conditionOf(node: XPath): Condition | undefined {
  if (node.kind === 'call') return selectionOf(node);
  if (node.kind !== 'binary' || !(node.operator in MIRRORED)) return undefined;
  const operator = node.operator as Operator;
  const [left, right] = [questionOf(node.left), valueOf(node.right)];
  if (left !== undefined && right !== undefined) return compared(left, operator, right);
  const [question, value] = [questionOf(node.right), valueOf(node.left)];
  return question === undefined || value === undefined ? undefined : compared(question, MIRRORED[operator]!, value);
}

function compared(question: string, operator: Operator, value: string): Condition | undefined {
  if (value !== '') return { question, operator, value };
  if (operator === '=') return { question, operator: 'blank', value };
  return operator === '!=' ? { question, operator: 'answered', value } : undefined;
}

function selectionOf({ name, args }: XPath & { kind: 'call' }): Condition | undefined {
  const [first, second] = args;
  if (name === 'not' && first?.kind === 'call' && first.name === 'selected') {
    const selected = selectionOf(first);
    return selected && { ...selected, operator: 'not-selected' };
  }
  const question = first && questionOf(first);
  const value = second && valueOf(second);
  if (name !== 'selected' || question === undefined || !value) return undefined;
  return { question, operator: 'selected', value };
}

function questionOf(node: XPath): string | undefined {
  if (node.kind === 'current') return '';
  return node.kind === 'reference' && !node.lastSaved ? node.name : undefined;
}

function valueOf(node: XPath): string | undefined {
  if (node.kind === 'string') return node.value;
  if (node.kind === 'number') return String(node.value);
  return node.kind === 'negate' && node.operand.kind === 'number' ? String(-node.operand.value) : undefined;
}

/** `isNumber`: whether answers to a question are numbers, so that values are written without quotation marks. */
export function conditionsText({ joinedBy, parts }: Conditions, isNumber: (question: string) => boolean): string {
  return parts.map((part) => conditionText(part, isNumber)).join(` ${joinedBy} `);
}

function conditionText({ question, operator, value }: Condition, isNumber: (question: string) => boolean): string {
  const answer = question === '' ? '.' : `\${${question}}`;
  const isOrder = operator !== '=' && operator !== '!=';
  const literal = NUMBER.test(value) && (isOrder || isNumber(question)) ? value : quoted(value);
  switch (operator) {
    case 'answered':
      return `${answer} != ''`;
    case 'blank':
      return `${answer} = ''`;
    case 'selected':
      return `selected(${answer}, ${quoted(value)})`;
    case 'not-selected':
      return `not(selected(${answer}, ${quoted(value)}))`;
    default:
      return `${answer} ${operator} ${literal}`;
  }
}

/** XPath 1.0 has no escape: a text with both quotation marks loses the double ones. */
function quoted(value: string): string {
  return value.includes("'") ? `"${value.replaceAll('"', '')}"` : `'${value}'`;
}

/** Whether a comparison has a value on its right. */
export const needsValue = (operator: Operator): boolean => operator !== 'answered' && operator !== 'blank';

/** Whether each part has a value: the rule is written only then, so that nothing of it is lost before. */
export const areComplete = ({ parts }: Conditions): boolean =>
  parts.every(({ operator, value }) => !needsValue(operator) || value.trim() !== '');
