/** A weight set of 100,000 answers in 800 enterprises: response classes, raking to both margins, trimming; medians of 5. */
import type { WeightingSpecification } from '../src/modules/indicators/domain/weighting/specification.js';
import { makeWeights } from '../src/modules/indicators/domain/weighting/weight-set.js';
import { weightingOf } from '../src/modules/indicators/domain/weighting/weighting.js';
import { syntheticSurvey } from '../test/support/park-workers.js';
import { answeredOf, weightFrameOf } from '../test/support/weight-frame.js';
import { median } from './support/median.js';

const parks = Array.from({ length: 10 }, (_, at) => `park-${at + 1}`);
const raking: WeightingSpecification = {
  classes: 'stratum-sex',
  calibration: 'raking',
  margins: ['park-size', 'park-sex'],
  mergeSmall: true,
  bounds: null,
  trim: null,
};

interface Figure {
  readonly value: number;
  readonly unit: string;
}

function milliseconds(work: () => void): Figure {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return { value: Math.round(median(times)), unit: 'ms' };
}

export function run(): Promise<{ figures: Record<string, Figure> }> {
  const survey = syntheticSurvey({ size: 100_000, seed: 7, parks, enterprises: 80 });
  const units = survey.frame.units.map((unit) => {
    const women = Math.round(unit.headcount * 0.4);
    return { ...unit, women, men: unit.headcount - women };
  });
  const input = { frame: weightFrameOf(units), parks: new Map(), answered: answeredOf(survey.answers) };
  const { rows } = makeWeights(input, raking);
  return Promise.resolve({
    figures: {
      answers: { value: survey.answers.length, unit: 'answers' },
      rows: { value: rows.length, unit: 'enterprises by sex' },
      raking: milliseconds(() => makeWeights(input, raking)),
      rakingAndTrimming: milliseconds(() => makeWeights(input, { ...raking, trim: 5 })),
      readyForResiduals: milliseconds(() => weightingOf(rows)),
    },
  });
}
