/**
 * The second half of a run, from counts to protected figures. Input and output are plain data, so it can run in
 * another thread.
 */
import type { LowPayThreshold } from '../../../../methodology/classification/settings.js';
import type { LinearSolver } from '../../../../methodology/numeric/linear-program.js';
import { RunComputation, type RunOutput } from './computation.js';
import type { CountingState, RunFrame } from './counting/counting.js';
import type { IndicatorDefinition } from '../definitions/definition.js';
import { plansOf } from './plan.js';
import type { Before } from './earlier-runs.js';
import type { PostersBefore } from './posters.js';
import type { ComputedSettings } from './settings.js';
import type { WeightRow } from '../weighting/weight-set.js';
import { weightingOf } from '../weighting/weighting.js';

export interface Counted {
  /** Definitions to compute, and those that a comparison among them may name. */
  readonly definitions: readonly IndicatorDefinition[];
  readonly known: readonly IndicatorDefinition[];
  readonly frame: RunFrame;
  readonly settings: ComputedSettings;
  readonly weights: readonly WeightRow[];
  readonly state: CountingState;
  readonly lowPay: LowPayThreshold;
  readonly before: Before;
  readonly postersBefore: PostersBefore;
}

/** `step` receives the share of the protection that is done. */
export function finishCounted(counted: Counted, solver: LinearSolver, step: (done: number) => void): RunOutput {
  const { definitions, known, frame, settings, weights, state, lowPay, before, postersBefore } = counted;
  const computation = new RunComputation(plansOf(definitions, known), frame, settings, weightingOf(weights));
  computation.restore(state, lowPay);
  return computation.finish(solver, { before, postersBefore, step });
}
