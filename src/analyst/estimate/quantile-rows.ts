/** Quantiles by group with Woodruff's interval or that of a score test. */
import type { Domain } from '../../methodology/estimation/design.js';
import { domainMean } from '../../methodology/estimation/estimators.js';
import { type Interval, proportionInterval, studentInterval } from '../../methodology/estimation/intervals.js';
import { distribution, type WeightedDistribution, weightedQuantile } from '../../methodology/estimation/quantiles.js';
import { judge } from '../../methodology/estimation/judgement.js';
import { estimationProblems } from '../../methodology/estimation/problems.js';
import { replicateCovariance } from '../../methodology/estimation/replication.js';
import { studentQuantile } from '../../methodology/numeric/distributions.js';
import { completeCases, domainOf, groups } from './domains.js';
import type { EstimateRequest } from './request.js';
import { type AnswerRow, dfOf, LEVEL, pick } from './rows.js';
import type { Sample } from './sample.js';

/** Rounding tolerance of a share. */
const ROUNDING = 1e-12;

interface QuantileInput {
  /** Values and weights of the group's rows. */
  readonly y: Float64Array;
  readonly weights: Float64Array;
  readonly rows: Int32Array;
  readonly domain: () => Domain;
  readonly data: WeightedDistribution;
  readonly df: number;
}

/** Share at or below a value, with its standard error. */
function shareBelow(sample: Sample, input: QuantileInput, value: number): { p: number; se: number } {
  const below = input.y.map((y) => (y <= value ? 1 : 0));
  const share = domainMean(input.weights, below, new Uint8Array(below.length).fill(1));
  const column = { rows: input.rows, values: share.values };
  return { p: share.estimate, se: Math.sqrt(Math.max(0, sample.covariance([column], input.domain)[0]![0]!)) };
}

/**
 * Francisco-Fuller (1991): the values at which a score test of "share below = p" is just not rejected. As in R survey
 * 4.4-2, the limit is then determined from the unweighted share below that value; use `mean` or `beta` where this
 * matters.
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

/** Null if the share below does not vary between units, as for the maximum: the error cannot be estimated. */
function woodruff(
  sample: Sample,
  request: EstimateRequest,
  input: QuantileInput & { p: number; quantile: number },
): Interval | null {
  const share = shareBelow(sample, input, input.quantile);
  if (share.se <= ROUNDING) return null;
  if (request.interval === 'score') return scoreInterval(sample, { ...input, rule: request.quantileRule });
  const limits = proportionInterval(request.interval, {
    p: share.p,
    standardError: share.se,
    df: input.df,
    n: input.rows.length,
    level: LEVEL,
  });
  const invert = (limit: number | null): number | null =>
    limit === null || limit < 0 || limit > 1 ? null : weightedQuantile(input.data, limit, request.quantileRule);
  return [invert(limits[0]), invert(limits[1])];
}

/**
 * Whether the replicates are valid for quantiles; the jackknife is not (K. Wolter, 2007, ch. 4), so Woodruff's method
 * is used.
 */
function followsQuantiles(request: EstimateRequest): boolean {
  return request.replication !== undefined && !['JK1', 'JKn'].includes(request.replication.type);
}

/** Covariance of the quantiles of all groups from replicates, or null if there are no suitable ones. */
function replicateMatrix(sample: Sample, request: EstimateRequest, cells: readonly QuantileCell[]): number[][] | null {
  const { replicates } = sample;
  if (replicates === null || !followsQuantiles(request)) return null;
  const at = (cell: QuantileCell, weights: Float64Array): number => {
    const { y, rows } = cell.input;
    const data = distribution(Array.from(y, (value, row): [number, number] => [value, weights[rows[row]!]!]));
    if (data.values.length === 0) throw estimationProblems.emptyDomain();
    return weightedQuantile(data, cell.p, request.quantileRule);
  };
  const values = replicates.weights.map((weights) => cells.map((cell) => at(cell, weights)));
  return replicateCovariance(
    cells.map((cell) => at(cell, sample.weights)),
    values,
    replicates,
  );
}

interface QuantileCell {
  readonly input: QuantileInput;
  readonly p: number;
  readonly name: string;
  readonly by: AnswerRow['by'] | undefined;
}

function cellsOf(sample: Sample, request: EstimateRequest): readonly QuantileCell[] {
  return groups(sample, request.by, completeCases(sample, request, request.variables)).flatMap((group) =>
    request.variables.flatMap((name, at) => {
      const y = pick(sample.table.requireNumbers(name, `/variables/${at}`), group.rows);
      const weights = pick(sample.weights, group.rows);
      const data = distribution(Array.from(y, (value, row): [number, number] => [value, weights[row]!]));
      if (data.values.length === 0) throw estimationProblems.emptyDomain();
      const domain = (): Domain => domainOf(group, sample.table.size);
      const df = dfOf(sample, request, group.rows);
      const input = { y, weights, rows: group.rows, domain, data, df };
      return request.probabilities.map((p): QuantileCell => ({ input, p, name, by: group.by }));
    }),
  );
}

/** One row for each group, variable and probability; with their covariance if replicates provide it. */
export function quantileRows(
  sample: Sample,
  request: EstimateRequest,
): { rows: AnswerRow[]; covariance: number[][] | null } {
  const cells = cellsOf(sample, request);
  const covariance = replicateMatrix(sample, request, cells);
  return {
    rows: cells.map((cell, at) => quantileRow(sample, request, { cell, variance: covariance?.[at]![at] ?? null })),
    covariance,
  };
}

function quantileRow(
  sample: Sample,
  request: EstimateRequest,
  { cell, variance }: { cell: QuantileCell; variance: number | null },
): AnswerRow {
  const { input, p, name, by } = cell;
  const { data, df } = input;
  const estimate = weightedQuantile(data, p, request.quantileRule);
  const byReplicates = variance === null ? null : Math.sqrt(variance);
  const found =
    byReplicates === null
      ? woodruff(sample, request, { ...input, p, quantile: estimate })
      : studentInterval(estimate, byReplicates, { df, level: LEVEL });
  const interval: Interval = found ?? [null, null];
  const [low, high] = interval;
  const width = low === null || high === null ? null : (high - low) / (2 * studentQuantile(0.5 + LEVEL / 2, df));
  const constant = found === null || data.values[0] === data.values.at(-1);
  const standardError = byReplicates ?? width;
  const judged = judge({ estimate, standardError, interval, df, n: input.rows.length, constant, shareOf: null });
  return {
    name,
    ...(by !== undefined && { by }),
    p,
    estimate,
    se: judged.standardError,
    ci: judged.interval,
    df,
    ...(judged.flags.length > 0 && { flags: judged.flags }),
  };
}
