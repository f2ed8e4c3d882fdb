/** One formula of a definition: read, held against the vocabulary, and said in words. */
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Problem } from '../../../kernel/problem.js';
import type { Estimator } from './definition.js';
import type { DefinitionFault } from './definition-fault.js';
import { namesInCondition, namesInExpression } from './formula/names.js';
import { parseCondition, parseWeightedSum } from './formula/parse.js';
import type { Condition, WeightedSum } from './formula/syntax.js';
import { positionOf } from './formula/tokens.js';
import { conditionFaults, expressionFaults, type TypeFault } from './formula/types.js';
import { type QuantileText, parseQuantile } from './formula/statistic.js';
import { conditionWords, quantileWords, sumWords } from './formula/words.js';
import type { Variable, Vocabulary } from './vocabulary.js';

export type FormulaPart = 'universe' | 'numerator' | 'denominator';

type Parsed =
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'sum'; readonly sum: WeightedSum }
  | { readonly kind: 'quantile'; readonly quantile: QuantileText };

/** A formula with the place that it stands in, and the kind of estimate that it is for. */
interface PlacedFormula {
  readonly part: FormulaPart;
  readonly text: string;
  readonly estimator: Estimator;
}

export interface CheckedFormula {
  readonly parsed: Parsed | null;
  readonly faults: readonly DefinitionFault[];
  readonly words: LocalizedText | null;
  readonly variables: readonly Variable[];
}

function parse({ part, text, estimator }: PlacedFormula): Parsed {
  if (part === 'universe') return { kind: 'condition', condition: parseCondition(text) };
  if (estimator === 'quantile') return { kind: 'quantile', quantile: parseQuantile(text) };
  return { kind: 'sum', sum: parseWeightedSum(text) };
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
  if (parsed.kind === 'quantile') return [parsed.quantile.variable];
  return parsed.kind === 'condition' ? namesInCondition(parsed.condition) : namesInExpression(parsed.sum.expression);
}

function typeFaults(parsed: Parsed, vocabulary: Vocabulary): readonly TypeFault[] {
  switch (parsed.kind) {
    case 'condition':
      return conditionFaults(parsed.condition, vocabulary);
    case 'sum':
      return expressionFaults(parsed.sum.expression, vocabulary);
    case 'quantile':
      return expressionFaults({ kind: 'variable', name: parsed.quantile.variable }, vocabulary);
  }
}

function wordsOf(parsed: Parsed, vocabulary: Vocabulary): LocalizedText {
  if (parsed.kind === 'condition') {
    const { en, zh } = conditionWords(parsed.condition, vocabulary);
    return { en: `persons of whom it holds: ${en}`, zh: `符合以下条件的人员：${zh}` };
  }
  return parsed.kind === 'sum' ? sumWords(parsed.sum, vocabulary) : quantileWords(parsed.quantile, vocabulary);
}

export function checkFormula(formula: PlacedFormula, vocabulary: Vocabulary): CheckedFormula {
  const { part, text } = formula;
  let parsed: Parsed;
  try {
    parsed = parse(formula);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { parsed: null, faults: [unreadable(part, error)], words: null, variables: [] };
  }
  const found = typeFaults(parsed, vocabulary);
  const variables = namesIn(parsed).flatMap((name) => vocabulary.variables.get(name) ?? []);
  const words = found.length === 0 ? wordsOf(parsed, vocabulary) : null;
  return { parsed, faults: found.map(asFault(part, text)), words, variables };
}
