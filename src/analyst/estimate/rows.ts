/** Rows of an answer: means, totals, ratios, proportions and quantiles by group, with their intervals. */
import type { Domain } from '../../methodology/estimation/design.js';
import { simpleRandomVariance } from '../../methodology/estimation/design-effect.js';
import { domainMean, domainRatio, domainTotal, type Linearised } from '../../methodology/estimation/estimators.js';
import {
  type Interval,
  proportionInterval,
  type ProportionMethod,
  studentInterval,
} from '../../methodology/estimation/intervals.js';
import { type EstimateFlag, judge } from '../../methodology/estimation/judgement.js';
import { replicateCovariance } from '../../methodology/estimation/replication.js';
import type { SparseColumn } from '../../methodology/estimation/unit-totals.js';
import { checkFigures, completeCases, domainOf, type Group, groups } from './domains.js';
import { estimateProblems } from '../input/problems.js';
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

/** A numeric column is one target; a factor is one target for each level, named column + level. */
function targets(sample: Sample, request: EstimateRequest): readonly Target[] {
  return request.variables.flatMap((name, at): Target[] => {
    const pointer = `/variables/${at}`;
    const numeric = sample.table.numeric(name, pointer);
    if (numeric !== null) return [{ name, column: numeric.map((value) => (Number.isNaN(value) ? 0 : value)) }];
    if (request.statistic === 'ratio' || request.statistic === 'proportion') sample.table.requireNumbers(name, pointer);
    const cells = sample.table.text(name, pointer);
    const levels = sample.table.levels(name, pointer);
    checkFigures(levels.length, pointer);
    return levels.map((level) => ({
      name: `${name}${level}`,
      column: Float64Array.from(cells, (cell) => (cell === level ? 1 : 0)),
    }));
  });
}

/** The estimation in one group: the values of its rows, and the results. */
interface Cell {
  readonly target: Target;
  readonly group: Group;
  readonly y: Float64Array;
  /** Denominator values, for a ratio only. */
  readonly below: Float64Array | null;
  readonly weights: Float64Array;
  readonly result: Linearised;
}

type Part = Omit<Cell, 'result' | 'target' | 'group'>;

export const pick = (column: Float64Array, rows: Int32Array): Float64Array =>
  Float64Array.from(rows, (row) => column[row]!);

function estimate(request: EstimateRequest, { y, below, weights }: Part): Linearised {
  const domain = new Uint8Array(y.length).fill(1);
  if (request.statistic === 'total') return domainTotal(weights, y, domain);
  if (below !== null) return domainRatio({ weights, numerator: y, denominator: below, domain });
  return domainMean(weights, y, domain);
}

function cellsOf(sample: Sample, request: EstimateRequest): readonly Cell[] {
  const columns = [...request.variables, ...(request.statistic === 'ratio' ? [request.denominator ?? ''] : [])];
  const domain = completeCases(sample, request, columns);
  const denominator =
    request.statistic === 'ratio' ? sample.table.requireNumbers(request.denominator ?? '', '/denominator') : null;
  const all = targets(sample, request);
  const found = groups(sample, request.by, domain);
  checkFigures(found.length * all.length, '/by');
  return found.flatMap((group) =>
    all.map((target): Cell => {
      const part: Part = {
        y: pick(target.column, group.rows),
        below: denominator === null ? null : pick(denominator, group.rows),
        weights: pick(sample.weights, group.rows),
      };
      if (request.statistic === 'proportion' && !isBinary(part)) throw estimateProblems.notBinary(target.name);
      return { ...part, target, group, result: estimate(request, part) };
    }),
  );
}

function sparse({ group, result }: Cell): SparseColumn {
  return { rows: group.rows, values: result.values };
}

function covarianceOf(sample: Sample, cells: readonly Cell[], request: EstimateRequest): number[][] {
  const { replicates } = sample;
  if (replicates !== null) {
    const values = replicates.weights.map((weights) =>
      cells.map((cell) => estimate(request, { ...cell, weights: pick(weights, cell.group.rows) }).estimate),
    );
    return replicateCovariance(
      cells.map((cell) => cell.result.estimate),
      values,
      replicates,
    );
  }
  const matrix = sample.covariance(cells.map(sparse), () => union(cells, sample.table.size));
  // Strata with a single unit are determined from the rows of each estimate, so the cells of different groups are
  // computed separately.
  if (request.by.length > 0 && sample.judgedByDomain) {
    for (const [at, cell] of cells.entries()) {
      matrix[at]![at] = sample.covariance([sparse(cell)], () => domainOf(cell.group, sample.table.size))[0]![0]!;
    }
  }
  return matrix;
}

function union(cells: readonly Cell[], size: number): Domain {
  const domain = new Uint8Array(size);
  for (const { group } of cells) for (const row of group.rows) domain[row] = 1;
  return domain;
}

export function dfOf(sample: Sample, request: EstimateRequest, rows: Int32Array): number {
  return sample.freedom(request.df === 'domain' ? rows : undefined);
}

function intervalOf(request: EstimateRequest, row: { estimate: number; se: number; df: number; n: number }): Interval {
  if (request.statistic !== 'proportion') return studentInterval(row.estimate, row.se, { df: row.df, level: LEVEL });
  // a score interval is refused for a share
  return proportionInterval(request.interval as ProportionMethod, {
    p: row.estimate,
    standardError: row.se,
    df: row.df,
    n: row.n,
    level: LEVEL,
  });
}

/** One row for each group and target, targets within groups; with their covariance matrix. */
export function statisticRows(sample: Sample, request: EstimateRequest): { rows: AnswerRow[]; covariance: number[][] } {
  const cells = cellsOf(sample, request);
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
  const { estimate: value } = result;
  const se = Math.sqrt(Math.max(0, variance));
  const df = dfOf(sample, request, group.rows);
  const n = group.rows.length;
  const constant = isConstant(request, cell);
  const judged = judge({
    estimate: value,
    standardError: se,
    interval: intervalOf(request, { estimate: value, se, df, n }),
    df,
    ownFreedom: sample.freedom(group.rows),
    n,
    constant,
    shareOf: constant && isBinary(cell) ? shareTimes(request, cell) : null,
  });
  return {
    name: request.statistic === 'ratio' ? `${target.name}/${request.denominator ?? ''}` : target.name,
    ...(group.by !== undefined && { by: group.by }),
    estimate: value,
    se: judged.standardError,
    ci: judged.interval,
    df,
    ...(judged.standardError !== null && deffOf(request, cell, se ** 2)),
    ...(judged.flags.length > 0 && { flags: judged.flags }),
  };
}

/**
 * Whether all values are equal: to each other (mean), to 0 (total), or to the same multiple of the denominator
 * (ratio).
 */
function isConstant(request: EstimateRequest, { y, below, weights, result }: Cell): boolean {
  let [largest, apart] = [0, 0];
  for (let at = 0; at < y.length; at += 1) {
    if (weights[at] === 0) continue;
    const expected = request.statistic === 'total' ? 0 : result.estimate * (below === null ? 1 : below[at]!);
    largest = Math.max(largest, Math.abs(y[at]!));
    apart = Math.max(apart, Math.abs(y[at]! - expected));
  }
  return apart <= 1e-12 * largest;
}

function isBinary({ y }: Part): boolean {
  return y.every((value) => value === 0 || value === 1);
}

/** The factor from a share to the statistic; null for a ratio, which is not a share. */
function shareTimes(request: EstimateRequest, { weights }: Part): number | null {
  if (request.statistic === 'ratio') return null;
  return request.statistic === 'total' ? weights.reduce((sum, weight) => sum + weight, 0) : 1;
}

function deffOf(request: EstimateRequest, { y, weights }: Part, variance: number): { deff?: number } {
  if (request.deff === false || request.statistic === 'ratio') return {};
  const reference = simpleRandomVariance({
    weights,
    y,
    domain: new Uint8Array(y.length).fill(1),
    kind: request.deff === 'replace' ? 'replace' : 'without-replacement',
    statistic: request.statistic === 'total' ? 'total' : 'mean',
  });
  return reference > 0 ? { deff: variance / reference } : {};
}
