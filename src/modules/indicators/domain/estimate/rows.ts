/** Rows of an answer: means, totals, ratios, proportions and quantiles by group, with their intervals. */
import type { Domain } from '../../../../methodology/estimation/design.js';
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
import { type EstimateFlag, judge } from '../../../../methodology/estimation/judgement.js';
import { replicateCovariance } from '../../../../methodology/estimation/replication.js';
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
  readonly flags?: readonly EstimateFlag[];
}

export const LEVEL = 0.95;

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

export function dfOf(sample: Sample, request: EstimateRequest, domain: Domain): number {
  return sample.freedom(request.df === 'domain' ? domain : undefined);
}

function intervalOf(request: EstimateRequest, row: { estimate: number; se: number; df: number; n: number }): Interval {
  if (request.statistic !== 'proportion') return studentInterval(row.estimate, row.se, { df: row.df, level: LEVEL });
  const method = (request.interval === 'score' ? 'logit' : request.interval) satisfies ProportionMethod;
  return proportionInterval(method, { p: row.estimate, standardError: row.se, df: row.df, n: row.n, level: LEVEL });
}

export function count(domain: Domain): number {
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
  return {
    rows: cells.map((cell, at) => answerRow(sample, request, { cell, variance: covariance[at]![at]! })),
    covariance,
  };
}

function answerRow(
  sample: Sample,
  request: EstimateRequest,
  { cell, variance }: { cell: Cell; variance: number },
): AnswerRow {
  const { target, group, result } = cell;
  const { estimate } = result;
  const se = Math.sqrt(Math.max(0, variance));
  const df = dfOf(sample, request, group.domain);
  const n = count(group.domain);
  const constant = isConstant(sample, request, cell);
  const interval = intervalOf(request, { estimate, se, df, n });
  const shareOf = constant && isBinary(cell) ? shareBase(sample, request, group.domain) : null;
  const judged = judge({ estimate, standardError: se, interval, df, n, constant, shareOf });
  return {
    name: request.statistic === 'ratio' ? `${target.name}/${request.denominator ?? ''}` : target.name,
    ...(group.by !== undefined && { by: group.by }),
    estimate,
    se: judged.standardError,
    ci: judged.interval,
    df,
    ...deffOf(sample, request, { target, group, variance: se ** 2 }),
    ...(judged.flags.length > 0 && { flags: judged.flags }),
  };
}

/** All values equal: to each other (mean), to 0 (total), to the same multiple of the denominator (ratio). */
function isConstant(sample: Sample, request: EstimateRequest, { target, group, result }: Cell): boolean {
  const below = request.statistic === 'ratio' ? sample.table.requireNumbers(request.denominator ?? '', '') : null;
  let [largest, apart] = [0, 0];
  for (let row = 0; row < target.column.length; row += 1) {
    if (group.domain[row] === 0 || sample.weights[row] === 0) continue;
    const y = target.column[row]!;
    const expected = request.statistic === 'total' ? 0 : result.estimate * (below === null ? 1 : below[row]!);
    largest = Math.max(largest, Math.abs(y));
    apart = Math.max(apart, Math.abs(y - expected));
  }
  return apart <= 1e-12 * largest;
}

function isBinary({ target, group }: Cell): boolean {
  return target.column.every((value, row) => group.domain[row] === 0 || value === 0 || value === 1);
}

/** What a share is multiplied with to give the statistic; null for a ratio, which is no share. */
function shareBase(sample: Sample, request: EstimateRequest, domain: Domain): number | null {
  if (request.statistic === 'ratio') return null;
  if (request.statistic !== 'total') return 1;
  return sample.weights.reduce((sum, weight, row) => sum + weight * domain[row]!, 0);
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
  return reference > 0 ? { deff: cell.variance / reference } : {};
}
