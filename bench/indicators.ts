/** 6,000 answers to ten indicators by sex and by park, protected: from the text of the answers to the cells, medians of 7. */
import { catalogue } from '../src/modules/indicators/catalogue/catalogue.js';
import { RunComputation } from '../src/modules/indicators/domain/computation.js';
import type { AnswerInput } from '../src/modules/indicators/domain/counting.js';
import { headlineIndicators } from '../src/modules/indicators/domain/moved.js';
import { type Plan, plansOf } from '../src/modules/indicators/domain/plan.js';
import { defaultSettings } from '../src/modules/indicators/domain/settings.js';
import { highsSolver } from '../src/methodology/numeric/highs-solver.js';
import { syntheticSurvey } from '../test/support/park-workers.js';
import { frameWeighting } from '../test/support/weight-frame.js';

interface Figure {
  readonly value: number;
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
  const compute = (wanted: readonly Plan[]) => async (): Promise<void> => {
    const answers = JSON.parse(text) as AnswerInput[];
    const computation = new RunComputation(wanted, survey.frame, defaultSettings, weighting);
    computation.collectPay(answers);
    computation.settleLowPay();
    computation.observe(answers);
    await computation.finish(await highsSolver());
  };
  const ten = plans.filter((plan) => headlineIndicators.includes(plan.id));
  return {
    name: 'indicators',
    figures: {
      answers: { value: survey.answers.length, unit: 'answers' },
      tenIndicators: { value: await median(compute(ten)), unit: 'ms' },
      allIndicators: { value: await median(compute(plans)), unit: 'ms' },
      readOnly: { value: await median(async () => void JSON.parse(text)), unit: 'ms (limit: parsing the answers)' },
    },
  };
}
