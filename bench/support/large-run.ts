/** A run over all survey indicators with all their breakdowns, of 800 enterprises in ten parks. */
import { catalogue } from '../../src/modules/indicators/catalogue/catalogue.js';
import { RunComputation } from '../../src/modules/indicators/domain/runs/computation.js';
import { plansOf } from '../../src/modules/indicators/domain/runs/plan.js';
import { defaultSettings } from '../../src/modules/indicators/domain/runs/settings.js';
import type { SyntheticOptions, SyntheticSurvey } from '../../test/support/park-workers.js';
import { frameWeighting } from '../../test/support/weight-frame.js';

const lowPay = {
  yuanPerHour: 24,
  date: '2026-01-01',
  region: 'bench',
  source: 'published',
  reference: 'none',
} as const;

export const plans = plansOf(catalogue);

export const sampleOf = (size: number): SyntheticOptions => ({
  size,
  seed: 7,
  parks: Array.from({ length: 10 }, (_, at) => `park-${at + 1}`),
  enterprises: 80,
});

export function largeRun(frame: SyntheticSurvey['frame'], weighting = frameWeighting(frame)): RunComputation {
  return new RunComputation(plans, frame, { ...defaultSettings, lowPay }, weighting);
}
