import type {
  DecentRule,
  GreenThreshold,
  LocalArea,
  LowPayThreshold,
} from '../../../../methodology/classification/settings.js';
import { type BreakdownId, breakdownIds } from './cells.js';
import type { LonelyRule } from '../../../../methodology/estimation/variance.js';

/** What a run asks for; frozen with it and shown on each figure that depends on it. */
export interface RunSettings {
  readonly greenThreshold: GreenThreshold;
  readonly decentRule: DecentRule;
  /** null = fallback: two thirds of the sample's own weighted median of hourly earnings, by the first run on the wave with it. */
  readonly lowPay: LowPayThreshold | null;
  readonly mergeMaternity: boolean;
  readonly localArea: LocalArea;
  readonly minimumWorkers: number;
  readonly minimumEnterprises: number;
  /** A stratum in which one enterprise only answered. */
  readonly lonelyPsu: LonelyRule;
  /** By what else than sex figures are broken down; fewer tables need fewer cells suppressed. */
  readonly breakdowns: readonly BreakdownId[];
  /** Pairs of breakdowns that are computed too: `park+age_group`. */
  readonly pairs: readonly string[];
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
