/** Segregation by occupation and the factor-weighted pay gap: figures about women and men of a cell together. */
import { duncanWithInfluence, ReplicatedFactorGap } from '../../../../../methodology/estimation/segregation.js';
import type { Interval } from '../../../../../methodology/estimation/intervals.js';
import { freedomOfUnits, varianceOfUnitTotals } from '../../../../../methodology/estimation/unit-variance.js';
import {
  type CellAt,
  type CellContext,
  type ColumnCell,
  isSmall,
  limits,
  type Pending,
  settled,
  sortedValues,
  withError,
} from './column-cells.js';

/** Each sex must be large enough to be published, because the figure is about both. */
function sidesOf(context: CellContext, { place, cut }: CellAt): 'missing' | 'confidential' | Int32Array {
  const rows = cut.at(place);
  const [women, men] = [cut.ofSex(rows, 'F'), cut.ofSex(rows, 'M')];
  if (women.length === 0 || men.length === 0) return 'missing';
  return isSmall(context, women) || isSmall(context, men) ? 'confidential' : rows;
}

function sexedRows(context: CellContext, rows: Int32Array) {
  const { people, ready } = context;
  const [woman, group] = [new Uint8Array(rows.length), new Int32Array(rows.length)];
  for (let at = 0; at < rows.length; at += 1) {
    woman[at] = people.sex[ready.rows[rows[at]!]!] === 0 ? 1 : 0;
    group[at] = ready.group[rows[at]!]!;
  }
  return { ...sortedValues(context, rows), woman, group, groups: ready.groups.length };
}

/** Units of rows that are sorted by unit. */
function unitsOf(units: Int32Array): Int32Array {
  return units.filter((unit, at) => at === 0 || units[at - 1] !== unit);
}

/** Influence values summed by primary sampling unit (methodology 2.4). */
export function segregationCell(context: CellContext, at: CellAt): Pending {
  const sides = sidesOf(context, at);
  if (typeof sides === 'string') return settled({ state: sides });
  const rows = sexedRows(context, sides);
  const found = duncanWithInfluence(rows);
  if (found === null) return settled({ state: 'missing' });
  const units = unitsOf(rows.units);
  const totals = new Float64Array(units.length);
  for (let row = 0, place = 0; row < rows.units.length; row += 1) {
    if (units[place] !== rows.units[row]) place += 1;
    totals[place]! += rows.weights[row]! * (rows.woman[row] === 1 ? found.ofWoman : found.ofMan)[rows.group[row]!]!;
  }
  const standardError = Math.sqrt(varianceOfUnitTotals(context.strata, { units, totals }, context.lonely));
  if (!(standardError > 0)) return settled({ state: 'imprecise' });
  const df = freedomOfUnits(context.strata, units);
  const [low, high] = limits(found.index, standardError, df);
  // the share of women who would have to change occupation is between 0 and 1
  const interval: Interval = [low === null ? null : Math.max(0, low), high === null ? null : Math.min(1, high)];
  return settled({
    state: 'figure',
    estimate: { value: found.index, standardError, interval, df, n: sides.length },
    dropped: null,
  });
}

export function factorGapCell(context: CellContext, fewest: number, at: CellAt): Pending {
  const sides = sidesOf(context, at);
  if (typeof sides === 'string') return settled({ state: sides });
  const rows = sexedRows(context, sides);
  const gap = new ReplicatedFactorGap({ ...rows, pay: rows.values }, fewest);
  const value = gap.at(new Float64Array(context.strata.stratumOf.length).fill(1));
  if (value === null) return settled({ state: 'missing' });
  const place = context.errors.add((factor) => gap.at(factor));
  const df = freedomOfUnits(context.strata, unitsOf(rows.units));
  return (): ColumnCell => {
    const estimate = withError(context.errors, place, { value, df, n: sides.length });
    return estimate === null ? { state: 'imprecise' } : { state: 'figure', estimate, dropped: gap.dropped };
  };
}
