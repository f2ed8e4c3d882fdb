import { useFormat, useTranslation } from '#shared';
import type { FieldworkStratum } from '../api/surveys.js';
import { useParkName } from './park-names.js';

const lowest: Readonly<Record<string, number>> = { S1: 1, S2: 20, S3: 300, S4: 1000 };
const highest: Readonly<Record<string, number>> = { S1: 19, S2: 299, S3: 999 };

interface Range {
  readonly low: number;
  readonly high: number | undefined;
}

/** Merged size classes as one range. */
function rangeOf(sizeClasses: readonly string[]): Range {
  return { low: lowest[sizeClasses[0] ?? 'S1'] ?? 1, high: highest[sizeClasses.at(-1) ?? 'S4'] };
}

/** A name such as "Park A · 20 to 299 workers" instead of the code. */
export function useStratumName(): (stratum: Pick<FieldworkStratum, 'parkId' | 'sizeClasses'>) => string {
  const park = useParkName();
  const size = useSizeWords();
  return ({ parkId, sizeClasses }) => `${park(parkId)} · ${size(sizeClasses)}`;
}

/** For example "20 to 999 workers", also for classes that were merged into one stratum. */
export function useSizeWords(): (sizeClasses: readonly string[]) => string {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  return (sizeClasses) => {
    const { low, high } = rangeOf(sizeClasses);
    if (high === undefined) return t('sizeRange.from', { low: format.number(low) });
    return low === 1
      ? t('sizeRange.under', { high: format.number(high + 1) })
      : t('sizeRange.between', { low: format.number(low), high: format.number(high) });
  };
}
