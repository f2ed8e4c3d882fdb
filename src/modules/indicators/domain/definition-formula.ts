/** One formula of a definition: read, held against the vocabulary, and said in words. */
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Problem } from '../../../kernel/problem.js';
import type { DefinitionFault } from './definition-fault.js';
import { namesInCondition, namesInExpression } from './formula/names.js';
import { parseCondition, parseWeightedSum } from './formula/parse.js';
import type { Condition, WeightedSum } from './formula/syntax.js';
import { positionOf } from './formula/tokens.js';
import { conditionFaults, expressionFaults, type TypeFault } from './formula/types.js';
import { conditionWords, sumWords } from './formula/words.js';
import type { Variable, Vocabulary } from './vocabulary.js';

export type FormulaPart = 'universe' | 'numerator' | 'denominator';

type Parsed =
  { readonly kind: 'condition'; readonly condition: Condition } | { readonly kind: 'sum'; readonly sum: WeightedSum };

export interface CheckedFormula {
  readonly parsed: Parsed | null;
  readonly faults: readonly DefinitionFault[];
  readonly words: LocalizedText | null;
  readonly variables: readonly Variable[];
}

function parse(part: FormulaPart, text: string): Parsed {
  return part === 'universe'
    ? { kind: 'condition', condition: parseCondition(text) }
    : { kind: 'sum', sum: parseWeightedSum(text) };
}

function unreadable(part: FormulaPart, problem: Problem): DefinitionFault {
  const { position, length } = problem.options.facts as { position: number; length: number };
  const detail = problem.options.detail!;
  return { pointer: `/${part}`, code: problem.code, detail, position, length, suggestions: [] };
}

function asFault(part: FormulaPart, text: string): (fault: TypeFault) => DefinitionFault {
  return ({ code, name, detail, suggestions }) => ({
    pointer: `/${part}`,
    code: `indicators.definition.${code}`,
    detail,
    position: positionOf(text, name),
    length: name.length,
    suggestions,
  });
}

function namesIn(parsed: Parsed): readonly string[] {
  return parsed.kind === 'condition' ? namesInCondition(parsed.condition) : namesInExpression(parsed.sum.expression);
}

export function checkFormula(part: FormulaPart, text: string, vocabulary: Vocabulary): CheckedFormula {
  let parsed: Parsed;
  try {
    parsed = parse(part, text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { parsed: null, faults: [unreadable(part, error)], words: null, variables: [] };
  }
  const found =
    parsed.kind === 'condition'
      ? conditionFaults(parsed.condition, vocabulary)
      : expressionFaults(parsed.sum.expression, vocabulary);
  const variables = namesIn(parsed).flatMap((name) => vocabulary.variables.get(name) ?? []);
  const words =
    parsed.kind === 'condition' ? conditionWords(parsed.condition, vocabulary) : sumWords(parsed.sum, vocabulary);
  return { parsed, faults: found.map(asFault(part, text)), words: found.length === 0 ? words : null, variables };
}
