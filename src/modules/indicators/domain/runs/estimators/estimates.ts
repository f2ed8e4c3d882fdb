/** Computes figures with their uncertainty from the tallied sums of primary sampling units. */
import { contrast } from '../../../../../methodology/estimation/contrasts.js';
import { type Interval, proportionInterval, studentInterval } from '../../../../../methodology/estimation/intervals.js';
import { errorOfBound, judge } from '../../../../../methodology/estimation/judgement.js';
import { type CellAddress, everybody } from '../cells.js';
import { type DomainSums, domainSums, freedomOf, linearVariance, missingOf, type Term } from './domain-sums.js';
import { type GapPlan, isShare, type SumPlan } from '../plan.js';
import type { Sample } from './sample.js';
import type { Tally } from '../counting/tally.js';

/**
 * Why there is no standard error: no person (or, for a share, every person) is counted; all values are equal; or they
 * vary, but not within the units that were drawn.
 */
export type Lack = 'no-events' | 'no-variation' | 'no-df';

export interface Estimate {
  readonly value: number;
  /** null if it cannot be estimated from the sample. */
  readonly standardError: number | null;
  readonly lack?: Lack;
  /** 95%; null if there is none. */
  readonly interval: Interval;
  readonly df: number;
  /** Number of persons. */
  readonly n: number;
}

const LEVEL = 0.95;

interface Linearised {
  readonly estimate: number;
  readonly term: Term;
}

/** Total: t = y. Ratio R: t = (y - R x) / sum of x (methodology 4.4). Multiplied by the constant of the definition. */
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

interface Raw {
  readonly value: number;
  readonly se: number;
  readonly df: number;
  readonly n: number;
}

/**
 * Below this, an error is a rounding error of 0. In two stages it is larger, because variances within enterprises are
 * differences of second moments; in one stage it is that of earlier runs.
 */
const isNothing = ({ isTwoStage }: Sample, se: number, value: number): boolean =>
  se <= (isTwoStage ? 1e-7 : 1e-9) * Math.abs(value);

/** Whether numerators are the same multiple of denominators for all persons, up to the rounding of second moments. */
function isOneValue({ above, below, yy, xy, xx }: DomainSums): boolean {
  const ratio = above / below;
  let [apart, all] = [0, 0];
  for (let at = 0; at < yy.length; at += 1) {
    apart += yy[at]! - 2 * ratio * xy[at]! + ratio * ratio * xx[at]!;
    all += yy[at]!;
  }
  return apart <= 1e-14 * all;
}

/** Decided by the values; earlier runs, of one stage, decided by the error. */
const isConstant = (sample: Sample, sums: DomainSums, { value, se }: Pick<Raw, 'value' | 'se'>): boolean =>
  sample.isTwoStage ? isOneValue(sums) : isNothing(sample, se, value);

/**
 * Logit interval for shares, Student's t for all others, truncated at zero: answers are not negative and formulas have
 * no minus, so totals and means cannot be negative.
 */
function intervalOf(plan: SumPlan, { value, se, df, n }: Raw): Interval {
  if (isShare(plan)) return proportionInterval('logit', { p: value, standardError: se, df, n, level: LEVEL });
  const [low, high] = studentInterval(value, se, { df, level: LEVEL });
  return [low === null ? null : Math.max(0, low), high];
}

type Precision = Pick<Estimate, 'standardError' | 'interval' | 'lack'>;

const withoutError: Precision = { standardError: null, interval: [null, null] };

/** An error of 0 although values vary says that nothing of their variation is in the units that were drawn. */
const unknownError = (df: number): Precision => ({ ...withoutError, ...(df >= 1 && { lack: 'no-df' }) });

/**
 * Uses the degrees of freedom of the domain. `standsFor`: weighted number of persons of the domain, to which the bound
 * of a total of persons is applied.
 */
function judged(plan: SumPlan, raw: Raw & { readonly constant: boolean }, standsFor: number): Precision {
  const { value, se } = raw;
  const share = isShare(plan);
  const { flags, ...found } = judge({
    ...{ estimate: value, standardError: se, df: raw.df, n: raw.n },
    interval: intervalOf(plan, raw),
    constant: value <= 0 || (share ? value >= 1 : plan.kind === 'ratio' && raw.constant),
    shareOf: share ? 1 : plan.countsPersons ? standsFor * plan.factor : null,
  });
  const lack = flags.find((flag) => flag === 'no-events' || flag === 'no-variation');
  return { ...found, ...(lack !== undefined && { lack }) };
}

/** The least standard error of a share of 0 or 1 that is implied by its bound; the sample itself gives 0. */
function hiddenError(plan: SumPlan, raw: Omit<Raw, 'se'>): number {
  if (!isShare(plan) || raw.df < 1) return 0;
  const { lack, interval } = judged(plan, { ...raw, se: 0, constant: false }, 1);
  return lack === undefined ? 0 : (errorOfBound({ ...raw, interval }) ?? 0);
}

/** A difference of two figures without variation has no error. */
function contrasted(
  sample: Sample,
  { value, se, df }: Omit<Raw, 'n'>,
  size: number,
): Pick<SexGap, 'standardError' | 'interval'> {
  if (isNothing(sample, se, size)) return { standardError: null, interval: [null, null] };
  return { standardError: se, interval: studentInterval(value, se, { df, level: LEVEL }) };
}

/** The figure of one cell, or null if it has no persons. */
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
  const constant = isConstant(sample, sums, { value, se });
  const isJudged = value <= 0 || (plan.kind === 'ratio' && constant) || (isShare(plan) && value >= 1);
  if (sample.isTwoStage && !isJudged && isNothing(sample, se, value))
    // the total of a constant is that of the frame
    return { value, ...(constant ? withoutError : unknownError(df)), df, n: sums.n };
  return { value, ...judged(plan, { value, se, df, n: sums.n, constant }, sums.below), df, n: sums.n };
}

function estimateGap(plan: GapPlan, tally: Tally, { sample, address }: At): Estimate | null {
  const [of, to] = [0, 1].map((side) => domainSums(tally, sample, { address, side })) as [DomainSums, DomainSums];
  if (isEmpty(of) || isEmpty(to)) return null;
  const [left, right] = [linearise(plan.base, of), linearise(plan.base, to)];
  if (plan.contrast !== 'difference' && right.estimate === 0) return null;
  const { estimate: value, gradient } = contrast(plan.contrast, { of: left.estimate, to: right.estimate });
  const df = Math.min(freedomOf(sample, of), freedomOf(sample, to));
  const se = Math.hypot(
    standardError(sample, [times(left.term, gradient[0]), times(right.term, gradient[1])]),
    gradient[0] * hiddenError(plan.base, { value: left.estimate, df, n: of.n }),
    gradient[1] * hiddenError(plan.base, { value: right.estimate, df, n: to.n }),
  );
  const found = contrasted(sample, { value, se, df }, Math.max(left.estimate, right.estimate));
  const n = of.n + to.n;
  if (found.standardError !== null) return { value, ...found, df, n };
  const alike = !sample.isTwoStage || (isOneValue(of) && isOneValue(to));
  return alike ? { value, ...found, lack: 'no-variation', df, n } : { value, ...unknownError(df), df, n };
}

/**
 * Women minus men for a share or mean, including the covariance, which arises because they work in the same
 * enterprises.
 */
export interface SexGap {
  readonly value: number;
  /** null: neither side varies. */
  readonly standardError: number | null;
  readonly interval: Interval;
  readonly df: number;
}

/** The gap at a level of a breakdown, or in the total. */
export function sexGap(tally: Tally, sample: Sample, at: Pick<CellAddress, 'breakdown' | 'level'>): SexGap | null {
  if (tally.plan.kind !== 'ratio' || tally.plan.sexBuiltIn) return null;
  const { plan } = tally;
  const [women, men] = (['F', 'M'] as const).map((sex) =>
    domainSums(tally, sample, { address: { sex, breakdown: at.breakdown, level: at.level }, side: 0 }),
  ) as [DomainSums, DomainSums];
  if (women.below === 0 || men.below === 0) return null;
  const [left, right] = [linearise(plan, women), linearise(plan, men)];
  const df = Math.min(freedomOf(sample, women), freedomOf(sample, men));
  const se = Math.hypot(
    standardError(sample, [left.term, times(right.term, -1)]),
    hiddenError(plan, { value: left.estimate, df, n: women.n }),
    hiddenError(plan, { value: right.estimate, df, n: men.n }),
  );
  const value = left.estimate - right.estimate;
  return { value, ...contrasted(sample, { value, se, df }, Math.max(left.estimate, right.estimate)), df };
}

export interface NonResponse {
  /** Weighted share of the universe for which the indicator is unknown. */
  readonly share: number;
  /** The figure with all unknown persons counted as no, and as yes; for shares only, if the share exceeds 5%. */
  readonly bounds: readonly [number, number] | null;
}

const BOUNDS_FROM = 0.05;

/** Item non-response for all persons, with bounds if it may matter (methodology 2.1). */
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
