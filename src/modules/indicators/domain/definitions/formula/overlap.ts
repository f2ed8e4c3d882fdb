/**
 * Whether a person could be in two groups at once: evaluates the conditions for every combination of answers that they
 * distinguish.
 */
import type { Vocabulary } from '../vocabulary.js';
import { compileCondition, type Variables } from './evaluate.js';
import { namesInCondition } from './names.js';
import type { Condition } from './syntax.js';

/** An answer to one variable: one code, several codes, or null if unknown. */
type Answer = string | readonly string[] | null;

/** Maximum number of combinations that are tried. */
const mostTried = 20_000;

/** The values of one variable that a condition names. */
function valuesOf(condition: Condition, name: string): string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.flatMap((part) => valuesOf(part, name));
    case 'not':
      return valuesOf(condition.part, name);
    case 'known':
      return [];
    case 'compare':
      return condition.name === name ? [condition.value] : [];
    case 'between':
      return condition.name === name ? [String(condition.low), String(condition.high)] : [];
    default:
      return condition.name === name ? [...condition.values] : [];
  }
}

/** The named numbers, and one number in each interval between and outside them. */
function numbers(named: readonly string[]): string[] {
  const sorted = [...new Set(named.map(Number))].sort((a, b) => a - b);
  if (sorted.length === 0) return ['0'];
  const between = sorted.slice(1).map((number, at) => (number + sorted[at]!) / 2);
  return [sorted[0]! - 1, ...sorted, ...between, sorted.at(-1)! + 1].map(String);
}

/** All subsets of the named codes; other codes make no difference. */
function choices(named: readonly string[]): (readonly string[])[] {
  return [...new Set(named)].reduce<(readonly string[])[]>(
    (sets, code) => (sets.length > mostTried ? sets : [...sets, ...sets.map((set) => [...set, code])]),
    [[]],
  );
}

function answersOf(name: string, named: readonly string[], { variables }: Vocabulary): Answer[] {
  const variable = variables.get(name);
  switch (variable?.kind) {
    case 'number':
      return [null, ...numbers(named)];
    case 'codes':
      return [null, ...choices(named)];
    case 'yes-no':
      return [null, '0', '1'];
    default: {
      const other = variable?.codes.find(({ code }) => !named.includes(code))?.code;
      return [null, ...new Set(named), ...(other === undefined ? [] : [other])];
    }
  }
}

class TriedPerson implements Variables {
  constructor(private readonly answers: ReadonlyMap<string, Answer>) {}

  number(name: string): number | null {
    const answer = this.code(name);
    return answer === null ? null : Number(answer);
  }

  code(name: string): string | null {
    const answer = this.answers.get(name) ?? null;
    return typeof answer === 'string' ? answer : (answer?.join(' ') ?? null);
  }

  codes(name: string): ReadonlySet<string> | null {
    const answer = this.answers.get(name) ?? null;
    return answer === null ? null : new Set(typeof answer === 'string' ? [answer] : answer);
  }
}

/** `too-many`: the groups have more combinations than can be tried. */
export function overlapOf(one: Condition, other: Condition, vocabulary: Vocabulary): 'apart' | 'overlap' | 'too-many' {
  const both: Condition = { kind: 'all', parts: [one, other] };
  const names = namesInCondition(both);
  const answers = names.map((name) => answersOf(name, valuesOf(both, name), vocabulary));
  const ways = answers.reduce((product, list) => product * list.length, 1);
  if (ways > mostTried) return 'too-many';
  const holds = compileCondition(both);
  for (let way = 0; way < ways; way += 1) {
    let left = way;
    const chosen = names.map((name, at) => {
      const list = answers[at]!;
      const answer = list[left % list.length]!;
      left = Math.floor(left / list.length);
      return [name, answer] as const;
    });
    if (holds(new TriedPerson(new Map(chosen))) === 1) return 'overlap';
  }
  return 'apart';
}
