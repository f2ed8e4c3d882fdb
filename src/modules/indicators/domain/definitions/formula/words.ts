/** Describes formulas in plain words in both languages, for readers who do not know the variables. */
import type { LocalizedText } from '../../../../../kernel/localized-text.js';
import type { Variable, Vocabulary } from '../vocabulary.js';
import type { ContrastKind } from '../../../../../methodology/estimation/contrasts.js';
import type { GroupStatistic } from './comparison.js';
import type { QuantileText } from './statistic.js';
import { isYesNo } from './types.js';
import type { Comparison, Condition, Expression, WeightedSum } from './syntax.js';

const joined = (parts: readonly LocalizedText[], en: string, zh: string): LocalizedText => ({
  en: parts.map((part) => part.en).join(en),
  zh: parts.map((part) => part.zh).join(zh),
});

const bracketed = ({ en, zh }: LocalizedText): LocalizedText => ({ en: `(${en})`, zh: `（${zh}）` });

const compared: Readonly<Record<Comparison, LocalizedText>> = {
  '=': { en: 'is', zh: '为' },
  '<': { en: 'is below', zh: '小于' },
  '>': { en: 'is above', zh: '大于' },
  '<=': { en: 'is at most', zh: '不超过' },
  '>=': { en: 'is at least', zh: '不少于' },
};

function labelOf(name: string, { variables }: Vocabulary): LocalizedText {
  return variables.get(name)?.label ?? { en: name, zh: name };
}

function codeWords(variable: Variable | undefined, code: string): LocalizedText {
  if (variable?.kind === 'number') return { en: code, zh: code };
  const label = variable?.codes.find((each) => each.code === code)?.label ?? { en: code, zh: code };
  return { en: `“${label.en}”`, zh: `“${label.zh}”` };
}

function choiceWords(name: string, values: readonly string[], vocabulary: Vocabulary): LocalizedText {
  const variable = vocabulary.variables.get(name);
  return joined(
    values.map((value) => codeWords(variable, value)),
    ' or ',
    '或',
  );
}

function sentence(label: LocalizedText, verb: LocalizedText, rest: LocalizedText): LocalizedText {
  return { en: `${label.en} ${verb.en} ${rest.en}`, zh: `${label.zh}${verb.zh}${rest.zh}` };
}

function comparisonWords(condition: Extract<Condition, { kind: 'compare' }>, vocabulary: Vocabulary): LocalizedText {
  const { name, comparison, value } = condition;
  const label = labelOf(name, vocabulary);
  if (vocabulary.variables.get(name)?.kind === 'yes-no')
    return value === '1' ? label : { en: `not: ${label.en}`, zh: `非${label.zh}` };
  return sentence(label, compared[comparison], choiceWords(name, [value], vocabulary));
}

export function conditionWords(condition: Condition, vocabulary: Vocabulary): LocalizedText {
  switch (condition.kind) {
    case 'compare':
      return comparisonWords(condition, vocabulary);
    case 'in':
    case 'has': {
      const verb = condition.kind === 'in' ? compared['='] : { en: 'include', zh: '包括' };
      const label = labelOf(condition.name, vocabulary);
      return sentence(label, verb, choiceWords(condition.name, condition.values, vocabulary));
    }
    case 'between': {
      const { low, high } = condition;
      const rest = { en: `from ${low} to ${high}`, zh: `${low}至${high}` };
      return sentence(labelOf(condition.name, vocabulary), compared['='], rest);
    }
    case 'known':
      return sentence(labelOf(condition.name, vocabulary), compared['='], { en: 'known', zh: '已知' });
    case 'not': {
      const part = bracketed(conditionWords(condition.part, vocabulary));
      return { en: `not ${part.en}`, zh: `并非${part.zh}` };
    }
    case 'all':
      return joined(
        condition.parts.map((part) => inBrackets(part, vocabulary)),
        ', and ',
        '，且',
      );
    case 'any':
      return joined(
        condition.parts.map((part) => inBrackets(part, vocabulary)),
        ', or ',
        '，或',
      );
  }
}

function inBrackets(part: Condition, vocabulary: Vocabulary): LocalizedText {
  const words = conditionWords(part, vocabulary);
  return part.kind === 'all' || part.kind === 'any' ? bracketed(words) : words;
}

function expressionWords(expression: Expression, vocabulary: Vocabulary): LocalizedText {
  switch (expression.kind) {
    case 'constant':
      return { en: String(expression.value), zh: String(expression.value) };
    case 'variable':
      return labelOf(expression.name, vocabulary);
    case 'indicator':
      return bracketed(conditionWords(expression.condition, vocabulary));
    case 'product':
      return joined(
        expression.parts.map((part) => expressionWords(part, vocabulary)),
        ' × ',
        '×',
      );
    case 'quotient':
      return joined(
        [expression.left, expression.right].map((part) => expressionWords(part, vocabulary)),
        ' ÷ ',
        '÷',
      );
    case 'sum':
      return bracketed(
        joined(
          expression.parts.map((part) => expressionWords(part, vocabulary)),
          ' + ',
          '＋',
        ),
      );
  }
}

/** The conditions of a product of yes-or-no values, one after the other. */
function yesNoWords(expression: Expression, vocabulary: Vocabulary): LocalizedText {
  if (expression.kind === 'product')
    return joined(
      expression.parts.map((part) => yesNoWords(part, vocabulary)),
      ', and ',
      '，且',
    );
  if (expression.kind !== 'indicator') return expressionWords(expression, vocabulary);
  const { condition } = expression;
  return condition.kind === 'any'
    ? bracketed(conditionWords(condition, vocabulary))
    : conditionWords(condition, vocabulary);
}

/** Describes what a weighted sum counts. */
export function sumWords({ factor, expression }: WeightedSum, vocabulary: Vocabulary): LocalizedText {
  const times = factor === 1 ? { en: '', zh: '' } : { en: `${factor} times `, zh: `${factor}倍的` };
  if (isYesNo(expression, vocabulary)) {
    const who = yesNoWords(expression, vocabulary);
    return {
      en: `${times.en}the number of persons for whom: ${who.en}`,
      zh: `${times.zh}符合以下条件的人数：${who.zh}`,
    };
  }
  const what = expressionWords(expression, vocabulary);
  return { en: `${times.en}the sum over all persons of ${what.en}`, zh: `${times.zh}以下数值按人加总：${what.zh}` };
}

export function quantileWords({ p, variable }: QuantileText, vocabulary: Vocabulary): LocalizedText {
  const { en, zh } = labelOf(variable, vocabulary);
  if (p === 0.5) return { en: `the median of ${en}`, zh: `${zh}的中位数` };
  const percent = Number((100 * p).toPrecision(12));
  return { en: `the ${percent}% quantile of ${en}`, zh: `${zh}的${percent}%分位数` };
}

interface ComparedInWords {
  readonly contrast: ContrastKind;
  readonly of: GroupStatistic;
  readonly to: GroupStatistic;
  /** Name of the share that is compared, if the comparison is of a share. */
  readonly share: LocalizedText | undefined;
}

const statistics = {
  mean: { en: 'the mean of', zh: '均值' },
  median: { en: 'the median of', zh: '中位数' },
} as const;

function comparedWhat({ of, share }: ComparedInWords, vocabulary: Vocabulary): LocalizedText {
  if (of.of === 'share') return { en: `the share “${share?.en ?? of.name}”`, zh: `“${share?.zh ?? of.name}”` };
  const { en, zh } = labelOf(of.name, vocabulary);
  return { en: `${statistics[of.of].en} ${en}`, zh: `${zh}的${statistics[of.of].zh}` };
}

/** Describes the statistic by which two groups are compared, and the direction. */
export function contrastWords(compared: ComparedInWords, vocabulary: Vocabulary): LocalizedText {
  const what = comparedWhat(compared, vocabulary);
  const [of, to] = [compared.of, compared.to].map(({ group }) => {
    const { en, zh } = bracketed(conditionWords(group, vocabulary));
    return { en: `persons for whom ${en}`, zh: `符合${zh}者` };
  }) as [LocalizedText, LocalizedText];
  if (compared.contrast === 'difference')
    return {
      en: `${what.en} among ${of.en}, minus that among ${to.en}`,
      zh: `${what.zh}：前者${of.zh}，后者${to.zh}，前者减后者`,
    };
  const way = compared.contrast === 'premium' ? { en: 'higher', zh: '高' } : { en: 'lower', zh: '低' };
  return {
    en: `percentage by which ${what.en} is ${way.en} among ${of.en} than among ${to.en}`,
    zh: `${what.zh}：${of.zh}比${to.zh}${way.zh}百分之几`,
  };
}
