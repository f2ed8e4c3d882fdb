/**
 * Variance of weighted sums by linearisation (Taylor) under a stratified multi-stage design:
 * per stage and stratum (1 - f) n/(n-1) sum of (t - mean t)(t - mean t)', later stages times the sampling fractions of
 * the earlier ones. References: Särndal, Swensson, Wretman (1992), 4.3; D. Binder (1983); checked against R survey 4.4-2.
 */
import { zeros } from '../numeric/matrix.js';
import type { Design, DesignStage, Domain } from './design.js';
import { estimationProblems } from './problems.js';

/** What a stratum with one sampled unit contributes. `fail` refuses; the names are those of R's survey.lonely.psu. */
export type LonelyRule = 'fail' | 'remove' | 'certainty' | 'adjust' | 'average';

export interface VarianceOptions {
  readonly lonely: LonelyRule;
  /** The lonely rule `adjust` also where a domain meets one unit of a larger stratum. */
  readonly adjustDomainLonely: boolean;
  /** First stage only: later stages are taken as part of it. */
  readonly ultimateCluster: boolean;
}

export const defaultVariance: VarianceOptions = { lonely: 'fail', adjustDomainLonely: false, ultimateCluster: false };

interface StageTotals {
  readonly totals: Float64Array[];
  /** Units that the domain meets. */
  readonly touched: Uint8Array;
  readonly means: readonly number[];
}

function unitTotals(stage: DesignStage, columns: readonly Float64Array[], domain?: Domain): StageTotals {
  const units = stage.stratumOfUnit.length;
  const touched = new Uint8Array(units);
  for (let row = 0; row < stage.unit.length; row += 1)
    if (domain === undefined || domain[row] === 1) touched[stage.unit[row]!] = 1;
  const totals = columns.map((column) => {
    const sums = new Float64Array(units);
    for (let row = 0; row < column.length; row += 1) sums[stage.unit[row]!]! += column[row]!;
    return sums;
  });
  return { totals, touched, means: totals.map((sums) => sums.reduce((sum, value) => sum + value, 0) / units) };
}

/** Stratum -> its units. */
function members(stage: DesignStage): number[][] {
  const lists: number[][] = Array.from({ length: stage.sampled.length }, () => []);
  for (const [unit, stratum] of stage.stratumOfUnit.entries()) lists[stratum]!.push(unit);
  return lists;
}

function addCrossProducts(target: number[][], rows: readonly (readonly number[])[], scale: number): void {
  for (const row of rows) {
    for (let i = 0; i < row.length; i += 1) {
      const left = row[i]! * scale;
      if (left === 0) continue;
      for (let j = 0; j <= i; j += 1) target[i]![j]! += left * row[j]!;
    }
  }
}

interface Stratum {
  readonly units: readonly number[];
  readonly name: string;
  readonly stage: number;
  /** 1 - f */
  readonly correction: number;
}

interface Sums {
  readonly data: StageTotals;
  readonly options: VarianceOptions;
}

function centred(stratum: Stratum, data: StageTotals, centre: readonly number[]): number[][] {
  return stratum.units.map((unit) => data.totals.map((sums, column) => sums[unit]! - centre[column]!));
}

function lonelyStratum(target: number[][], stratum: Stratum, { data, options }: Sums): boolean {
  if (options.lonely === 'fail') throw estimationProblems.lonelyPsu(stratum.stage, stratum.name);
  if (options.lonely === 'average') return false;
  if (options.lonely === 'adjust') addCrossProducts(target, centred(stratum, data, data.means), stratum.correction);
  return true;
}

/** Adds one stratum; false where the rule `average` has to fill it in from the others. */
function addStratum(target: number[][], stratum: Stratum, sums: Sums): boolean {
  const { units, correction } = stratum;
  const { data, options } = sums;
  if (correction < 1e-7) return true;
  if (units.length === 1) return lonelyStratum(target, stratum, sums);
  const touched = units.reduce((count, unit) => count + data.touched[unit]!, 0);
  const lonely = touched === 1 && options.adjustDomainLonely ? options.lonely : null;
  if (lonely === 'average') return false;
  const own = data.totals.map((column) => units.reduce((sum, unit) => sum + column[unit]!, 0) / units.length);
  const centre = lonely === 'adjust' ? data.means : own;
  addCrossProducts(target, centred(stratum, data, centre), (correction * units.length) / (units.length - 1));
  return true;
}

function stageVariance(stage: DesignStage, position: number, context: Context): number[][] {
  const { columns, options, domain } = context;
  const data = unitTotals(stage, columns, domain);
  const lists = members(stage);
  const groups = new Map<number, { matrix: number[][]; strata: number; answered: number }>();
  for (const [number, units] of lists.entries()) {
    if (!units.some((unit) => data.touched[unit] === 1)) continue;
    const group = context.parentOf(number);
    let entry = groups.get(group);
    if (entry === undefined)
      groups.set(group, (entry = { matrix: zeros(columns.length, columns.length), strata: 0, answered: 0 }));
    const population = stage.population?.[number] ?? Infinity;
    const correction = population === Infinity ? 1 : (population - units.length) / population;
    const done = addStratum(
      entry.matrix,
      { units, name: stage.stratumNames[number]!, stage: position + 1, correction },
      { data, options },
    );
    entry.strata += 1;
    if (done) entry.answered += 1;
  }
  const sum = zeros(columns.length, columns.length);
  for (const [group, { matrix, strata, answered }] of groups) {
    const factor = context.fractionOf(group) * (answered === 0 ? 0 : strata / answered);
    matrix.forEach((row, i) => row.forEach((value, j) => (sum[i]![j]! += factor * value)));
  }
  return sum;
}

interface Context {
  readonly columns: readonly Float64Array[];
  readonly options: VarianceOptions;
  readonly domain: Domain | undefined;
  /** Stratum of this stage -> unit of the stage before (0 at the first). */
  readonly parentOf: (stratum: number) => number;
  /** Unit of the stage before -> product of the sampling fractions so far. */
  readonly fractionOf: (unit: number) => number;
}

/** Stratum -> unit of the stage before. */
function parents(stage: DesignStage, before: DesignStage): Int32Array {
  const parent = new Int32Array(stage.sampled.length);
  for (let row = 0; row < stage.stratum.length; row += 1) parent[stage.stratum[row]!] = before.unit[row]!;
  return parent;
}

/**
 * Covariance matrix of the column sums. `columns` are row values already times the weight (w z), 0 outside the domain;
 * `domain` names the rows inside, which decides only for strata with one unit.
 */
export function covarianceOfSums(
  design: Design,
  columns: readonly Float64Array[],
  settings: { readonly options: VarianceOptions; readonly domain?: Domain | undefined },
): number[][] {
  const total = zeros(columns.length, columns.length);
  let parentOf: (stratum: number) => number = () => 0;
  let fractionOf: (unit: number) => number = () => 1;
  const stages = settings.options.ultimateCluster ? design.stages.slice(0, 1) : design.stages;
  for (const [position, stage] of stages.entries()) {
    const part = stageVariance(stage, position, {
      columns,
      options: settings.options,
      domain: settings.domain,
      parentOf,
      fractionOf,
    });
    part.forEach((row, i) => row.forEach((value, j) => (total[i]![j]! += value)));
    const next = stages[position + 1];
    if (next === undefined || stage.population === null) break;
    const { population } = stage;
    const before = { parentOf, fractionOf };
    fractionOf = (unit) => {
      const stratum = stage.stratumOfUnit[unit]!;
      return (before.fractionOf(before.parentOf(stratum)) * stage.sampled[stratum]!) / population[stratum]!;
    };
    const parent = parents(next, stage);
    parentOf = (stratum) => parent[stratum]!;
  }
  total.forEach((row, i) => row.forEach((_, j) => (row[j] = i >= j ? row[j]! : total[j]![i]!)));
  return total;
}
