/** The digits with which figures leave the product (docs/methodology/disclosure.md). */
import {
  type Measure,
  published,
  publishedFreedom,
  publishedSize,
  unitOf,
} from '../../../../methodology/disclosure/release/digits.js';
import type { Interval } from '../../../../methodology/estimation/intervals.js';
import type { SexGap } from '../runs/estimators/estimates.js';
import type { PublishedEstimate, PublishedGap, ShownEstimate } from './output.js';

export interface Digits {
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

const hundredth = (value: number): number => published(value, 0.01);

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

export function publishedFigure(figure: ShownEstimate, digits: Digits): Omit<PublishedEstimate, 'gap'> {
  const { n, cv, flags, dropped } = figure;
  return {
    ...uncertain(figure, digits),
    n: publishedSize(n, digits.minimum),
    cv: cv === null ? null : (cvClasses.find((end) => cv <= end) ?? 1),
    flags,
    ...(dropped !== undefined && { dropped: hundredth(dropped) }),
  };
}

/** Differences of shares are in percentage points. */
export function publishedGap(gap: SexGap, digits: Digits): PublishedGap {
  return uncertain(gap, { ...digits, measure: digits.measure === 'percent' ? 'points' : digits.measure });
}

export { hundredth as publishedShare };
