/** Quality flags (methodology 4.10, the product's default rule set), independent of confidentiality. */
import { cvBands } from '../../../../methodology/estimation/judgement.js';
import type { Estimate } from '../runs/estimators/estimates.js';
import { isShare, type Plan } from '../runs/plan.js';

/** `withheld-quality`: CV above 50%; distinct from confidentiality. */
export type Reliability = 'reliable' | 'caution' | 'unreliable' | 'withheld-quality';
export type QualityFlag =
  'no-df' | 'few-df' | 'small-n' | 'no-events' | 'no-variation' | 'cv-caution' | 'cv-unreliable';

export const reliabilityStandard = 'product-default-2026';

export interface Quality {
  readonly reliability: Reliability;
  readonly cv: number | null;
  readonly flags: readonly QualityFlag[];
}

/** Flags that advise caution, as opposed to insufficient precision. */
const hints: readonly QualityFlag[] = ['cv-caution', 'no-events', 'no-variation'];
const FEW_PERSONS = 15;
const FEW_DF = 3;

/**
 * CV of the estimate; it is meaningless for indices near zero. For shares above one half the caution flag uses 1 - p.
 */
function variation(plan: Plan, estimate: Estimate): { cv: number | null; cautionCv: number | null } {
  const index = plan.kind === 'gap' || (plan.kind === 'values' && plan.statistic.kind !== 'quantile');
  if (index || estimate.value === 0 || estimate.standardError === null) return { cv: null, cautionCv: null };
  const cv = estimate.standardError / Math.abs(estimate.value);
  const complement = isShare(plan) && estimate.value > 0.5 && estimate.value < 1;
  return { cv, cautionCv: complement ? estimate.standardError / (1 - estimate.value) : cv };
}

function flagsOf(estimate: Estimate, cv: number, cautionCv: number): QualityFlag[] {
  const precision: QualityFlag | null =
    cv > cvBands.unreliable ? 'cv-unreliable' : cautionCv > cvBands.caution ? 'cv-caution' : null;
  const freedom: QualityFlag | null = estimate.df < 1 ? 'no-df' : estimate.df < FEW_DF ? 'few-df' : null;
  const size: QualityFlag | null = estimate.n < FEW_PERSONS ? 'small-n' : null;
  return [freedom, size, precision].filter((flag) => flag !== null);
}

export function qualityOf(plan: Plan, estimate: Estimate): Quality {
  const { cv, cautionCv } = variation(plan, estimate);
  if (cv !== null && cv > cvBands.withhold) return { reliability: 'withheld-quality', cv, flags: [] };
  const flags = [
    ...flagsOf(estimate, cv ?? 0, cautionCv ?? 0),
    ...(estimate.lack === undefined ? [] : [estimate.lack]),
  ];
  const unreliable = flags.some((flag) => !hints.includes(flag));
  return { reliability: unreliable ? 'unreliable' : flags.length > 0 ? 'caution' : 'reliable', cv, flags };
}
