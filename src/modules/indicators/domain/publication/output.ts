/** The output of a run: first a draft with all figures, then what may be published of it. Pure. */
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
import type { ValuePlan } from '../runs/plan.js';
import { type Quality, qualityOf, type Reliability } from './reliability.js';
import type { Sample } from '../runs/estimators/sample.js';
import type { Tally } from '../runs/counting/tally.js';

export type CellStatus = Reliability | 'coded' | 'withheld' | 'missing';

/** `gap`: women minus men in the same place, if both are published. */
export type ShownEstimate = Estimate &
  Pick<Quality, 'cv' | 'flags'> & {
    readonly gap: SexGap | null;
    /** Weighted share of persons excluded from a weighted gap because there was no one comparable. */
    readonly dropped?: number;
  };

/** With the digits of publication. */
export interface PublishedGap extends Omit<SexGap, 'df'> {
  /** To the nearest 5; null if fewer. */
  readonly df: number | null;
}

export interface PublishedEstimate extends PublishedGap {
  /** Rounded number of persons; null if fewer than 15. */
  readonly n: number | null;
  /** The upper end of its class. */
  readonly cv: number | null;
  readonly flags: Quality['flags'];
  readonly gap: PublishedGap | null;
  readonly dropped?: number;
}

/** A share whose numerator or complement is small is published as a bound only. */
export type CodedShare = { readonly under: number } | { readonly over: number };

export interface OutputCell<Figure = PublishedEstimate> extends CellAddress {
  readonly status: CellStatus;
  /** Null, together with everything that would reveal it, unless the figure may be published as a number. */
  readonly figure: Figure | null;
  /** Only of coded figures. */
  readonly coded?: CodedShare;
}

export interface IndicatorOutput<Figure = PublishedEstimate> {
  readonly id: string;
  readonly state: 'computed' | 'no-data';
  readonly nonResponse: NonResponse | null;
  readonly cells: readonly OutputCell<Figure>[];
}

type DraftCell = OutputCell<ShownEstimate>;
type Level = Pick<CellAddress, 'breakdown' | 'level'>;

/**
 * Cells of one indicator for all persons and by level of each breakdown, for both sexes and by sex, each with its
 * figure or the reason why there is none.
 */
export function outputOf(tally: Tally, sample: Sample): IndicatorOutput<ShownEstimate> {
  const { plan } = tally;
  const bySex = plan.kind === 'gap' ? !plan.base.sexBuiltIn : !plan.sexBuiltIn;
  const addresses = sample.source.layout.addresses(plan.breakdowns, bySex);
  const cells = withGaps(
    addresses.map((address) => outputCell(tally, sample, address)),
    (level) => sexGap(tally, sample, level),
  );
  if (cells[0]!.status === 'missing') return nothing(plan.id, addresses);
  return {
    id: plan.id,
    state: 'computed',
    nonResponse: nonResponse(tally, sample),
    cells,
  };
}

/** The total has no persons, so no level has any. */
function nothing(id: string, addresses: readonly CellAddress[]): IndicatorOutput<ShownEstimate> {
  const cells = addresses.map((address) => ({ ...address, status: 'missing' as const, figure: null }));
  return { id, state: 'no-data', nonResponse: null, cells };
}

/** The cells of an indicator that is computed from individual values. */
export function outputOfValues(plan: ValuePlan, result: ColumnResult): IndicatorOutput<ShownEstimate> {
  const gaps = new Map(result.cells.map(({ place, gap }) => [cellKey(place), gap]));
  const cells = withGaps(
    result.cells.map(({ place, cell }) => valueCell(plan, place, cell)),
    (level) => {
      const gap = gaps.get(cellKey({ ...level, sex: null }));
      return gap?.state === 'figure' ? sexGapOf(gap.estimate) : null;
    },
  );
  const total = cells.find((cell) => cellKey(cell) === cellKey(everybody))!;
  if (total.status === 'missing') return nothing(plan.id, cells);
  return {
    id: plan.id,
    state: 'computed',
    nonResponse: { share: result.missing, bounds: null },
    cells,
  };
}

function sexGapOf({ value, standardError, interval, df }: SexGap): SexGap {
  return { value, standardError, interval, df };
}

function valueCell(plan: ValuePlan, place: CellAddress, cell: ColumnCell): DraftCell {
  const { sex, breakdown, level } = place;
  const address = { sex, breakdown, level };
  if (cell.state === 'confidential') return { ...address, status: 'withheld', figure: null };
  if (cell.state === 'missing') return { ...address, status: 'missing', figure: null };
  const quality = cell.state === 'figure' ? qualityOf(plan, cell.estimate) : null;
  if (cell.state !== 'figure' || quality === null || quality.reliability === 'withheld-quality')
    return { ...address, status: 'withheld-quality', figure: null };
  return {
    ...address,
    status: quality.reliability,
    figure: {
      ...cell.estimate,
      cv: quality.cv,
      flags: quality.flags,
      gap: null,
      ...(cell.dropped !== null && { dropped: cell.dropped }),
    },
  };
}

function outputCell(tally: Tally, sample: Sample, address: CellAddress): DraftCell {
  const found = estimateCell(tally, sample, address);
  if (found === null) return { ...address, status: 'missing', figure: null };
  const quality = qualityOf(tally.plan, found);
  const { lack: _, ...estimate } = found;
  if (quality.reliability === 'withheld-quality') return { ...address, status: 'withheld-quality', figure: null };
  return {
    ...address,
    status: quality.reliability,
    figure: { ...estimate, cv: quality.cv, flags: quality.flags, gap: null },
  };
}

/** The gap goes with the figure for both sexes, if there are figures of women and of men. */
function withGaps(cells: readonly DraftCell[], gapAt: (level: Level) => SexGap | null): DraftCell[] {
  const shown = new Set(cells.filter((cell) => cell.figure !== null).map(cellKey));
  return cells.map((cell) => {
    if (cell.sex !== null || cell.figure === null) return cell;
    if (!shown.has(cellKey({ ...cell, sex: 'F' })) || !shown.has(cellKey({ ...cell, sex: 'M' }))) return cell;
    return { ...cell, figure: { ...cell.figure, gap: gapAt(cell) } };
  });
}
