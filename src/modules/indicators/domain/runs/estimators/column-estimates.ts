/**
 * Figures of all indicators that are computed from individual values: each indicator is sorted once, selected at each
 * address, and replicated from the same seed.
 */
import type { UnitStrata } from '../../../../../methodology/estimation/unit-variance.js';
import type { LonelyRule } from '../../../../../methodology/estimation/variance.js';
import { type CellAt, type CellContext, type ColumnCell, type Least, type Pending } from './column-cells.js';
import type { ColumnPlan } from './column-plan.js';
import type { People, ReadyPlan, ValueColumns, WeightOf } from './columns.js';
import { Cut } from './cut.js';
import { quantileCell, quantileGapCell, sexDifference } from './quantile-cells.js';
import { ReplicatedErrors } from './replicated.js';
import { factorGapCell, segregationCell } from './women-and-men-cells.js';
import type { CellAddress } from '../cells.js';

export interface ColumnSettings<P extends ColumnPlan = ColumnPlan> {
  readonly lonely: LonelyRule;
  readonly least: Least;
  readonly weightOf: WeightOf;
  readonly placesOf: (plan: P) => readonly CellAddress[];
}

export interface PlacedCell {
  readonly place: CellAddress;
  readonly cell: ColumnCell;
  /** Women minus men, for cells over both sexes, if both are rows of the table. */
  readonly gap: ColumnCell | null;
}

export interface ColumnResult {
  readonly plan: ColumnPlan;
  readonly cells: readonly PlacedCell[];
  /** Weighted share of the universe for which the indicator is unknown. */
  readonly missing: number;
}

/** Quantiles are sorted by value, other statistics by unit; equal values have equal weights and may be in any order. */
function orderOf(people: People, { plan, rows, value, group }: ReadyPlan): Int32Array {
  const byValue = plan.statistic.kind === 'quantile' || plan.statistic.kind === 'quantile-gap';
  const unit = rows.map(people.unitOf);
  const sexOf = (row: number): number => people.sex[rows[row]!]!;
  const order = Int32Array.from(rows.keys());
  return order.sort((a, b) => {
    if (byValue && value[a] !== value[b]) return value[a]! - value[b]!;
    return unit[a]! - unit[b]! || sexOf(a) - sexOf(b) || group[a]! - group[b]! || value[a]! - value[b]!;
  });
}

function cellOf(context: CellContext, at: CellAt): Pending {
  const { statistic } = context.ready.plan;
  switch (statistic.kind) {
    case 'quantile':
      return quantileCell(context, statistic.p, at);
    case 'quantile-gap':
      return quantileGapCell(context, statistic, at);
    case 'segregation':
      return segregationCell(context, at);
    case 'factor-gap':
      return factorGapCell(context, statistic.fewest, at);
  }
}

interface PendingCell {
  readonly place: CellAddress;
  readonly cell: Pending;
  readonly gap: Pending | null;
}

function pendingCells(context: CellContext, places: readonly CellAddress[]): PendingCell[] {
  const { statistic } = context.ready.plan;
  const cut = new Cut(context.people, context.ready, orderOf(context.people, context.ready));
  const bySex = places.some(({ sex }) => sex !== null);
  return places.map((place) => ({
    place,
    cell: cellOf(context, { place, cut }),
    gap:
      statistic.kind === 'quantile' && bySex && place.sex === null
        ? sexDifference(context, statistic.p, { place, cut })
        : null,
  }));
}

function missingShare({ weightOf }: People, { rows, missing }: ReadyPlan): number {
  const known = rows.reduce((sum, row) => sum + weightOf(row), 0);
  return known + missing === 0 ? 0 : missing / (known + missing);
}

export function estimateColumns<P extends ColumnPlan>(
  columns: ValueColumns<P>,
  settings: ColumnSettings<P>,
): readonly ColumnResult[] {
  const people = columns.people(settings.weightOf);
  const sampled = new Int32Array(people.strata.length);
  for (const stratum of people.stratumOf) sampled[stratum]! += 1;
  const strata: UnitStrata = { stratumOf: people.stratumOf, sampled, names: people.strata };
  return Array.from(columns.ready(settings.weightOf), (ready) => resultOf({ people, ready, strata }, settings));
}

function resultOf<P extends ColumnPlan>(
  { people, ready, strata }: { people: People; ready: ReadyPlan<P>; strata: UnitStrata },
  { lonely, least, placesOf }: ColumnSettings<P>,
): ColumnResult {
  const errors = new ReplicatedErrors();
  const pending = pendingCells({ people, ready, strata, lonely, least, errors }, placesOf(ready.plan));
  errors.draw(strata, lonely);
  return {
    plan: ready.plan,
    cells: pending.map(({ place, cell, gap }) => ({ place, cell: cell(), gap: gap?.() ?? null })),
    missing: missingShare(people, ready),
  };
}
