/** Figures with their uncertainty from the tallied sums of primary units. */
import { contrast } from '../../../methodology/estimation/contrasts.js';
import { type Interval, proportionInterval, studentInterval } from '../../../methodology/estimation/intervals.js';
import { type CellAddress, everybody } from './cells.js';
import { type DomainSums, domainSums, freedomOf, linearVariance, missingOf, type Term } from './domain-sums.js';
import type { GapPlan, SumPlan } from './plan.js';
import type { Sample } from './sample.js';
import type { Tally } from './tally.js';

export interface Estimate {
  readonly value: number;
  readonly standardError: number;
  /** 95 %, null where there is none. */
  readonly interval: Interval;
  readonly df: number;
  /** Persons. */
  readonly n: number;
}

const LEVEL = 0.95;

interface Linearised {
  readonly estimate: number;
  readonly term: Term;
}

/** Total: t = y. Ratio R: t = (y - R x) / sum of x (methodology 4.4). Times the constant of the definition. */
function linearise(plan: SumPlan, sums: DomainSums): Linearised {
  if (plan.kind === 'total')
    return { estimate: sums.above * plan.factor, term: { sums, above: plan.factor, below: 0 } };
  const ratio = sums.above / sums.below;
  const scale = plan.factor / sums.below;
  return { estimate: ratio * plan.factor, term: { sums, above: scale, below: -ratio * scale } };
}

function times({ sums, above, below }: Term, factor: number): Term {
  return { sums, above: above * factor, below: below * factor };
}

function standardError(sample: Sample, terms: readonly Term[]): number {
  return Math.sqrt(Math.max(0, linearVariance(sample, terms)));
}

/** Zero events (or only events): Korn-Graubard; other shares logit; everything else t. Domain degrees of freedom; below 1 no interval. */
function intervalOf(plan: SumPlan, figure: { value: number; se: number; df: number; n: number }): Interval {
  if (!plan.proportion) return studentInterval(figure.value, figure.se, { df: figure.df, level: LEVEL });
  const method = figure.value <= 0 || figure.value >= 1 ? 'beta' : 'logit';
  return proportionInterval(method, {
    p: figure.value,
    standardError: figure.se,
    df: figure.df,
    n: figure.n,
    level: LEVEL,
  });
}

/** The figure of one cell, or null where nobody is in it. */
export function estimateCell(tally: Tally, sample: Sample, address: CellAddress): Estimate | null {
  return tally.plan.kind === 'gap'
    ? estimateGap(tally.plan, tally, { sample, address })
    : estimateSum(tally.plan, tally, { sample, address });
}

interface At {
  readonly sample: Sample;
  readonly address: CellAddress;
}

const isEmpty = (sums: DomainSums): boolean => sums.n === 0 || sums.below === 0;

function estimateSum(plan: SumPlan, tally: Tally, { sample, address }: At): Estimate | null {
  const sums = domainSums(tally, sample, { address, side: 0 });
  if (isEmpty(sums)) return null;
  const { estimate: value, term } = linearise(plan, sums);
  const se = standardError(sample, [term]);
  const df = freedomOf(sample, sums);
  const interval = intervalOf(plan, { value, se, df, n: sums.n });
  return { value, standardError: se, interval, df, n: sums.n };
}

function estimateGap(plan: GapPlan, tally: Tally, { sample, address }: At): Estimate | null {
  const [of, to] = [0, 1].map((side) => domainSums(tally, sample, { address, side })) as [DomainSums, DomainSums];
  if (isEmpty(of) || isEmpty(to)) return null;
  const [left, right] = [linearise(plan.base, of), linearise(plan.base, to)];
  if (plan.contrast !== 'difference' && right.estimate === 0) return null;
  const { estimate: value, gradient } = contrast(plan.contrast, { of: left.estimate, to: right.estimate });
  const se = standardError(sample, [times(left.term, gradient[0]), times(right.term, gradient[1])]);
  const df = Math.min(freedomOf(sample, of), freedomOf(sample, to));
  return { value, standardError: se, interval: studentInterval(value, se, { df, level: LEVEL }), df, n: of.n + to.n };
}

/** Women minus men of a share or mean, with the covariance between them: they work in the same enterprises. */
export interface SexGap {
  readonly value: number;
  readonly standardError: number;
  readonly interval: Interval;
  readonly df: number;
}

/** At a level of a breakdown, or over all. */
export function sexGap(tally: Tally, sample: Sample, at: Pick<CellAddress, 'breakdown' | 'level'>): SexGap | null {
  if (tally.plan.kind !== 'ratio' || tally.plan.sexBuiltIn) return null;
  const { plan } = tally;
  const [women, men] = (['F', 'M'] as const).map((sex) =>
    domainSums(tally, sample, { address: { sex, breakdown: at.breakdown, level: at.level }, side: 0 }),
  ) as [DomainSums, DomainSums];
  if (women.below === 0 || men.below === 0) return null;
  const [left, right] = [linearise(plan, women), linearise(plan, men)];
  const se = standardError(sample, [left.term, times(right.term, -1)]);
  const df = Math.min(freedomOf(sample, women), freedomOf(sample, men));
  const value = left.estimate - right.estimate;
  return { value, standardError: se, interval: studentInterval(value, se, { df, level: LEVEL }), df };
}

export interface NonResponse {
  /** Share of the universe (weighted) for which the indicator is not known. */
  readonly share: number;
  /** All of them counted as no, and all as yes; shares only, where the share exceeds 5 %. */
  readonly bounds: readonly [number, number] | null;
}

const BOUNDS_FROM = 0.05;

/** Item non-response over everybody, with bounds where it may matter (methodology 2.1). */
export function nonResponse(tally: Tally, sample: Sample): NonResponse {
  const sides = tally.sides.map((_, side) => domainSums(tally, sample, { address: everybody, side }));
  const known = sides.reduce((sum, { below }) => sum + below, 0);
  const missing = sides.reduce((sum, _, side) => sum + missingOf(tally, sample, side), 0);
  const share = known + missing === 0 ? 0 : missing / (known + missing);
  const plan = tally.plan;
  if (plan.kind !== 'ratio' || !plan.proportion || share <= BOUNDS_FROM) return { share, bounds: null };
  const yes = sides[0]!.above;
  return { share, bounds: [yes / (known + missing), (yes + missing) / (known + missing)] };
}
