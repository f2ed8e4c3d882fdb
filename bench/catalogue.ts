/**
 * All survey indicators with all their breakdowns over 100,000 answers of 800 enterprises, two of whose strata are taken
 * whole: from parsed answers to protected cells on one core, parts and sum; memory before and after a quarter and all of the answers.
 */
import { catalogue } from '../src/modules/indicators/catalogue/catalogue.js';
import { RunComputation } from '../src/modules/indicators/domain/computation.js';
import { plansOf } from '../src/modules/indicators/domain/plan.js';
import { defaultSettings } from '../src/modules/indicators/domain/settings.js';
import { highsSolver } from '../src/methodology/numeric/highs-solver.js';
import { syntheticSurvey } from '../test/support/park-workers.js';
import { median } from './support/median.js';

const size = 100_000;
const parks = Array.from({ length: 10 }, (_, at) => `park-${at + 1}`);

export async function run(): Promise<{ figures: Record<string, { value: number; unit: string }> }> {
  const survey = syntheticSurvey({ size, seed: 7, parks, enterprises: 80 });
  for (const stratum of survey.frame.strata.slice(0, 2)) stratum.certainty = true;
  const plans = plansOf(catalogue);
  const solver = await highsSolver();
  const times = { reading: [] as number[], finishing: [] as number[] };
  let figures = 0;
  for (let turn = 0; turn < 3; turn += 1) {
    const computation = new RunComputation(plans, survey.frame, defaultSettings);
    const start = process.cpuUsage();
    computation.collectPay(survey.answers);
    computation.settleLowPay();
    computation.observe(survey.answers);
    const read = process.cpuUsage(start);
    const output = computation.finish(solver);
    const all = process.cpuUsage(start);
    times.reading.push((read.user + read.system) / 1e6);
    times.finishing.push((all.user + all.system - read.user - read.system) / 1e6);
    figures = output.indicators.reduce((sum, { cells }) => sum + cells.length, 0);
  }
  const seconds = (list: readonly number[]): { value: number; unit: string } => ({
    value: Math.round(median(list) * 100) / 100,
    unit: 's of processor time',
  });
  return {
    figures: {
      answers: { value: survey.answers.length, unit: 'answers' },
      indicators: { value: plans.length, unit: 'indicators' },
      cells: { value: figures, unit: 'cells' },
      reading: seconds(times.reading),
      finishing: seconds(times.finishing),
    },
  };
}
