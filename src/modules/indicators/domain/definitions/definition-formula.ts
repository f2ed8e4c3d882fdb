/** One formula of a definition: parsed, checked against the vocabulary, and described in words. */
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { Problem } from '../../../../kernel/problem.js';
import type { Estimator } from './definition.js';
import type { DefinitionFault } from './definition-fault.js';
import { type GroupStatistic, parseStatistics } from './formula/comparison.js';
import { namesInCondition, namesInExpression } from './formula/names.js';
import { parseCondition, parseWeightedSum } from './formula/parse.js';
import type { Condition, WeightedSum } from './formula/syntax.js';
import { positionOf } from './formula/tokens.js';
import { conditionFaults, expressionFaults, numberFaults, type TypeFault } from './formula/types.js';
import { type QuantileText, parseQuantile } from './formula/statistic.js';
import { conditionWords, quantileWords, sumWords } from './formula/words.js';
import type { Variable, Vocabulary } from './vocabulary.js';

export type FormulaPart = 'universe' | 'numerator' | 'denominator';

type Parsed =
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'sum'; readonly sum: WeightedSum }
  | { readonly kind: 'quantile'; readonly quantile: QuantileText }
  | { readonly kind: 'compared'; readonly statistics: readonly GroupStatistic[] };

/** A formula with its field and type of estimate. */
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

export type Formulas = Readonly<Partial<Record<FormulaPart, CheckedFormula>>>;

function parse({ part, text, estimator }: PlacedFormula): Parsed {
  if (part === 'universe') return { kind: 'condition', condition: parseCondition(text) };
  if (estimator === 'index') return { kind: 'compared', statistics: parseStatistics(text) };
  if (estimator === 'quantile') return { kind: 'quantile', quantile: parseQuantile(text) };
  return { kind: 'sum', sum: parseWeightedSum(text) };
}

function unreadable(part: FormulaPart, problem: Problem): DefinitionFault {
  const { position, length } = problem.options.facts as { position: number; length: number };
  const detail = problem.options.detail!;
  return { pointer: `/${part}`, code: problem.code, detail, position, length, suggestions: [] };
}

/** `from` is the position in the text from which to search for the name. */
function asFault(part: FormulaPart, text: string, from = 0): (fault: TypeFault) => DefinitionFault {
  return ({ code, name, detail, suggestions }) => ({
    pointer: `/${part}`,
    code: `indicators.definition.${code}`,
    detail,
    position: positionOf(text, name, from),
    length: name.length,
    suggestions,
  });
}

function namesIn(parsed: Parsed): readonly string[] {
  if (parsed.kind === 'quantile') return [parsed.quantile.variable];
  if (parsed.kind === 'compared')
    return parsed.statistics.flatMap(({ of, name, group }) => [
      ...(of === 'share' ? [] : [name]),
      ...namesInCondition(group),
    ]);
  return parsed.kind === 'condition' ? namesInCondition(parsed.condition) : namesInExpression(parsed.sum.expression);
}

/** Checks the variable of a mean or median; a share is looked up among the definitions. */
function statisticFaults({ of, name, group }: GroupStatistic, vocabulary: Vocabulary): readonly TypeFault[] {
  return [...(of === 'share' ? [] : numberFaults(name, vocabulary)), ...conditionFaults(group, vocabulary)];
}

function typeFaults(parsed: Parsed, { part, text }: PlacedFormula, vocabulary: Vocabulary): DefinitionFault[] {
  const placed = asFault(part, text);
  switch (parsed.kind) {
    case 'condition':
      return conditionFaults(parsed.condition, vocabulary).map(placed);
    case 'sum':
      return expressionFaults(parsed.sum.expression, vocabulary).map(placed);
    case 'quantile':
      return expressionFaults({ kind: 'variable', name: parsed.quantile.variable }, vocabulary).map(placed);
    case 'compared':
      return parsed.statistics.flatMap((each) => statisticFaults(each, vocabulary).map(asFault(part, text, each.at)));
  }
}

/** A comparison is described from both of its formulas together. */
function wordsOf(parsed: Parsed, vocabulary: Vocabulary): LocalizedText | null {
  if (parsed.kind === 'compared') return null;
  if (parsed.kind === 'condition') {
    const { en, zh } = conditionWords(parsed.condition, vocabulary);
    return { en: `persons who meet the condition: ${en}`, zh: `符合以下条件的人员：${zh}` };
  }
  return parsed.kind === 'sum' ? sumWords(parsed.sum, vocabulary) : quantileWords(parsed.quantile, vocabulary);
}

export function checkFormula(formula: PlacedFormula, vocabulary: Vocabulary): CheckedFormula {
  let parsed: Parsed;
  try {
    parsed = parse(formula);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { parsed: null, faults: [unreadable(formula.part, error)], words: null, variables: [] };
  }
  const faults = typeFaults(parsed, formula, vocabulary);
  const variables = namesIn(parsed).flatMap((name) => vocabulary.variables.get(name) ?? []);
  const words = faults.length === 0 ? wordsOf(parsed, vocabulary) : null;
  return { parsed, faults, words, variables };
}
