import type { PrimaryRules } from '../../../../methodology/disclosure/primary.js';
import type { IndicatorOutput, ShownEstimate } from '../publication/output.js';
import type { Tally } from './counting/tally.js';
import type { Sample } from './estimators/sample.js';
import type { Plan } from './plan.js';

/** All figures of a run before disclosure control, and the sums from which they are protected. Never published. */
export interface Draft {
  readonly plans: readonly Plan[];
  readonly indicators: readonly IndicatorOutput<ShownEstimate>[];
  readonly sample: Sample;
  readonly tallies: readonly Tally[];
  readonly rules: PrimaryRules;
}
