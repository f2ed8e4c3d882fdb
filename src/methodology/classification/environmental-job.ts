/**
 * Environmental employment of a worker: the decision tree of the 19th ICLS guidelines (Geneva, October 2013) with
 * outputs (for use by others) and processes (for use by the own unit), and a threshold on working time. All values are
 * three-valued: null = unknown.
 */
import { type Answers, choice, quantity } from './answers.js';
import type { GreenThreshold } from './settings.js';
import { type Truth, truth } from './three-valued.js';

export type EnvironmentalClass = 'none' | 'output' | 'process';

export interface EnvironmentalJob {
  /** Percent of working time in environmental outputs. */
  readonly output: number | null;
  /** Percent of working time in environmental processes. */
  readonly process: number | null;
  /** Percent of working time, at most 100. */
  readonly total: number | null;
  readonly class: EnvironmentalClass | null;
  readonly job: Truth;
}

function outputShare(answers: Answers): number | null {
  const output = choice(answers, 'env_output');
  if (output === '3') return 0;
  return output === '1' || output === '2' ? quantity(answers, 'env_output_share') : null;
}

function processShare(answers: Answers): number | null {
  const process = choice(answers, 'env_process');
  if (process === '2') return 0;
  return process === '1' ? quantity(answers, 'env_process_share') : null;
}

function bothKnown(output: number, process: number, threshold: GreenThreshold): EnvironmentalJob {
  const total = Math.min(100, output + process);
  const kind: EnvironmentalClass = total <= threshold ? 'none' : output >= process ? 'output' : 'process';
  return { output, process, total, class: kind, job: truth(kind !== 'none') };
}

/** One share is unknown: it is between 0 and 100 minus the known one, so it can only increase the total. */
function oneKnown(known: number, isOutput: boolean, threshold: GreenThreshold): EnvironmentalJob {
  const certain = known > threshold;
  const larger = isOutput ? known >= 50 : known > 50;
  return {
    output: isOutput ? known : null,
    process: isOutput ? null : known,
    total: known === 100 ? 100 : null,
    class: certain && larger ? (isOutput ? 'output' : 'process') : null,
    job: certain ? 1 : null,
  };
}

export function environmentalJob(answers: Answers, threshold: GreenThreshold): EnvironmentalJob {
  const output = outputShare(answers);
  const process = processShare(answers);
  if (output !== null && process !== null) return bothKnown(output, process, threshold);
  if (output !== null) return oneKnown(output, true, threshold);
  if (process !== null) return oneKnown(process, false, threshold);
  return { output: null, process: null, total: null, class: null, job: null };
}
