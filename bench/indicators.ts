/**
 * 6,000 answers and ten indicators by sex and park, with protection: from the text of the answers to the cells,
 * medians of 7. Also the ten, and the whole catalogue, by every breakdown, which is the default of a run.
 */
import { catalogue } from '../src/modules/indicators/catalogue/catalogue.js';
import { RunComputation } from '../src/modules/indicators/domain/runs/computation.js';
import type { AnswerInput } from '../src/modules/indicators/domain/runs/counting/counting.js';
import { headlineIndicators } from '../src/modules/indicators/domain/publication/moved.js';
import { type Plan, plansOf } from '../src/modules/indicators/domain/runs/plan.js';
import { defaultSettings, type RunSettings } from '../src/modules/indicators/domain/runs/settings.js';
import { highsSolver } from '../src/methodology/numeric/highs-solver.js';
import { syntheticSurvey } from '../test/support/park-workers.js';
import { frameWeighting } from '../test/support/weight-frame.js';

/** For ten indicators by sex and park, in milliseconds. */
const LIMIT = 1000;

interface Figure {
  readonly value: number;
  readonly limit?: number;
  readonly unit: string;
}

async function median(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 7; turn += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.round(times.sort((a, b) => a - b)[3]!);
}

export async function run(): Promise<{ name: string; figures: Record<string, Figure> }> {
  const survey = syntheticSurvey({ size: 6000, seed: 7 });
  const weighting = frameWeighting(survey.frame);
  const text = JSON.stringify(survey.answers);
  const plans = plansOf(catalogue);
  const compute = (wanted: readonly Plan[], settings: RunSettings) => async (): Promise<void> => {
    const answers = JSON.parse(text) as AnswerInput[];
    const computation = new RunComputation(wanted, survey.frame, settings, weighting);
    computation.collectPay(answers);
    computation.settleLowPay();
    computation.observe(answers);
    await computation.finish(await highsSolver());
  };
  const byPark: RunSettings = { ...defaultSettings, breakdowns: ['park'] };
  const ten = plans.filter((plan) => headlineIndicators.includes(plan.id));
  return {
    name: 'indicators',
    figures: {
      answers: { value: survey.answers.length, unit: 'answers' },
      tenIndicators: { value: await median(compute(ten, byPark)), limit: LIMIT, unit: 'ms' },
      tenByEveryBreakdown: { value: await median(compute(ten, defaultSettings)), unit: 'ms' },
      allByEveryBreakdown: { value: await median(compute(plans, defaultSettings)), unit: 'ms' },
      readOnly: { value: await median(async () => void JSON.parse(text)), unit: 'ms (limit: parsing the answers)' },
    },
  };
}
