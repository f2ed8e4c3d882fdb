/** Disclosure control of a run: which of its figures are shown as numbers, which as bounds, and which are suppressed. */
import type { ReleaseFigure, ReleaseInput } from '../../../../methodology/disclosure/release/linked-tables.js';
import {
  primaryStatus,
  type Side,
  sidesOf,
  type Status,
} from '../../../../methodology/disclosure/release/primary-rules.js';
import { protectRelease } from '../../../../methodology/disclosure/release/protect-release.js';
import type { LinearSolver } from '../../../../methodology/numeric/linear-program.js';
import type {
  IndicatorOutput,
  OutputCell,
  ShownEstimate,
  PublishedEstimate,
  PublishedGap,
} from '../publication/output.js';
import { cellKey } from './cells.js';
import { type Draft, linkedTables, publishedMeasure } from './linked-tables.js';
import type { Earlier } from './earlier-runs.js';
import type { NonResponse, SexGap } from './estimators/estimates.js';
import type { Plan } from './plan.js';
import {
  type Measure,
  published,
  publishedFreedom,
  publishedSize,
  unitOf,
} from '../../../../methodology/disclosure/release/digits.js';
import type { Interval } from '../../../../methodology/estimation/intervals.js';

interface Protecting {
  readonly solver: LinearSolver;
  readonly earlier: Earlier;
  /** Receives the share that is done. */
  readonly step: (done: number) => void;
}

/** What may be shown of each figure, and the persons in it. */
interface Decided {
  readonly minimum: number;
  readonly statusOf: (key: string) => Status | undefined;
  readonly sidesOf: (key: string) => readonly Side[];
}

const fewChanged: Status = { shown: 'withheld', reason: 'few-changed' };
/** Of other answers it stays suppressed; its counts have the demands that they have by themselves. */
const withheldBefore: Status = { shown: 'withheld', reason: 'withheld-before' };

export function protectedFigures(draft: Draft, { solver, earlier, step }: Protecting): readonly IndicatorOutput[] {
  const { rules } = draft;
  const input = withEarlier(linkedTables(draft), earlier);
  const own = (figure: ReleaseFigure): Status => primaryStatus(figure, sidesOf(input, figure), rules);
  const published = new Map<string, Status>();
  for (const { key } of input.figures) {
    const before = earlier.wasShown(key);
    if (earlier.tellsOfFew(key)) published.set(key, fewChanged);
    else if (before !== null) published.set(key, before === 'exactly' ? { shown: 'number' } : before);
    else if (earlier.wasWithheld(key)) published.set(key, withheldBefore);
  }
  const { statuses, sides } = protectRelease(input, { rules, solver, published, step });
  const exact = new Map(input.figures.flatMap((figure) => (figure.exact === true ? [[figure.key, figure]] : [])));
  const decided: Decided = {
    minimum: rules.workers,
    // a figure that an earlier release has shown with all digits follows the same rules as others from now on
    statusOf: (key) => (exact.has(key) ? own(exact.get(key)!) : statuses.get(key)),
    sidesOf: (key) => sides.get(key)!,
  };
  return draft.indicators.map((each, at) => outputOf(draft.plans[at]!, each, decided));
}

/** Figures of the same persons that were shown with all digits, or by another minimum, are known exactly. */
function withEarlier(input: ReleaseInput, { wasShown }: Earlier): ReleaseInput {
  const figures = input.figures.map((figure) =>
    wasShown(figure.key) === 'exactly' ? { ...figure, exact: true } : figure,
  );
  return { ...input, figures };
}

function outputOf(plan: Plan, draft: IndicatorOutput<ShownEstimate>, decided: Decided): IndicatorOutput {
  if (draft.state === 'no-data') return { ...draft, cells: draft.cells.map((cell) => ({ ...cell, figure: null })) };
  const cells = draft.cells.map((cell) => cellOf(plan, cell, decided));
  return { ...draft, cells, nonResponse: nonResponseOf(cells[0]!, draft.nonResponse) };
}

/** Bounds would reveal the figure, so they are suppressed with it. */
function nonResponseOf(total: OutputCell, given: NonResponse | null): NonResponse | null {
  if (given === null || total.status === 'withheld') return null;
  const { share, bounds } = given;
  const shown = total.figure === null || bounds === null ? null : bounds;
  return {
    share: publishedShare(share),
    bounds: shown && [publishedShare(shown[0]), publishedShare(shown[1])],
  };
}

function cellOf(plan: Plan, cell: OutputCell<ShownEstimate>, decided: Decided): OutputCell {
  const { sex, breakdown, level } = cell;
  const address = { sex, breakdown, level };
  const key = `${plan.id}|${cellKey(cell)}`;
  const status = decided.statusOf(key);
  // a group without anyone looks like one of few persons
  if (status === undefined || status.shown === 'withheld') return { ...address, status: 'withheld', figure: null };
  if (status.shown === 'coded') {
    const { bound, complement } = status;
    const coded = complement ? { over: (100 - bound) / 100 } : { under: bound / 100 };
    return { ...address, status: 'coded', figure: null, coded };
  }
  const { figure } = cell;
  if (figure === null) return { ...address, status: cell.status, figure: null };
  const digits = digitsOf(plan, figure, { key, decided });
  const gap = gapOf(plan, cell, decided);
  return { ...address, status: cell.status, figure: { ...publishedFigure(figure, digits), gap } };
}

function digitsOf(plan: Plan, { n }: ShownEstimate, { key, decided }: { key: string; decided: Decided }) {
  const both = decided.sidesOf(key).map((side) => side.both);
  const sizes = plan.kind === 'values' ? [n] : both.map(({ persons }) => persons);
  const meanWeight = plan.kind === 'values' ? 1 : both[0]!.below / both[0]!.persons;
  return { measure: publishedMeasure(plan), sizes, meanWeight, minimum: decided.minimum };
}

/** The gap is published with the figure for both sexes, and only if women and men are published as numbers. */
function gapOf(plan: Plan, cell: OutputCell<ShownEstimate>, decided: Decided) {
  const { figure } = cell;
  if (figure === null || figure.gap === null) return null;
  const keys = ['F', 'M'].map((sex) => `${plan.id}|${cellKey({ ...cell, sex: sex as 'F' | 'M' })}`);
  if (keys.some((key) => decided.statusOf(key)?.shown !== 'number')) return null;
  const sizes = keys.flatMap((key) => decided.sidesOf(key).map(({ both }) => both.persons));
  const digits = digitsOf(plan, figure, { key: keys[0]!, decided });
  return publishedGap(figure.gap, plan.kind === 'values' ? digits : { ...digits, sizes });
}

interface Digits {
  readonly measure: Measure;
  /** Sample sizes: one, or those of the groups that the figure compares. */
  readonly sizes: readonly number[];
  readonly meanWeight: number;
  /** The fewest persons of a figure. */
  readonly minimum: number;
}

/** With fewer degrees of freedom there is no interval. */
const LEAST_FREEDOM = 3;
/** The coefficient of variation is published as the upper end of its class. */
const cvClasses = [0.01, 0.02, 0.05, 0.1, 0.165, 0.25, 0.33, 0.5];

const publishedShare = (value: number): number => published(value, 0.01);

function uncertain({ value, standardError, interval, df }: SexGap, digits: Digits): PublishedGap {
  const { measure } = digits;
  // shares and points are fractions
  const scale = measure === 'percent' || measure === 'points' ? 100 : 1;
  const unit = unitOf(scale * value, digits) / scale;
  const [low, high] = interval.map((end) => (end === null ? null : published(end, unit))) as [...Interval];
  return {
    value: published(value, unit),
    standardError: standardError === null ? null : published(standardError, unit / 10),
    interval: df < LEAST_FREEDOM ? [null, null] : [low, high],
    df: publishedFreedom(df),
  };
}

function publishedFigure(figure: ShownEstimate, digits: Digits): Omit<PublishedEstimate, 'gap'> {
  const { n, cv, flags, dropped } = figure;
  return {
    ...uncertain(figure, digits),
    n: publishedSize(n, digits.minimum),
    cv: cv === null ? null : (cvClasses.find((end) => cv <= end) ?? 1),
    flags,
    ...(dropped !== undefined && { dropped: publishedShare(dropped) }),
  };
}

/** Differences of shares are in percentage points. */
function publishedGap(gap: SexGap, digits: Digits): PublishedGap {
  return uncertain(gap, { ...digits, measure: digits.measure === 'percent' ? 'points' : digits.measure });
}
