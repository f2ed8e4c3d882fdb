/** When an indicator changed significantly: its 95% interval of the change between two waves excludes 0. */
import { changeOf } from './change.js';
import type { OutputCell } from './output.js';

/** Changes of these are proposed to every roundtable; changes of other indicators are shown on their pages only. */
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

/** Null if there is no significant change, or one of the figures is not published. */
export function movement(before: Shown | undefined, now: Shown | undefined): Movement | null {
  const change = changeOf(before?.figure ?? null, now?.figure ?? null);
  if (change?.verdict !== 'higher' && change?.verdict !== 'lower') return null;
  const [low, high] = change.interval;
  return { from: change.from, to: change.to, change: change.value, interval: [low!, high!] };
}
