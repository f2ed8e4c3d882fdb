/** What leaves a run: cells that are already protected, rounded to what the figure can say. Pure. */
import { leastRules } from '../../../methodology/disclosure/primary.js';
import { type CellAddress, cellKey, figureAddresses } from './cells.js';
import {
  domainSums,
  type Estimate,
  estimateCell,
  nonResponse,
  type NonResponse,
  type SampleDesign,
  sexGap,
  type SexGap,
} from './estimates.js';
import type { Plan } from './plan.js';
import { type Quality, qualityOf, type Reliability } from './reliability.js';
import type { Tally } from './tally.js';

export type CellStatus = Reliability | 'withheld' | 'missing';

/** `gap`: women minus men of the same place, where both are shown. */
export type ShownEstimate = Estimate & Pick<Quality, 'cv' | 'flags'> & { readonly gap: SexGap | null };

export interface OutputCell extends CellAddress {
  readonly status: CellStatus;
  /** Null with everything that would give it away, unless the figure may be shown. */
  readonly figure: ShownEstimate | null;
}

export interface IndicatorOutput {
  readonly id: string;
  readonly state: 'computed' | 'no-data';
  readonly nonResponse: NonResponse | null;
  readonly cells: readonly OutputCell[];
}

/** Cells of one indicator over everybody, by sex and by park, each with its figure or with why there is none. */
export function outputOf(
  tally: Tally,
  sample: SampleDesign,
  context: { withheld: ReadonlySet<string>; parks: readonly string[] },
): IndicatorOutput {
  const { plan } = tally;
  const bySex = plan.kind === 'gap' ? false : !plan.sexBuiltIn;
  // A gap between groups that are no rows of the tables is shown over everybody only.
  const parks = plan.kind === 'gap' && !plan.bySex ? [] : context.parks;
  const cells = withGaps(
    figureAddresses(parks, bySex).map((address) => outputCell(tally, sample, { address, withheld: context.withheld })),
    (parkId) => sexGap(tally, sample, parkId),
    plan,
  );
  const empty = cells.every((cell) => cell.status === 'missing');
  const totalWithheld = context.withheld.has(`${plan.id}|${cellKey({ sex: null, parkId: null })}`);
  return {
    id: plan.id,
    state: empty ? 'no-data' : 'computed',
    nonResponse: empty || totalWithheld ? null : nonResponse(tally, sample),
    cells,
  };
}

function outputCell(
  tally: Tally,
  sample: SampleDesign,
  where: { address: CellAddress; withheld: ReadonlySet<string> },
): OutputCell {
  const { address } = where;
  if (where.withheld.has(`${tally.plan.id}|${cellKey(address)}`))
    return { ...address, status: 'withheld', figure: null };
  if (hasSmallSide(tally, sample, address)) return { ...address, status: 'withheld', figure: null };
  const estimate = estimateCell(tally, sample, address);
  if (estimate === null) return { ...address, status: 'missing', figure: null };
  const quality = qualityOf(tally.plan, estimate);
  if (quality.reliability === 'withheld-quality') return { ...address, status: 'withheld-quality', figure: null };
  return {
    ...address,
    status: quality.reliability,
    figure: { ...rounded(tally.plan, estimate), cv: round(quality.cv, 4), flags: quality.flags, gap: null },
  };
}

/** The two groups of a gap that are no rows of the tables must each be large enough, with their yes and no. */
function hasSmallSide(tally: Tally, sample: SampleDesign, address: CellAddress): boolean {
  if (tally.plan.kind !== 'gap' || tally.plan.bySex) return false;
  const { proportion } = tally.plan.base;
  return [0, 1].some((side) => {
    const { n, yes } = domainSums(tally, sample, { address, side });
    const counts = proportion ? [n, yes, n - yes] : [n];
    return counts.some((count) => count > 0 && count < leastRules.workers);
  });
}

function round<T extends number | null>(value: T, digits: number): T {
  return (value === null ? value : Number(value.toFixed(digits))) as T;
}

/** Shares to 0.01 %, amounts to hundredths, totals to whole persons: more digits would tell more than the figure says. */
function rounded<T extends SexGap>(plan: Plan, estimate: T): T {
  const amount = plan.kind === 'total' ? 0 : plan.kind === 'ratio' && !plan.proportion ? 2 : 4;
  const [low, high] = estimate.interval;
  return {
    ...estimate,
    value: round(estimate.value, amount),
    standardError: round(estimate.standardError, Math.max(amount, 2)),
    interval: [round(low, amount), round(high, amount)],
  };
}

/** The gap goes with the figure over both sexes, and only where women and men are both shown. */
function withGaps(
  cells: readonly OutputCell[],
  gapAt: (parkId: string | null) => SexGap | null,
  plan: Plan,
): OutputCell[] {
  const shown = (sex: 'F' | 'M', parkId: string | null): boolean =>
    cells.some((cell) => cell.sex === sex && cell.parkId === parkId && cell.figure !== null);
  return cells.map((cell) => {
    if (cell.sex !== null || cell.figure === null || !shown('F', cell.parkId) || !shown('M', cell.parkId)) return cell;
    const gap = gapAt(cell.parkId);
    return { ...cell, figure: { ...cell.figure, gap: gap === null ? null : rounded(plan, gap) } };
  });
}
