/**
 * The second half of a run, from counts to protected figures, which runs in a thread of `ComputeFigures`: plain data
 * go in and come out.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { highsSolver } from '../../../../methodology/numeric/highs-solver.js';
import type { LowPayThreshold } from '../../../../methodology/classification/settings.js';
import type { LinearSolver } from '../../../../methodology/numeric/linear-program.js';
import { RunComputation, type RunOutput } from '../../domain/runs/computation.js';
import type { CountingState, RunFrame } from '../../domain/runs/counting/counting.js';
import type { IndicatorDefinition } from '../../domain/definitions/definition.js';
import { plansOf } from '../../domain/runs/plan.js';
import type { Before } from '../../domain/runs/earlier-runs.js';
import type { PostersBefore } from '../../domain/runs/posters.js';
import type { ComputedSettings } from '../../domain/runs/settings.js';
import type { WeightRow } from '../../domain/weighting/weight-set.js';
import type { Populations } from '../../domain/weighting/populations.js';
import { weightingOf } from '../../domain/weighting/weighting.js';

export interface Counted {
  /** Definitions to compute, and those that a comparison among them may name. */
  readonly definitions: readonly IndicatorDefinition[];
  readonly known: readonly IndicatorDefinition[];
  readonly frame: RunFrame;
  readonly settings: ComputedSettings;
  readonly weights: readonly WeightRow[];
  readonly populations: Populations | null;
  readonly state: CountingState;
  readonly lowPay: LowPayThreshold;
  readonly before: Before;
  readonly postersBefore: PostersBefore;
}

/** `step` receives the share of the protection that is done. */
function finishCounted(counted: Counted, solver: LinearSolver, step: (done: number) => void): RunOutput {
  const { definitions, known, frame, settings, weights, populations, state, lowPay, before, postersBefore } = counted;
  const weighting = weightingOf(weights, populations);
  const computation = new RunComputation(plansOf(definitions, known), frame, settings, weighting);
  computation.restore(state, lowPay);
  return computation.finish(solver, { before, postersBefore, step });
}

/** Messages of the thread: its progress, and finally its result. */
export type ThreadMessage = { readonly done: number } | { readonly output: RunOutput };

const send = (message: ThreadMessage): void => parentPort!.postMessage(message);

const output = finishCounted(workerData as Counted, await highsSolver(), (done) => send({ done }));
send({ output });
