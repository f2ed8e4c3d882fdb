/** Evaluates formulas for one person in three-valued logic: null if a required value is unknown. */
import { allOf, anyOf, not, type Truth, truth } from '../../../../../methodology/classification/three-valued.js';
import type { Condition, Expression } from './syntax.js';

/** The values of one person by variable name. */
export interface Variables {
  /** The number, or null if it is unknown. */
  number(name: string): number | null;
  /** The chosen code or derived value, as text. */
  code(name: string): string | null;
  /** The chosen codes. */
  codes(name: string): ReadonlySet<string> | null;
}

export type Compiled<T> = (person: Variables) => T;

export function compileCondition(condition: Condition): Compiled<Truth> {
  switch (condition.kind) {
    case 'all': {
      const parts = condition.parts.map(compileCondition);
      return (person) => allOf(parts.map((part) => part(person)));
    }
    case 'any': {
      const parts = condition.parts.map(compileCondition);
      return (person) => anyOf(parts.map((part) => part(person)));
    }
    case 'not': {
      const part = compileCondition(condition.part);
      return (person) => not(part(person));
    }
    case 'known':
      return (person) => truth(person.code(condition.name) !== null);
    case 'has':
      return (person) => {
        const codes = person.codes(condition.name);
        return codes === null ? null : truth(condition.values.some((value) => codes.has(value)));
      };
    case 'in': {
      const wanted = new Set(condition.values);
      return (person) => {
        const code = person.code(condition.name);
        return code === null ? null : truth(wanted.has(code));
      };
    }
    case 'between':
      return (person) => {
        const value = person.number(condition.name);
        return value === null ? null : truth(value >= condition.low && value <= condition.high);
      };
    case 'compare':
      return compare(condition);
  }
}

function compare(condition: Extract<Condition, { kind: 'compare' }>): Compiled<Truth> {
  const { name, comparison, value } = condition;
  if (comparison === '=') {
    return (person) => {
      const code = person.code(name);
      return code === null ? null : truth(code === value);
    };
  }
  const bound = Number(value);
  return (person) => {
    const number = person.number(name);
    return number === null ? null : truth(holds[comparison](number, bound));
  };
}

const holds: Readonly<Record<'<' | '>' | '<=' | '>=', (number: number, bound: number) => boolean>> = {
  '<': (number, bound) => number < bound,
  '>': (number, bound) => number > bound,
  '<=': (number, bound) => number <= bound,
  '>=': (number, bound) => number >= bound,
};

export function compileExpression(expression: Expression): Compiled<number | null> {
  switch (expression.kind) {
    case 'constant':
      return () => expression.value;
    case 'variable':
      return (person) => person.number(expression.name);
    case 'indicator':
      return compileCondition(expression.condition);
    case 'product':
      return fold(expression.parts, (left, right) => left * right);
    case 'sum':
      return fold(expression.parts, (left, right) => left + right);
    case 'quotient':
      return fold([expression.left, expression.right], (left, right) => left / right);
  }
}

function fold(parts: readonly Expression[], join: (left: number, right: number) => number): Compiled<number | null> {
  const compiled = parts.map(compileExpression);
  return (person) => {
    let result: number | null = null;
    for (const [at, part] of compiled.entries()) {
      const value = part(person);
      if (value === null) return null;
      result = at === 0 ? value : join(result!, value);
    }
    // division by zero has no value
    return Number.isFinite(result) ? result : null;
  };
}
