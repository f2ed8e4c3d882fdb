/** Population counts by the levels of one variable, and the rows' membership in them. */
import { calibrationProblems } from './problems.js';

export interface Margin {
  readonly name: string;
  /** Maps each row to its level. */
  readonly levels: readonly string[];
  /** Maps each level to its population count. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface IndexedMargin {
  readonly name: string;
  readonly labels: readonly string[];
  readonly targets: readonly number[];
  readonly level: Int32Array;
}

/** Checks a margin against the sample. Errors: a level without a count, a count for a level without rows. */
export function indexMargin(margin: Margin): IndexedMargin {
  const labels = Object.keys(margin.counts);
  const position = new Map(labels.map((label, at) => [label, at]));
  const present = new Set<number>();
  const level = Int32Array.from(margin.levels, (label) => {
    const at = position.get(label);
    if (at === undefined) throw calibrationProblems.unknownLevel(margin.name, label);
    present.add(at);
    return at;
  });
  for (const [at, label] of labels.entries()) {
    if (!present.has(at) && margin.counts[label]! > 0) throw calibrationProblems.emptyCell(margin.name, label);
  }
  return { name: margin.name, labels, targets: labels.map((label) => margin.counts[label]!), level };
}

/**
 * 0/1 columns of all levels of the first margin and all but the first level of the others, which avoids dependencies
 * between margins.
 */
export function indicatorColumns(margins: readonly IndexedMargin[]): Float64Array[] {
  return margins.flatMap((margin, at) =>
    margin.labels
      .map((_, level) => level)
      .slice(at === 0 ? 0 : 1)
      .map((level) => Float64Array.from(margin.level, (own) => (own === level ? 1 : 0))),
  );
}
