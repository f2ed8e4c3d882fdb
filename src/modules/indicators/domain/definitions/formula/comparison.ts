/**
 * Parses two groups that are compared by one statistic: `green_job_share(contract in 1-3)` against
 * `green_job_share(contract = 4)`, `mean hourly(sex = 1) - mean hourly(sex = 2)` over `mean hourly(sex = 1)`. The text
 * is parsed and never executed; names are checked elsewhere.
 */
import type { ContrastKind } from '../../../../../methodology/estimation/contrasts.js';
import type { ComparisonRule } from '../definition.js';
import type { UnitCode } from '../units.js';
import { conditionIn } from './parse.js';
import { printCondition } from './print.js';
import { expected, Reader } from './reader.js';
import type { Condition } from './syntax.js';
import { unreadable, wanted } from './unreadable.js';

/** The `mean` or `median` of a variable, or the `share` of another definition, in one group. */
export interface GroupStatistic {
  readonly of: ComparisonRule['statistic'];
  readonly name: string;
  readonly group: Condition;
  /** Its position in the text. */
  readonly at: number;
}

function statisticIn(reader: Reader): GroupStatistic {
  const at = reader.position;
  const of = (['mean', 'median'] as const).find((word) => reader.take(word)) ?? 'share';
  const name = reader.name(of === 'share' ? expected.statistic : expected.name);
  reader.expect('(');
  const group = conditionIn(reader);
  reader.expect(')');
  return { of, name, group, at };
}

/** Parses one statistic, or two with a minus between them. */
export function parseStatistics(text: string): readonly GroupStatistic[] {
  const reader = Reader.over(text);
  const statistics = [statisticIn(reader)];
  if (reader.take('-')) statistics.push(statisticIn(reader));
  reader.end();
  return statistics;
}

export interface Comparison {
  readonly statistic: GroupStatistic['of'];
  /** The name of the variable, or the id of the definition that is compared. */
  readonly name: string;
  readonly of: Condition;
  readonly to: Condition;
  readonly contrast: ContrastKind;
}

export const isSameStatistic = (one: GroupStatistic, other: GroupStatistic): boolean =>
  one.of === other.of && one.name === other.name;

export const isSameGroup = (one: GroupStatistic, other: GroupStatistic): boolean =>
  printCondition(one.group) === printCondition(other.group);

/** For a gap the numerator has both groups (`a - b` over `a`); for other contrasts each line has one group. */
export function contrastOf(unit: UnitCode, numerator: readonly GroupStatistic[]): ContrastKind {
  if (unit === 'percentage_points') return 'difference';
  return numerator.length === 2 ? 'relative-gap' : 'premium';
}

interface ComparisonTexts {
  readonly numerator: string;
  readonly denominator: string;
  readonly unit: UnitCode;
}

/** Parses the two lines of a custom comparison. Throws if they do not name two groups of one statistic. */
export function parseComparison(texts: ComparisonTexts): Comparison {
  const parts = parseStatistics(texts.numerator);
  const [to, more] = parseStatistics(texts.denominator);
  const contrast = contrastOf(texts.unit, parts);
  const of = parts.at(-1)!;
  const isWhole = parts.length === 1 || (contrast === 'relative-gap' && isSameGroup(parts[0]!, to!));
  if (!isWhole || more !== undefined || parts.some((part) => !isSameStatistic(part, to!)))
    throw unreadable(texts.numerator, texts.numerator, wanted.sameStatistic);
  return { statistic: to!.of, name: to!.name, of: of.group, to: to!.group, contrast };
}

/** The definition whose share is compared. */
export function comparedIn(numerator: string): string | null {
  return /^\s*([a-z]\w*)\s*\(/.exec(numerator)?.[1] ?? null;
}

/** A custom comparison as one formula, for display: the contents of its two fields. */
export function comparisonFormula({ numerator, denominator, unit }: ComparisonTexts): string {
  if (unit === 'percentage_points') return `100*(${numerator} - ${denominator})`;
  // in a condition no minus follows a bracket
  return /\)\s*-/.test(numerator) ? `100*(${numerator})/${denominator}` : `100*(${numerator}/${denominator} - 1)`;
}
