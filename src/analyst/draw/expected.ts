/** The expected precision of a drawn sample. Pure. */
import {
  type Circumstances,
  clusterDesignEffect,
  expectedErrorOfGap,
  expectedErrorOfMean,
  expectedErrorOfShare,
  weightDesignEffect,
} from '../../methodology/sampling/precision.js';
import { normalQuantile } from '../../methodology/numeric/distributions.js';
import type { Purpose } from './draw-request.js';

/** A drawn unit. */
export interface Take {
  readonly row: number;
  readonly probability: number;
  readonly weight: number;
  readonly members: readonly number[] | null;
}

export interface Expected {
  /** Number of persons drawn, and expected number of respondents. */
  readonly drawn: number;
  readonly answers: number;
  /** Design effect of clusters multiplied by that of weights (Kish). */
  readonly deff: number;
  readonly standardError: number;
  /** Half the width of the 95% interval. */
  readonly margin: number;
}

function errorOf({ of }: Purpose, drawn: number, circumstances: Circumstances): number {
  if (of.kind === 'mean') return expectedErrorOfMean(of.deviation, drawn, circumstances);
  if (of.kind === 'share') return expectedErrorOfShare(of.share, drawn, circumstances);
  const part = (share: number, size: number): number =>
    expectedErrorOfShare(share, drawn * size, { ...circumstances, population: circumstances.population * size });
  // both groups work in the same enterprises, which would reduce the error; this is conservatively ignored
  return expectedErrorOfGap({
    errors: [part(of.shares[0], of.firstShare), part(of.shares[1], 1 - of.firstShare)],
    correlation: 0,
  });
}

/** Yields the weight of each person without building a list. */
function* weightsOf(takes: readonly Take[], persons: readonly number[]): Generator<number> {
  for (const [at, { weight }] of takes.entries()) for (let k = 0; k < persons[at]!; k += 1) yield weight;
}

/** `sizes`: number of members of each unit of the frame. */
export function expectedOf(purpose: Purpose, takes: readonly Take[], sizes: readonly number[]): Expected {
  const persons = takes.map(({ row, members }) => members?.length ?? sizes[row]!);
  const drawn = persons.reduce((sum, count) => sum + count, 0);
  const answersPerUnit = Math.max(1, (drawn * purpose.responseRate) / takes.length);
  const deff = clusterDesignEffect(answersPerUnit, purpose.correlation) * weightDesignEffect(weightsOf(takes, persons));
  const population = sizes.reduce((sum, size) => sum + size, 0);
  const standardError = errorOf(purpose, drawn, { deff, responseRate: purpose.responseRate, population });
  return {
    drawn,
    answers: drawn * purpose.responseRate,
    deff,
    standardError,
    margin: normalQuantile(0.975) * standardError,
  };
}
