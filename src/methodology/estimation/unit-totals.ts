/**
 * Totals of columns by sampled unit, and sums of products of their deviations. The cost is proportional to the number
 * of rows: a column of a small domain costs its rows, not all units.
 */
import type { DesignStage, Domain } from './design.js';

/** Values of rows, 0 for rows that are not listed: linearised values of a domain. */
export interface SparseColumn {
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

/** Weighted values of all rows, or of some. */
export type WeightedColumn = Float64Array | SparseColumn;

export interface StageTotals {
  readonly columns: number;
  /**
   * For each unit the columns in which it has a total, and the totals: entries from `start[unit]` to `start[unit +
   * 1]`.
   */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly total: Float64Array;
  /** Units with rows of the domain. */
  readonly touched: Uint8Array;
  readonly means: readonly number[];
}

interface Compressed {
  readonly units: Int32Array;
  readonly totals: Float64Array;
}

/** Totals of one column for the units that have a row in it. `scratch` is unchanged afterwards. */
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

export function unitTotals(stage: DesignStage, columns: readonly WeightedColumn[], domain?: Domain): StageTotals {
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

/** Columns with a total in some of the units, and sums over the units in which two of them have one. */
interface Crossed {
  readonly active: readonly number[];
  /** Deviations and products of deviations from the centre; [i * k + j] for the i-th and j-th active column. */
  readonly products: Float64Array;
  readonly deviations: Float64Array;
  readonly both: Float64Array;
}

/**
 * Columns that have a total in some of the units, or a centre other than 0 (rule `adjust`), in order of first
 * occurrence.
 */
function activeColumns(units: readonly number[], data: StageTotals, centre: readonly number[]): number[] {
  const seen = new Uint8Array(data.columns);
  const active: number[] = [];
  const add = (column: number): void => {
    if (seen[column] === 1) return;
    seen[column] = 1;
    active.push(column);
  };
  for (const [column, value] of centre.entries()) if (value !== 0) add(column);
  for (const unit of units) {
    for (let at = data.start[unit]!; at < data.start[unit + 1]!; at += 1) add(data.column[at]!);
  }
  return active;
}

function cross(units: readonly number[], data: StageTotals, centre: readonly number[]): Crossed {
  const active = activeColumns(units, data, centre);
  const place = new Int32Array(data.columns);
  for (const [at, column] of active.entries()) place[column] = at;
  const k = active.length;
  const [products, deviations, both] = [new Float64Array(k * k), new Float64Array(k * k), new Float64Array(k * k)];
  const entries = units.reduce((most, unit) => Math.max(most, data.start[unit + 1]! - data.start[unit]!), 0);
  const [places, apart] = [new Int32Array(entries), new Float64Array(entries)];
  for (const unit of units) {
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
 * Adds scale x sum over the units of (t - centre)(t - centre)'. Units without a total in a column deviate by -centre:
 * they are counted but not visited, so that the cost is proportional to the rows and not to units times columns. All
 * subtracted values are centred first.
 */
export function addCrossProducts(
  target: number[][],
  { units, data, centre }: { units: readonly number[]; data: StageTotals; centre: readonly number[] },
  scale: number,
): void {
  const { active, products, deviations, both } = cross(units, data, centre);
  const k = active.length;
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < k; j += 1) {
      const [a, b] = [active[i]!, active[j]!];
      if (b > a) continue;
      const [ma, mb] = [centre[a]!, centre[b]!];
      const without = units.length - both[i * k + i]! - both[j * k + j]! + both[i * k + j]!;
      const onlyA = deviations[i * k + i]! - deviations[i * k + j]!;
      const onlyB = deviations[j * k + j]! - deviations[j * k + i]!;
      target[a]![b]! += scale * (products[i * k + j]! - mb * onlyA - ma * onlyB + without * ma * mb);
    }
  }
}

/** Mean of each column over units of which some may have no total. */
export function meansOf(units: readonly number[], data: StageTotals): number[] {
  const means = new Array<number>(data.columns).fill(0);
  for (const unit of units) {
    for (let at = data.start[unit]!; at < data.start[unit + 1]!; at += 1) means[data.column[at]!]! += data.total[at]!;
  }
  return means.map((sum) => sum / units.length);
}
