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

/** Row values that are 0 where not named: linearised values of a domain. */
export interface SparseColumn {
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

/** Weighted values of all rows, or of some. */
export type WeightedColumn = Float64Array | SparseColumn;

interface StageTotals {
  readonly columns: number;
  /** Unit -> its columns with a total and the totals: entries from `start[unit]` to `start[unit + 1]`. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly total: Float64Array;
  /** Units that the domain meets. */
  readonly touched: Uint8Array;
  readonly means: readonly number[];
}

interface Compressed {
  readonly units: Int32Array;
  readonly totals: Float64Array;
}

/** Totals of one column by unit, units with a row of it only. `scratch` comes back as it was. */
function compress(
  stage: DesignStage,
  column: WeightedColumn,
  scratch: { sums: Float64Array; seen: Uint8Array },
): Compressed {
  const { sums, seen } = scratch;
  const found: number[] = [];
  const values = 'rows' in column ? column.values : column;
  for (let at = 0; at < values.length; at += 1) {
    const unit = stage.unit['rows' in column ? column.rows[at]! : at]!;
    if (seen[unit] === 0) {
      seen[unit] = 1;
      found.push(unit);
    }
    sums[unit]! += values[at]!;
  }
  const units = Int32Array.from(found);
  const totals = Float64Array.from(units, (unit) => sums[unit]!);
  for (const unit of units) sums[unit] = seen[unit] = 0;
  return { units, totals };
}

function touchedUnits(stage: DesignStage, domain?: Domain): Uint8Array {
  const touched = new Uint8Array(stage.stratumOfUnit.length);
  if (domain === undefined) return touched.fill(1);
  for (let row = 0; row < stage.unit.length; row += 1) if (domain[row] === 1) touched[stage.unit[row]!] = 1;
  return touched;
}

function unitTotals(stage: DesignStage, columns: readonly WeightedColumn[], domain?: Domain): StageTotals {
  const units = stage.stratumOfUnit.length;
  const scratch = { sums: new Float64Array(units), seen: new Uint8Array(units) };
  const parts = columns.map((column) => compress(stage, column, scratch));
  const start = new Int32Array(units + 1);
  for (const part of parts) for (const unit of part.units) start[unit + 1]! += 1;
  for (let unit = 0; unit < units; unit += 1) start[unit + 1]! += start[unit]!;
  const next = start.slice();
  const entries = start[units]!;
  const [column, total] = [new Int32Array(entries), new Float64Array(entries)];
  for (const [number, part] of parts.entries()) {
    for (let at = 0; at < part.units.length; at += 1) {
      const place = next[part.units[at]!]!++;
      column[place] = number;
      total[place] = part.totals[at]!;
    }
  }
  const means = parts.map((part) => part.totals.reduce((sum, value) => sum + value, 0) / units);
  return { columns: columns.length, start, column, total, touched: touchedUnits(stage, domain), means };
}

/** Stratum -> its units. */
function members(stage: DesignStage): number[][] {
  const lists: number[][] = Array.from({ length: stage.sampled.length }, () => []);
  for (let unit = 0; unit < stage.stratumOfUnit.length; unit += 1) lists[stage.stratumOfUnit[unit]!]!.push(unit);
  return lists;
}

/** Columns with a total in the stratum, and sums over the units in which two of them have one. */
interface Crossed {
  readonly active: readonly number[];
  /** Deviations and products of deviations from the centre; [i * k + j] for the i-th and j-th active column. */
  readonly products: Float64Array;
  readonly deviations: Float64Array;
  readonly both: Float64Array;
}

/** Columns that have a total in the stratum, or a centre other than 0 (rule `adjust`), in the order in which they are met. */
function activeColumns(stratum: Stratum, data: StageTotals, centre: readonly number[]): number[] {
  const seen = new Uint8Array(data.columns);
  const active: number[] = [];
  const add = (column: number): void => {
    if (seen[column] === 1) return;
    seen[column] = 1;
    active.push(column);
  };
  for (const [column, value] of centre.entries()) if (value !== 0) add(column);
  for (const unit of stratum.units) {
    for (let at = data.start[unit]!; at < data.start[unit + 1]!; at += 1) add(data.column[at]!);
  }
  return active;
}

function cross(stratum: Stratum, data: StageTotals, centre: readonly number[]): Crossed {
  const active = activeColumns(stratum, data, centre);
  const place = new Int32Array(data.columns);
  for (const [at, column] of active.entries()) place[column] = at;
  const k = active.length;
  const [products, deviations, both] = [new Float64Array(k * k), new Float64Array(k * k), new Float64Array(k * k)];
  const entries = stratum.units.reduce((most, unit) => Math.max(most, data.start[unit + 1]! - data.start[unit]!), 0);
  const [places, apart] = [new Int32Array(entries), new Float64Array(entries)];
  for (const unit of stratum.units) {
    const from = data.start[unit]!;
    const count = data.start[unit + 1]! - from;
    for (let at = 0; at < count; at += 1) {
      const column = data.column[from + at]!;
      places[at] = place[column]!;
      apart[at] = data.total[from + at]! - centre[column]!;
    }
    for (let left = 0; left < count; left += 1) {
      const line = places[left]! * k;
      const deviation = apart[left]!;
      for (let right = 0; right < count; right += 1) {
        const cell = line + places[right]!;
        products[cell]! += deviation * apart[right]!;
        deviations[cell]! += deviation;
        both[cell]! += 1;
      }
    }
  }
  return { active, products, deviations, both };
}

/**
 * Adds scale x sum over the units of (t - centre)(t - centre)'. Units without a total in a column deviate by -centre: they
 * are counted and not visited, so that the cost follows the rows and not units times columns; nothing is subtracted
 * that was not first centred.
 */
function addCrossProducts(
  target: number[][],
  { stratum, data, centre }: { stratum: Stratum; data: StageTotals; centre: readonly number[] },
  scale: number,
): void {
  const { active, products, deviations, both } = cross(stratum, data, centre);
  const k = active.length;
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < k; j += 1) {
      const [a, b] = [active[i]!, active[j]!];
      if (b > a) continue;
      const [ma, mb] = [centre[a]!, centre[b]!];
      const without = stratum.units.length - both[i * k + i]! - both[j * k + j]! + both[i * k + j]!;
      const onlyA = deviations[i * k + i]! - deviations[i * k + j]!;
      const onlyB = deviations[j * k + j]! - deviations[j * k + i]!;
      target[a]![b]! += scale * (products[i * k + j]! - mb * onlyA - ma * onlyB + without * ma * mb);
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

function meansOf(stratum: Stratum, data: StageTotals): number[] {
  const means = new Array<number>(data.columns).fill(0);
  for (const unit of stratum.units) {
    for (let at = data.start[unit]!; at < data.start[unit + 1]!; at += 1) means[data.column[at]!]! += data.total[at]!;
  }
  return means.map((sum) => sum / stratum.units.length);
}

function lonelyStratum(target: number[][], stratum: Stratum, { data, options }: Sums): boolean {
  if (options.lonely === 'fail') throw estimationProblems.lonelyPsu(stratum.stage, stratum.name);
  if (options.lonely === 'average') return false;
  if (options.lonely === 'adjust') addCrossProducts(target, { stratum, data, centre: data.means }, stratum.correction);
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
  const centre = lonely === 'adjust' ? data.means : meansOf(stratum, data);
  addCrossProducts(target, { stratum, data, centre }, (correction * units.length) / (units.length - 1));
  return true;
}

/** Below and on the diagonal, which is all that is filled. */
function addScaled(target: number[][], matrix: readonly (readonly number[])[], factor: number): void {
  if (factor === 0) return;
  for (let i = 0; i < matrix.length; i += 1) {
    const [into, from] = [target[i]!, matrix[i]!];
    for (let j = 0; j <= i; j += 1) into[j]! += factor * from[j]!;
  }
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
    addScaled(sum, matrix, factor);
  }
  return sum;
}

interface Context {
  readonly columns: readonly WeightedColumn[];
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
  columns: readonly WeightedColumn[],
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
    addScaled(total, part, 1);
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
  for (let i = 0; i < total.length; i += 1) for (let j = i + 1; j < total.length; j += 1) total[i]![j] = total[j]![i]!;
  return total;
}

/** Strata with one sampled unit at any stage in use: only then does it matter which rows a domain has. */
export function hasLonelyStratum(design: Design, options: VarianceOptions): boolean {
  const stages = options.ultimateCluster ? design.stages.slice(0, 1) : design.stages;
  return stages.some((stage) => stage.sampled.includes(1));
}
