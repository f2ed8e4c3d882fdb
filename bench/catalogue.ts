/**
 * All survey indicators with all their breakdowns over 100,000 answers of 800 enterprises, with two take-all strata:
 * from parsed answers to protected cells on one core, by part.
 */
import { highsSolver } from '../src/methodology/numeric/highs-solver.js';
import { syntheticSurvey } from '../test/support/park-workers.js';
import { frameWeighting } from '../test/support/weight-frame.js';
import { largeRun, plans, sampleOf } from './support/large-run.js';
import { median } from './support/median.js';

const size = 100_000;
const turns = 3;

interface Figure {
  readonly value: number;
  readonly unit: string;
}

/** Seconds of processor time so far. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function seconds(work: () => void): number {
  const start = processorTime();
  work();
  return processorTime() - start;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
const time = (values: readonly number[]): Figure => ({ value: rounded(median(values)), unit: 's of processor time' });

export async function run(): Promise<{ figures: Record<string, Figure> }> {
  const survey = syntheticSurvey(sampleOf(size));
  const weighting = frameWeighting(survey.frame);
  for (const stratum of survey.frame.strata.slice(0, 2)) stratum.certainty = true;
  const { answers, frame } = survey;
  const solver = await highsSolver();
  const fresh = (): ReturnType<typeof largeRun> => largeRun(frame, weighting);
  const times = {
    reading: [] as number[],
    finishing: [] as number[],
  };
  let cells = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    const full = fresh();
    times.reading.push(seconds(() => full.observe(answers)));
    const start = processorTime();
    const { indicators } = await full.finish(solver);
    times.finishing.push(processorTime() - start);
    cells = indicators.reduce((sum, indicator) => sum + indicator.cells.length, 0);
  }
  return {
    figures: {
      answers: { value: answers.length, unit: 'answers' },
      indicators: { value: plans.length, unit: 'indicators' },
      cells: { value: cells, unit: 'cells' },
      reading: time(times.reading),
      protectingAndEstimating: time(times.finishing),
      all: {
        value: rounded(median(times.reading) + median(times.finishing)),
        unit: 's of processor time (limit: 20)',
      },
    },
  };
}
