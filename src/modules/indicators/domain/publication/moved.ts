/** When an indicator moved: a change between two waves beyond its own 95% interval. */
import { changeOf } from './change.js';
import type { OutputCell } from './output.js';

/** Looked at by every roundtable; others move on their pages only. */
export const headlineIndicators: readonly string[] = [
  'green_job_share',
  'env_employment_share',
  'decent_share_of_env_jobs',
  'green_job_gender_gap',
  'gpg_mean',
  'low_pay_rate',
  'excessive_hours_rate',
  'social_insurance_full_rate',
  'osh_training_rate',
  'union_density',
];

export interface Movement {
  readonly from: number;
  readonly to: number;
  readonly change: number;
  readonly interval: readonly [number, number];
}

type Shown = Pick<OutputCell, 'figure'>;

/** Null where it did not move, or one of the figures is not shown. */
export function movement(before: Shown | undefined, now: Shown | undefined): Movement | null {
  const change = changeOf(before?.figure ?? null, now?.figure ?? null);
  if (change?.verdict !== 'higher' && change?.verdict !== 'lower') return null;
  const [low, high] = change.interval;
  return { from: change.from, to: change.to, change: change.value, interval: [low!, high!] };
}
