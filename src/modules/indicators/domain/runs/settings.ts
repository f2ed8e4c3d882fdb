import type {
  DecentRule,
  GreenThreshold,
  LocalArea,
  LowPayThreshold,
} from '../../../../methodology/classification/settings.js';
import { type BreakdownId, breakdownIds } from './cells.js';
import type { MergedCategories, ShownBreakdowns } from './merging.js';
import type { LonelyRule } from '../../../../methodology/estimation/variance.js';

/** The settings of a run, frozen with it and shown with each figure that depends on them. */
export interface RunSettings {
  readonly greenThreshold: GreenThreshold;
  readonly decentRule: DecentRule;
  /**
   * null = fallback: two thirds of the sample's own weighted median of hourly earnings, derived by the first run of
   * a release that uses it.
   */
  readonly lowPay: LowPayThreshold | null;
  readonly mergeMaternity: boolean;
  readonly localArea: LocalArea;
  readonly minimumWorkers: number;
  readonly minimumEnterprises: number;
  /** The rule for a stratum in which only one enterprise responded. */
  readonly lonelyPsu: LonelyRule;
  /** The breakdowns other than sex; fewer tables need fewer suppressed cells. */
  readonly breakdowns: readonly BreakdownId[];
  /** Pairs of breakdowns that are also computed: `park+age_group`. */
  readonly pairs: readonly string[];
  /** Categories that are shown as one; absent if none are. */
  readonly merged?: readonly MergedCategories[];
}

/** The settings by which a run is computed. */
export interface ComputedSettings extends RunSettings {
  /** Its own and those of the releases of its wave, whose levels the run shows too; absent: only its own. */
  readonly shownBy?: readonly ShownBreakdowns[];
}

export const defaultSettings: RunSettings = {
  greenThreshold: 50,
  decentRule: 'core5',
  lowPay: null,
  mergeMaternity: true,
  localArea: 'city',
  minimumWorkers: 5,
  minimumEnterprises: 3,
  lonelyPsu: 'adjust',
  breakdowns: breakdownIds,
  pairs: [],
};
