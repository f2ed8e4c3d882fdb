/**
 * Classes of comparable workers as a definition names them: `k = education(4) x age(4) x full/part time(2) x enterprise
 * size(2); cells with fewer than 5 women or 5 men dropped`. Where fewer classes are asked for than there are levels, the
 * uppermost ages become one, and enterprises are parted at 300 persons.
 */
import type { Factor } from '../../runs/estimators/column-plan.js';
import { unreadable, wanted } from './unreadable.js';

/** Name of the factor and number of its classes -> the variable and its codes. */
const known: Readonly<Record<string, Factor>> = {
  'education 4': { name: 'edu4', classes: [['1'], ['2'], ['3'], ['4']] },
  'age 4': { name: 'age_group', classes: [['Y15-24'], ['Y25-34'], ['Y35-44'], ['Y45-54', 'Y55-64', 'YGE65']] },
  'age 6': {
    name: 'age_group',
    classes: [['Y15-24'], ['Y25-34'], ['Y35-44'], ['Y45-54'], ['Y55-64'], ['YGE65']],
  },
  'full/part time 2': { name: 'fulltime', classes: [['0'], ['1']] },
  'enterprise size 2': {
    name: 'enterprise_size',
    classes: [
      ['S1', 'S2'],
      ['S3', 'S4'],
    ],
  },
  'enterprise size 4': { name: 'enterprise_size', classes: [['S1'], ['S2'], ['S3'], ['S4']] },
};

export interface FactorText {
  readonly factors: readonly Factor[];
  /** Women, and men, that a class must hold. */
  readonly fewest: number;
}

export function parseFactors(notes: string): FactorText {
  const list = /(?:^|;)\s*k = ([^;]+)/.exec(notes)?.[1] ?? '';
  const factors = list.split(' x ').map((part) => {
    const [, name, classes] = /^\s*(.+?)\s*\((\d+)\)\s*$/.exec(part) ?? [];
    const factor = known[`${name} ${classes}`];
    if (factor === undefined) throw unreadable(notes, part, wanted.factors);
    return factor;
  });
  const fewest = /fewer than (\d+) women or \1 men/.exec(notes)?.[1];
  if (fewest === undefined) throw unreadable(notes, '', wanted.fewest);
  return { factors, fewest: Number(fewest) };
}
