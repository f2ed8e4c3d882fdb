import type { LocalizedText } from '../../kernel/localized-text.js';
import type { DatePrecision } from './lateness.js';

/** Plans and the policy instruments that actions refer to. */
export type PlanKind = 'plan' | 'framework' | 'index' | 'standard' | 'guidelines' | 'database' | 'tool' | 'platform';
export const planKinds: readonly PlanKind[] = [
  'plan',
  'framework',
  'index',
  'standard',
  'guidelines',
  'database',
  'tool',
  'platform',
];

export interface PlanTarget {
  readonly title: LocalizedText;
  readonly dueOn: string | null;
  readonly duePrecision: DatePrecision;
  /** The instrument that measures the target. */
  readonly instrumentId: string | null;
  readonly basis: string | null;
}

export interface Plan {
  readonly kind: PlanKind;
  readonly title: LocalizedText;
  readonly note: LocalizedText | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly placeId: string | null;
  readonly basis: string | null;
  readonly targets: readonly PlanTarget[];
}
