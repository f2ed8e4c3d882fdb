/**
 * Population counts of both stages, for the finite population correction. Response is regarded as a part of the draw: of
 * N enterprises of a stratum those that responded were drawn, and of the workers of an enterprise those who answered
 * (Särndal, Swensson, Wretman 1992, 15.6, with strata and enterprises as response homogeneity groups). The enterprises
 * that were drawn but did not respond do not count as drawn, which would understate the variance.
 *
 * A stage of which all units are in the sample keeps a part of its variance: answers have errors of measurement, and a
 * standard error of 0 would say that everyone answered truly.
 */
import { type Answered, answersByUnit, enterpriseClasses, sumsOf, type WeightFrame } from './cells.js';

/** The least finite population correction 1 - f of a stage. */
const leastCorrection = 0.05;

const populationOf = (counted: number, sampled: number): number => Math.max(counted, sampled / (1 - leastCorrection));

export interface Populations {
  /**
   * Enterprises by stratum, for strata with answers. Absent: a take-all enterprise that represents strata without answers
   * is no simple random sample of them, and has no correction.
   */
  readonly strata: ReadonlyMap<string, number>;
  /** Workers by enterprise. */
  readonly workers: ReadonlyMap<string, number>;
}

/**
 * Of the enterprises with answers that have a weight. The enterprises of a stratum without answers count in the stratum
 * that represents them.
 */
export function populationsOf(frame: WeightFrame, weighted: readonly Answered[]): Populations {
  const answers = answersByUnit(weighted);
  const sums = new Map(sumsOf(frame, new Set(answers.keys())).map((each) => [each.stratum.stratum, each]));
  const strata = enterpriseClasses([...sums.values()]).classes.flatMap(({ strata: names }) => {
    const members = names.map((name) => sums.get(name)!);
    const silent = members
      .filter(({ responding }) => responding === 0)
      .reduce((sum, { stratum }) => sum + stratum.enterprises, 0);
    return members
      .filter(({ stratum, responding }) => responding > 0 && !(stratum.certainty && silent > 0))
      .map(({ stratum, enterprises }) => {
        const all = stratum.enterprises + silent;
        // one enterprise alone is no sample
        return [stratum.stratum, enterprises === 1 ? all : populationOf(all, enterprises)] as const;
      });
  });
  const workers = frame.units.flatMap(({ psu, headcount }) => {
    const own = answers.get(psu);
    return own === undefined ? [] : [[psu, populationOf(headcount, own)] as const];
  });
  return { strata: new Map(strata), workers: new Map(workers) };
}
