/** Rows of an answer: means, totals, ratios, proportions and quantiles by group, with their intervals. */
import { degreesOfFreedom, type Domain } from '../../../../methodology/estimation/design.js';
import { simpleRandomVariance } from '../../../../methodology/estimation/design-effect.js';
import {
  domainMean,
  domainRatio,
  domainTotal,
  type Linearised,
} from '../../../../methodology/estimation/estimators.js';
import {
  type Interval,
  proportionInterval,
  type ProportionMethod,
  studentInterval,
} from '../../../../methodology/estimation/intervals.js';
import {
  distribution,
  type WeightedDistribution,
  weightedQuantile,
} from '../../../../methodology/estimation/quantiles.js';
import { replicateCovariance } from '../../../../methodology/estimation/replication.js';
import { studentQuantile } from '../../../../methodology/numeric/distributions.js';
import { completeCases, type Group, groups } from './domains.js';
import { estimateProblems } from './problems.js';
import type { EstimateRequest } from './request.js';
import type { Sample } from './sample.js';

export interface AnswerRow {
  readonly name: string;
  readonly by?: Readonly<Record<string, string>>;
  readonly p?: number;
  readonly estimate: number;
  readonly se: number | null;
  readonly ci: Interval;
  readonly df: number;
  readonly deff?: number;
}

const LEVEL = 0.95;

interface Target {
  readonly name: string;
  readonly column: Float64Array;
}

/** A numeric column is one target, a factor one for each level, named column + level. */
function targets(sample: Sample, request: EstimateRequest): readonly Target[] {
  return request.variables.flatMap((name, at): Target[] => {
    const pointer = `/variables/${at}`;
    const numeric = sample.table.numeric(name, pointer);
    if (numeric !== null) return [{ name, column: numeric.map((value) => (Number.isNaN(value) ? 0 : value)) }];
    if (request.statistic === 'ratio' || request.statistic === 'proportion') sample.table.requireNumbers(name, pointer);
    const cells = sample.table.text(name, pointer);
    return sample.table.levels(name, pointer).map((level) => ({
      name: `${name}${level}`,
      column: Float64Array.from(cells, (cell) => (cell === level ? 1 : 0)),
    }));
  });
}

function estimator(
  sample: Sample,
  request: EstimateRequest,
): (target: Target, domain: Domain, weights: Float64Array) => Linearised {
  if (request.statistic === 'total') return (target, domain, weights) => domainTotal(weights, target.column, domain);
  if (request.statistic === 'ratio') {
    const denominator = sample.table
      .requireNumbers(request.denominator ?? '', '/denominator')
      .map((value) => (Number.isNaN(value) ? 0 : value));
    return (target, domain, weights) => domainRatio({ weights, numerator: target.column, denominator, domain });
  }
  return (target, domain, weights) => domainMean(weights, target.column, domain);
}

interface Cell {
  readonly target: Target;
  readonly group: Group;
  readonly result: Linearised;
}

function covarianceOf(sample: Sample, cells: readonly Cell[], request: EstimateRequest): number[][] {
  const { replicates } = sample;
  if (replicates === null) {
    const zero = cells.map((cell) => cell.result.values);
    // Lonely strata are judged by the rows that the estimate touches: cells of different groups one by one.
    if (request.by.length === 0) return sample.covariance(zero, cells[0]?.group.domain ?? new Uint8Array(0));
    const matrix = sample.covariance(zero, union(cells));
    cells.forEach((cell, at) => (matrix[at]![at] = sample.covariance([cell.result.values], cell.group.domain)[0]![0]!));
    return matrix;
  }
  const estimate = estimator(sample, request);
  const values = replicates.weights.map((weights) =>
    cells.map((cell) => estimate(cell.target, cell.group.domain, weights).estimate),
  );
  return replicateCovariance(
    cells.map((cell) => cell.result.estimate),
    values,
    replicates,
  );
}

function union(cells: readonly Cell[]): Domain {
  const domain = new Uint8Array(cells[0]?.group.domain.length ?? 0);
  for (const cell of cells) cell.group.domain.forEach((inside, row) => (domain[row]! |= inside));
  return domain;
}

function checkBinary(target: Target, domain: Domain): void {
  if (target.column.some((value, row) => domain[row] === 1 && value !== 0 && value !== 1))
    throw estimateProblems.notBinary(target.name);
}

function dfOf(sample: Sample, request: EstimateRequest, domain: Domain): number {
  return degreesOfFreedom(sample.design, request.df === 'domain' ? domain : undefined);
}

function intervalOf(request: EstimateRequest, row: { estimate: number; se: number; df: number; n: number }): Interval {
  if (request.statistic !== 'proportion') return studentInterval(row.estimate, row.se, { df: row.df, level: LEVEL });
  const method = (request.interval === 'score' ? 'logit' : request.interval) satisfies ProportionMethod;
  return proportionInterval(method, { p: row.estimate, standardError: row.se, df: row.df, n: row.n, level: LEVEL });
}

function count(domain: Domain): number {
  return domain.reduce((sum, inside) => sum + inside, 0);
}

/** One row for each group and target, targets inside groups; with the covariance of all of them. */
export function statisticRows(sample: Sample, request: EstimateRequest): { rows: AnswerRow[]; covariance: number[][] } {
  const columns = [...request.variables, ...(request.statistic === 'ratio' ? [request.denominator ?? ''] : [])];
  const domain = completeCases(sample, request, columns);
  const estimate = estimator(sample, request);
  const all = targets(sample, request);
  const cells = groups(sample, request.by, domain).flatMap((group) =>
    all.map((target): Cell => {
      if (request.statistic === 'proportion') checkBinary(target, group.domain);
      return { target, group, result: estimate(target, group.domain, sample.weights) };
    }),
  );
  const covariance = covarianceOf(sample, cells, request);
  const rows = cells.map(({ target, group, result }, at): AnswerRow => {
    const se = Math.sqrt(Math.max(0, covariance[at]![at]!));
    const df = dfOf(sample, request, group.domain);
    const name = request.statistic === 'ratio' ? `${target.name}/${request.denominator ?? ''}` : target.name;
    const base = { name, ...(group.by !== undefined && { by: group.by }), estimate: result.estimate, se };
    const ci = intervalOf(request, { estimate: result.estimate, se, df, n: count(group.domain) });
    return { ...base, ci, df, ...deffOf(sample, request, { target, group, variance: se ** 2 }) };
  });
  return { rows, covariance };
}

function deffOf(
  sample: Sample,
  request: EstimateRequest,
  cell: { target: Target; group: Group; variance: number },
): { deff?: number } {
  if (request.deff === false || request.statistic === 'ratio') return {};
  const reference = simpleRandomVariance({
    weights: sample.weights,
    y: cell.target.column,
    domain: cell.group.domain,
    kind: request.deff === 'replace' ? 'replace' : 'without-replacement',
    statistic: request.statistic === 'total' ? 'total' : 'mean',
  });
  return { deff: cell.variance / reference };
}

interface QuantileInput {
  readonly column: Float64Array;
  readonly domain: Domain;
  readonly data: WeightedDistribution;
  readonly df: number;
}

/** Share at or below a value with its standard error. */
function shareBelow(sample: Sample, input: QuantileInput, value: number): { p: number; se: number } {
  const below = input.column.map((y) => (y <= value ? 1 : 0));
  const share = domainMean(sample.weights, below, input.domain);
  return { p: share.estimate, se: Math.sqrt(Math.max(0, sample.covariance([share.values], input.domain)[0]![0]!)) };
}

/**
 * Francisco-Fuller (1991): the values at which a score test of "share below = p" is just not rejected. As in R survey
 * 4.4-2 the limit is then read off at the unweighted share below that value; use `mean` or `beta` where that matters.
 */
function scoreInterval(
  sample: Sample,
  input: QuantileInput & { p: number; rule: EstimateRequest['quantileRule'] },
): Interval {
  const t = studentQuantile(0.5 + LEVEL / 2, input.df);
  const { values } = input.data;
  const score = (value: number | undefined): number => {
    if (value === undefined) return -Infinity;
    const share = shareBelow(sample, input, value);
    return share.se === 0 ? (share.p >= input.p ? Infinity : -Infinity) : (share.p - input.p) / share.se;
  };
  const limit = (bound: number): number => {
    const at = values.findIndex((value) => score(value) >= bound);
    const before = values.findLastIndex((value, k) => k < at && value < values[at]!);
    const nearer = Math.abs(score(values[before]) - bound) < Math.abs(score(values[at]) - bound) ? before : at;
    const share = values.filter((value) => value <= values[nearer]!).length / values.length;
    return weightedQuantile(input.data, share, input.rule);
  };
  return [limit(-t), limit(t)];
}

function woodruff(
  sample: Sample,
  request: EstimateRequest,
  input: QuantileInput & { p: number; quantile: number },
): Interval {
  if (request.interval === 'score') return scoreInterval(sample, { ...input, rule: request.quantileRule });
  const share = shareBelow(sample, input, input.quantile);
  const limits = proportionInterval(request.interval, {
    p: share.p,
    standardError: share.se,
    df: input.df,
    n: count(input.domain),
    level: LEVEL,
  });
  const invert = (limit: number | null): number | null =>
    limit === null || limit < 0 || limit > 1 ? null : weightedQuantile(input.data, limit, request.quantileRule);
  return [invert(limits[0]), invert(limits[1])];
}

export function quantileRows(sample: Sample, request: EstimateRequest): AnswerRow[] {
  return groups(sample, request.by, completeCases(sample, request, request.variables)).flatMap((group) =>
    request.variables.flatMap((name, at) => {
      const column = sample.table.requireNumbers(name, `/variables/${at}`);
      const pairs = [...column].flatMap((value, row): [number, number][] =>
        group.domain[row] === 1 ? [[value, sample.weights[row]!]] : [],
      );
      const data = distribution(pairs);
      const df = dfOf(sample, request, group.domain);
      return request.probabilities.map((p): AnswerRow => {
        const quantile = weightedQuantile(data, p, request.quantileRule);
        const ci = woodruff(sample, request, { column, domain: group.domain, data, df, p, quantile });
        const [low, high] = ci;
        const se = low === null || high === null ? null : (high - low) / (2 * studentQuantile(0.5 + LEVEL / 2, df));
        return { name, ...(group.by !== undefined && { by: group.by }), p, estimate: quantile, se, ci, df };
      });
    }),
  );
}
