/**
 * Calibration of weight cells. All answers of a cell have the same categories, hence the same factor: calibrating the
 * sums of the cells gives the same weights as calibrating answers (methodology/calibration).
 */
import { calibrate } from '../../../../methodology/calibration/calibrate.js';
import { rake } from '../../../../methodology/calibration/rake.js';
import { trimWeights, type TrimReport } from '../../../../methodology/calibration/trimming.js';
import { Problem } from '../../../../kernel/problem.js';
import type { WeightCell } from './cells.js';
import type { FrameMargin } from './margins.js';
import { weightProblems } from './problems.js';
import type { MarginName, WeightingSpecification } from './specification.js';

export interface Convergence {
  readonly cycles: number;
  /** Largest relative difference from a margin count. */
  readonly difference: number;
  readonly worstMargin: MarginName | null;
}

export interface Calibrated {
  readonly cells: readonly WeightCell[];
  readonly convergence: Convergence | null;
}

function factorsOf(
  specification: WeightingSpecification,
  base: Float64Array,
  margins: readonly FrameMargin[],
): readonly [Float64Array, number] {
  if (specification.calibration === 'raking' || specification.calibration === 'post-stratification') {
    const given = margins.map(({ name, levels, memberships }) => ({
      name,
      levels: memberships,
      counts: Object.fromEntries(levels.filter(({ count }) => count > 0).map(({ key, count }) => [key, count])),
    }));
    const { weights, cycles } = rake(base, given);
    return [weights.map((weight, at) => weight / base[at]!), cycles];
  }
  const auxiliaries = margins.flatMap(({ name, levels, memberships }) =>
    levels
      .filter(({ count }) => count > 0)
      .map(({ key, count }) => ({
        name,
        values: Float64Array.from(memberships, (own) => (own === key ? 1 : 0)),
        total: count,
      })),
  );
  const distance = specification.calibration === 'linear' ? 'linear' : 'logit';
  const { weights, cycles } = calibrate({
    base,
    auxiliaries,
    distance,
    ...(specification.bounds !== null && { bounds: specification.bounds }),
  });
  return [weights.map((weight, at) => weight / base[at]!), cycles];
}

/** Adds the margin of the weighting specification, in words and as a pointer. */
function placed(error: unknown, margins: readonly FrameMargin[]): unknown {
  if (!(error instanceof Problem) || error.code !== 'methodology.calibration.not-converged') return error;
  const { worstMargin, relativeDifference } = error.options.facts as {
    worstMargin: string;
    relativeDifference: number;
  };
  const at = margins.findIndex(({ name }) => name === worstMargin);
  return weightProblems.notConverged(Math.max(0, at), worstMargin, relativeDifference);
}

function worstOf(cells: readonly WeightCell[], margins: readonly FrameMargin[]): Omit<Convergence, 'cycles'> {
  let worst: Omit<Convergence, 'cycles'> = { difference: 0, worstMargin: null };
  for (const { name, levels, memberships } of margins) {
    for (const { key, count } of levels) {
      if (count <= 0) continue;
      const sum = cells.reduce(
        (all, { answers, weight }, at) => all + (memberships[at] === key ? answers * weight : 0),
        0,
      );
      const difference = Math.abs(sum - count) / count;
      if (difference >= worst.difference) worst = { difference, worstMargin: name };
    }
  }
  return worst;
}

/** Weights that meet all margins. Errors: no convergence, negative weights. */
export function calibrated(
  specification: WeightingSpecification,
  margins: readonly FrameMargin[],
  cells: readonly WeightCell[],
): Calibrated {
  if (specification.calibration === 'none') return { cells, convergence: null };
  const base = Float64Array.from(cells, ({ answers, weight }) => answers * weight);
  let found: readonly [Float64Array, number];
  try {
    found = factorsOf(specification, base, margins);
  } catch (error) {
    throw placed(error, margins);
  }
  const [factors, cycles] = found;
  if (factors.some((factor) => factor < 0)) throw weightProblems.negative();
  const after = cells.map((cell, at) => ({ ...cell, weight: cell.weight * factors[at]! }));
  return { cells: after, convergence: { cycles, ...worstOf(after, margins) } };
}

export interface Trimmed {
  readonly cells: readonly WeightCell[];
  readonly report: Omit<TrimReport, 'levelled'> & {
    readonly levelledParks: readonly string[];
    /** Cells whose weights were trimmed. */
    readonly cut: readonly WeightCell[];
  };
}

/** Trims weights to a multiple of the park's median, answer by answer; the sum of each park does not change. */
export function trimmed(cells: readonly WeightCell[], timesMedian: number): Trimmed {
  const parks = [...new Set(cells.map(({ unit }) => unit.parkId))];
  const weights: number[] = [];
  const group: number[] = [];
  const first = cells.map((cell) => {
    const at = weights.length;
    for (let answer = 0; answer < cell.answers; answer += 1) {
      weights.push(cell.weight);
      group.push(parks.indexOf(cell.unit.parkId));
    }
    return at;
  });
  const request = { weights: Float64Array.from(weights), group: Int32Array.from(group), timesMedian };
  const { weights: after, report } = trimWeights(request);
  const { levelled, ...counts } = report;
  return {
    cells: cells.map((cell, at) => ({ ...cell, weight: after[first[at]!]! })),
    report: {
      ...counts,
      levelledParks: levelled.map((at) => parks[at]!),
      cut: cells.filter((cell, at) => after[first[at]!]! < cell.weight),
    },
  };
}
