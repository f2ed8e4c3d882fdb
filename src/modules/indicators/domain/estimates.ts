/** Figures with their uncertainty from the tallied sums of primary units. */
import { contrast } from '../../../methodology/estimation/contrasts.js';
import { buildDesign, degreesOfFreedom, type Design, type Domain } from '../../../methodology/estimation/design.js';
import { domainRatio, domainTotal, type Linearised } from '../../../methodology/estimation/estimators.js';
import { type Interval, proportionInterval, studentInterval } from '../../../methodology/estimation/intervals.js';
import { covarianceOfSums, type LonelyRule } from '../../../methodology/estimation/variance.js';
import { ExactSum, MILLION } from '../../../methodology/numeric/exact-sum.js';
import type { CellAddress } from './cells.js';
import type { SumPlan } from './plan.js';
import { type CellSums, scaleOf, sexLevels, type Tally, type Unit } from './tally.js';

export interface Estimate {
  readonly value: number;
  readonly standardError: number;
  /** 95 %, null where there is none. */
  readonly interval: Interval;
  readonly df: number;
  /** Persons. */
  readonly n: number;
}

export interface SampleDesign {
  readonly units: readonly Unit[];
  readonly design: Design;
  readonly lonely: LonelyRule;
}

const LEVEL = 0.95;

/** Primary units as rows: their sums already carry the weights. Without finite-population correction, which is the careful side. */
export function sampleDesign(units: readonly Unit[], lonely: LonelyRule): SampleDesign {
  const strata = units.map((unit) => unit.stratum);
  return {
    units,
    lonely,
    design: buildDesign({ rows: units.length, weights: units.map(() => 1), stages: [{ strata }], nest: false }),
  };
}

interface DomainSums {
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  readonly domain: Domain;
  readonly n: number;
  readonly yes: number;
  readonly missing: number;
}

interface Where {
  readonly address: CellAddress;
  readonly side: number;
}

function eachCell(
  data: { tally: Tally; sample: SampleDesign },
  where: Where,
  visit: (cell: CellSums, unit: number) => void,
): void {
  const { tally, sample } = data;
  for (const [unit, { parkId }] of sample.units.entries()) {
    if (where.address.parkId !== null && where.address.parkId !== parkId) continue;
    for (const [sex, level] of sexLevels.entries()) {
      if (where.address.sex !== null && where.address.sex !== level) continue;
      visit(tally.cells[(unit * sexLevels.length + sex) * tally.sides + where.side]!, unit);
    }
  }
}

/** Sums of each primary unit over a domain; the exact sums become doubles here. */
export function domainSums(tally: Tally, sample: SampleDesign, where: Where): DomainSums {
  const plan = tally.plan.kind === 'gap' ? tally.plan.base : tally.plan;
  const size = sample.units.length;
  const exact = Array.from({ length: size }, () => [new ExactSum(), new ExactSum()] as const);
  const domain = new Uint8Array(size);
  let [n, yes] = [0, 0];
  const missing = new ExactSum();
  eachCell({ tally, sample }, where, (cell, unit) => {
    exact[unit]![0].merge(cell.numerator);
    exact[unit]![1].merge(cell.denominator);
    missing.merge(cell.missing);
    if (cell.known > 0) domain[unit] = 1;
    n += cell.known;
    yes += cell.yes;
  });
  const unit = MILLION * scaleOf(plan);
  return {
    numerator: Float64Array.from(exact, ([sum]) => sum.toNumber() / unit),
    denominator: Float64Array.from(exact, ([, sum]) => sum.toNumber() / unit),
    domain,
    n,
    yes,
    missing: missing.toNumber() / MILLION,
  };
}

function linearise(plan: SumPlan, sums: DomainSums): Linearised {
  const all = new Uint8Array(sums.domain.length).fill(1);
  const weights = new Float64Array(sums.domain.length).fill(1);
  const { numerator, denominator } = sums;
  const raw =
    plan.kind === 'total'
      ? domainTotal(weights, numerator, all)
      : domainRatio({ weights, numerator, denominator, domain: all });
  return { estimate: raw.estimate * plan.factor, values: raw.values.map((value) => value * plan.factor) };
}

function standardError(sample: SampleDesign, values: Float64Array, domain: Domain): number {
  const matrix = covarianceOfSums(sample.design, [values], {
    options: { lonely: sample.lonely, adjustDomainLonely: false, ultimateCluster: false },
    domain,
  });
  return Math.sqrt(Math.max(0, matrix[0]![0]!));
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
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
export function estimateCell(tally: Tally, sample: SampleDesign, address: CellAddress): Estimate | null {
  return tally.plan.kind === 'gap'
    ? estimateGap(tally, sample, address)
    : estimateSum(tally.plan, tally, { sample, address });
}

function estimateSum(
  plan: SumPlan,
  tally: Tally,
  where: { sample: SampleDesign; address: CellAddress },
): Estimate | null {
  const sums = domainSums(tally, where.sample, { address: where.address, side: 0 });
  if (sums.n === 0 || total(sums.denominator) === 0) return null;
  const { estimate, values } = linearise(plan, sums);
  const se = standardError(where.sample, values, sums.domain);
  const df = degreesOfFreedom(where.sample.design, sums.domain);
  return {
    value: estimate,
    standardError: se,
    interval: intervalOf(plan, { value: estimate, se, df, n: sums.n }),
    df,
    n: sums.n,
  };
}

function estimateGap(tally: Tally, sample: SampleDesign, address: CellAddress): Estimate | null {
  if (tally.plan.kind !== 'gap') return null;
  const { base, contrast: kind } = tally.plan;
  const sides = [0, 1].map((side) => domainSums(tally, sample, { address, side }));
  const [of, to] = [sides[0]!, sides[1]!];
  if (of.n === 0 || to.n === 0 || total(of.denominator) === 0 || total(to.denominator) === 0) return null;
  const [left, right] = [linearise(base, of), linearise(base, to)];
  if (kind !== 'difference' && right.estimate === 0) return null;
  const { estimate, gradient } = contrast(kind, { of: left.estimate, to: right.estimate });
  const values = left.values.map((value, unit) => gradient[0] * value + gradient[1] * right.values[unit]!);
  const domain = of.domain.map((inside, unit) => inside | to.domain[unit]!);
  const se = standardError(sample, values, domain);
  const df = Math.min(degreesOfFreedom(sample.design, of.domain), degreesOfFreedom(sample.design, to.domain));
  const interval = studentInterval(estimate, se, { df, level: LEVEL });
  return {
    value: estimate,
    standardError: se,
    interval,
    df,
    n: of.n + to.n,
  };
}

/** Women minus men of a share or mean, with the covariance between them: they work in the same enterprises. */
export interface SexGap {
  readonly value: number;
  readonly standardError: number;
  readonly interval: Interval;
  readonly df: number;
}

export function sexGap(tally: Tally, sample: SampleDesign, parkId: string | null): SexGap | null {
  if (tally.plan.kind !== 'ratio' || tally.plan.sexBuiltIn) return null;
  const { plan } = tally;
  const [women, men] = (['F', 'M'] as const).map((sex) =>
    domainSums(tally, sample, { address: { sex, parkId }, side: 0 }),
  ) as [DomainSums, DomainSums];
  if (total(women.denominator) === 0 || total(men.denominator) === 0) return null;
  const [left, right] = [linearise(plan, women), linearise(plan, men)];
  const values = left.values.map((value, unit) => value - right.values[unit]!);
  const se = standardError(
    sample,
    values,
    women.domain.map((inside, unit) => inside | men.domain[unit]!),
  );
  const df = Math.min(degreesOfFreedom(sample.design, women.domain), degreesOfFreedom(sample.design, men.domain));
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
export function nonResponse(tally: Tally, sample: SampleDesign): NonResponse {
  const address = { sex: null, parkId: null };
  const sides = Array.from({ length: tally.sides }, (_, side) => domainSums(tally, sample, { address, side }));
  const known = sides.reduce((sum, { denominator }) => sum + total(denominator), 0);
  const missing = sides.reduce((sum, side) => sum + side.missing, 0);
  const share = known + missing === 0 ? 0 : missing / (known + missing);
  const plan = tally.plan;
  if (plan.kind !== 'ratio' || !plan.proportion || share <= BOUNDS_FROM) return { share, bounds: null };
  const yes = total(sides[0]!.numerator);
  return { share, bounds: [yes / (known + missing), (yes + missing) / (known + missing)] };
}
