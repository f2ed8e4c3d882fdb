/** The output of a run: protected cells, rounded to the digits that their precision supports. Pure. */
import { type CellAddress, cellKey, everybody } from '../runs/cells.js';
import {
  type Estimate,
  estimateCell,
  nonResponse,
  type NonResponse,
  sexGap,
  type SexGap,
} from '../runs/estimators/estimates.js';
import type { ColumnCell } from '../runs/estimators/column-cells.js';
import type { ColumnResult } from '../runs/estimators/column-estimates.js';
import type { Plan, ValuePlan } from '../runs/plan.js';
import { type Quality, qualityOf, type Reliability } from './reliability.js';
import type { Sample } from '../runs/estimators/sample.js';
import type { Tally } from '../runs/counting/tally.js';

export type CellStatus = Reliability | 'withheld' | 'missing';

/** `gap`: women minus men in the same place, if both are published. */
export type ShownEstimate = Estimate &
  Pick<Quality, 'cv' | 'flags'> & {
    readonly gap: SexGap | null;
    /** Weighted share of persons excluded from a weighted gap because there was no one comparable. */
    readonly dropped?: number;
  };

export interface OutputCell extends CellAddress {
  readonly status: CellStatus;
  /** Null, together with everything that would reveal it, unless the figure may be published. */
  readonly figure: ShownEstimate | null;
}

export interface IndicatorOutput {
  readonly id: string;
  readonly state: 'computed' | 'no-data';
  readonly nonResponse: NonResponse | null;
  readonly cells: readonly OutputCell[];
}

type Level = Pick<CellAddress, 'breakdown' | 'level'>;

/**
 * Cells of one indicator for all persons and by level of each breakdown, for both sexes and by sex, each with its
 * figure or the reason why there is none.
 */
export function outputOf(tally: Tally, sample: Sample, withheld: ReadonlySet<string>): IndicatorOutput {
  const { plan } = tally;
  const bySex = plan.kind === 'gap' ? !plan.base.sexBuiltIn : !plan.sexBuiltIn;
  const addresses = sample.source.layout.addresses(plan.breakdowns, bySex);
  const cells = withGaps(
    addresses.map((address) => outputCell(tally, sample, { address, withheld })),
    (level) => sexGap(tally, sample, level),
    plan,
  );
  if (cells[0]!.status === 'missing') return nothing(plan.id, addresses);
  return {
    id: plan.id,
    state: 'computed',
    nonResponse: protectedNonResponse(cells[0]!, nonResponse(tally, sample)),
    cells,
  };
}

/** The bounds would reveal the figure, so they are suppressed with it and rounded like it. */
function protectedNonResponse(total: OutputCell, { share, bounds }: NonResponse): NonResponse | null {
  if (total.status === 'withheld') return null;
  const shown = total.figure === null || bounds === null ? null : ([round(bounds[0], 4), round(bounds[1], 4)] as const);
  return { share: round(share, 4), bounds: shown };
}

/** The total has no persons, so no level has any. */
function nothing(id: string, addresses: readonly CellAddress[]): IndicatorOutput {
  const cells = addresses.map((address) => ({ ...address, status: 'missing' as const, figure: null }));
  return { id, state: 'no-data', nonResponse: null, cells };
}

/** The cells of an indicator that is computed from individual values. */
export function outputOfValues(plan: ValuePlan, result: ColumnResult, withheld: ReadonlySet<string>): IndicatorOutput {
  const gaps = new Map(result.cells.map(({ place, gap }) => [cellKey(place), gap]));
  const cells = withGaps(
    result.cells.map(({ place, cell }) => valueCell(plan, { place, cell, withheld })),
    (level) => {
      const gap = gaps.get(cellKey({ ...level, sex: null }));
      return gap?.state === 'figure' ? sexGapOf(gap.estimate) : null;
    },
    plan,
  );
  const total = cells.find((cell) => cellKey(cell) === cellKey(everybody))!;
  if (total.status === 'missing') return nothing(plan.id, cells);
  return {
    id: plan.id,
    state: 'computed',
    nonResponse: protectedNonResponse(total, { share: result.missing, bounds: null }),
    cells,
  };
}

function sexGapOf({ value, standardError, interval, df }: SexGap): SexGap {
  return { value, standardError, interval, df };
}

function valueCell(
  plan: ValuePlan,
  given: { place: CellAddress; cell: ColumnCell; withheld: ReadonlySet<string> },
): OutputCell {
  const { place, cell, withheld } = given;
  const { sex, breakdown, level } = place;
  const address = { sex, breakdown, level };
  if (withheld.has(`${plan.id}|${cellKey(place)}`) || cell.state === 'confidential')
    return { ...address, status: 'withheld', figure: null };
  if (cell.state === 'missing') return { ...address, status: 'missing', figure: null };
  const quality = cell.state === 'figure' ? qualityOf(plan, cell.estimate) : null;
  if (cell.state !== 'figure' || quality === null || quality.reliability === 'withheld-quality')
    return { ...address, status: 'withheld-quality', figure: null };
  return {
    ...address,
    status: quality.reliability,
    figure: {
      ...rounded(plan, cell.estimate),
      cv: round(quality.cv, 4),
      flags: quality.flags,
      gap: null,
      ...(cell.dropped !== null && { dropped: round(cell.dropped, 3) }),
    },
  };
}

function outputCell(
  tally: Tally,
  sample: Sample,
  where: { address: CellAddress; withheld: ReadonlySet<string> },
): OutputCell {
  const { address } = where;
  if (where.withheld.has(`${tally.plan.id}|${cellKey(address)}`))
    return { ...address, status: 'withheld', figure: null };
  const found = estimateCell(tally, sample, address);
  if (found === null) return { ...address, status: 'missing', figure: null };
  const quality = qualityOf(tally.plan, found);
  const { lack: _, ...estimate } = found;
  if (quality.reliability === 'withheld-quality') return { ...address, status: 'withheld-quality', figure: null };
  return {
    ...address,
    status: quality.reliability,
    figure: { ...rounded(tally.plan, estimate), cv: round(quality.cv, 4), flags: quality.flags, gap: null },
  };
}

function round<T extends number | null>(value: T, digits: number): T {
  return (value === null ? value : Number(value.toFixed(digits))) as T;
}

function digitsOf(plan: Plan): number {
  if (plan.kind === 'total') return 0;
  const isAmount =
    plan.kind === 'values' ? plan.statistic.kind === 'quantile' : plan.kind === 'ratio' && !plan.proportion;
  return isAmount ? 2 : 4;
}

/**
 * Shares to 0.01%, amounts to hundredths, totals to whole persons: more digits would suggest more precision than there
 * is.
 */
function rounded<T extends SexGap>(plan: Plan, estimate: T): T {
  const amount = digitsOf(plan);
  const [low, high] = estimate.interval;
  return {
    ...estimate,
    value: round(estimate.value, amount),
    standardError: round(estimate.standardError, Math.max(amount, 2)),
    interval: [round(low, amount), round(high, amount)],
  };
}

/** The gap is published with the figure for both sexes, and only if women and men are both published. */
function withGaps(cells: readonly OutputCell[], gapAt: (level: Level) => SexGap | null, plan: Plan): OutputCell[] {
  const shown = new Set(cells.filter((cell) => cell.figure !== null).map(cellKey));
  return cells.map((cell) => {
    if (cell.sex !== null || cell.figure === null) return cell;
    if (!shown.has(cellKey({ ...cell, sex: 'F' })) || !shown.has(cellKey({ ...cell, sex: 'M' }))) return cell;
    const gap = gapAt(cell);
    return { ...cell, figure: { ...cell.figure, gap: gap === null ? null : rounded(plan, gap) } };
  });
}
