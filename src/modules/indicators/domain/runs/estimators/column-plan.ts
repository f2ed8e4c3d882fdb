/**
 * Plans of indicators that need individual values, because sums are not sufficient: medians, segregation, weighted
 * gaps.
 */
import type { Truth } from '../../../../../methodology/classification/three-valued.js';
import type { ContrastKind } from '../../../../../methodology/estimation/contrasts.js';
import type { Factor } from '../../definitions/definition.js';
import type { Compiled, Variables } from '../../definitions/formula/evaluate.js';

/** A weighted quantile of a value. */
export interface Quantile {
  readonly kind: 'quantile';
  readonly value: Compiled<number | null>;
  /** 0 to 1 */
  readonly p: number;
}

/** Two groups compared by a quantile. */
export interface QuantileGap {
  readonly kind: 'quantile-gap';
  readonly value: Compiled<number | null>;
  readonly p: number;
  readonly contrast: ContrastKind;
  readonly of: Compiled<Truth>;
  readonly to: Compiled<Truth>;
}

/** Duncan index of dissimilarity over the codes of a variable. */
export interface Segregation {
  readonly kind: 'segregation';
  readonly code: Compiled<string | null>;
}

/** Mean gap between women and men within classes of comparable workers, weighted by their persons. */
export interface FactorGap {
  readonly kind: 'factor-gap';
  readonly value: Compiled<number | null>;
  readonly factors: readonly Factor[];
  /** Minimum number of women, and of men, in a class. */
  readonly fewest: number;
}

export type Statistic = Quantile | QuantileGap | Segregation | FactorGap;

/** A statistic with its universe, value and groups. */
export interface ColumnPlan {
  readonly id: string;
  readonly universe: Compiled<Truth>;
  readonly statistic: Statistic;
}

export interface Seen {
  readonly person: Variables;
  readonly sizeClass: string;
}

/**
 * The value and group of a person in a plan; `out` if the person is outside the universe or both groups, or a value is
 * unknown.
 */
export type Observed = { readonly value: number; readonly group: string } | 'out' | 'missing';

export function observeColumn(plan: ColumnPlan, seen: Seen): Observed {
  if (plan.universe(seen.person) !== 1) return 'out';
  const { statistic } = plan;
  const group = groupOf(statistic, seen);
  if (group === 'out') return 'out';
  const value = statistic.kind === 'segregation' ? 0 : statistic.value(seen.person);
  return value === null || group === null ? 'missing' : { value, group };
}

/** null = unknown. */
function groupOf(statistic: Statistic, seen: Seen): string | null {
  switch (statistic.kind) {
    case 'quantile':
      return '';
    case 'quantile-gap':
      return sideOf(statistic, seen.person);
    case 'segregation':
      return statistic.code(seen.person);
    case 'factor-gap':
      return classOf(statistic.factors, seen);
  }
}

function sideOf({ of, to }: QuantileGap, person: Variables): '0' | '1' | 'out' | null {
  const [first, second] = [of(person), to(person)];
  if (first === 1) return '0';
  if (second === 1) return '1';
  return first === null || second === null ? null : 'out';
}

function classOf(factors: readonly Factor[], { person, sizeClass }: Seen): string | null {
  const places: number[] = [];
  for (const { name, classes } of factors) {
    const code = name === 'enterprise_size' ? sizeClass : person.code(name);
    const at = code === null ? -1 : classes.findIndex((codes) => codes.includes(code));
    if (at === -1) return null;
    places.push(at);
  }
  return places.join('.');
}
