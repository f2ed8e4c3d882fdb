import { useFormat } from '../../../shared/index.js';
import type { FieldworkStratum } from '../api/surveys.js';
import { useParkName } from './park-names.js';

const lowest: Readonly<Record<string, number>> = { S1: 1, S2: 20, S3: 300, S4: 1000 };
const highest: Readonly<Record<string, number>> = { S1: 19, S2: 299, S3: 999 };

/** "Park A · 20–299" instead of a code that nobody outside the team knows; merged classes become one range. */
export function useStratumName(): (stratum: Pick<FieldworkStratum, 'parkId' | 'sizeClasses'>) => string {
  const park = useParkName();
  const format = useFormat();
  return ({ parkId, sizeClasses }) => {
    const low = lowest[sizeClasses[0] ?? 'S1'] ?? 1;
    const high = highest[sizeClasses.at(-1) ?? 'S4'];
    const from = format.number(low);
    if (high === undefined) return `${park(parkId)} · ≥${from}`;
    return low === 1
      ? `${park(parkId)} · <${format.number(high + 1)}`
      : `${park(parkId)} · ${from}–${format.number(high)}`;
  };
}
