/** What weight sets are made from, for a made-up wave. */
import type { Answered, WeightFrame } from '../../src/modules/indicators/domain/weights/cells.js';

interface Unit {
  readonly psu: string;
  readonly stratum: string;
  readonly parkId: string;
  readonly headcount: number;
  readonly women?: number;
  readonly men?: number;
}

interface Answer {
  readonly psu: string | null;
  readonly answers: Readonly<Record<string, string | undefined>>;
  readonly disposition: string;
}

/** All enterprises of the frame are in the wave. */
export function weightFrameOf(units: readonly Unit[], certain: readonly string[] = []): WeightFrame {
  const full = units.map((unit) => ({ women: 0, men: 0, ...unit }));
  const names = [...new Set(units.map(({ stratum }) => stratum))];
  return {
    units: full,
    strata: names.map((stratum) => {
      const here = full.filter((unit) => unit.stratum === stratum);
      const sum = (of: (unit: (typeof full)[number]) => number): number =>
        here.reduce((all, unit) => all + of(unit), 0);
      return {
        stratum,
        parkId: here[0]!.parkId,
        sizeClasses: [stratum.split('-').at(-1)!],
        certainty: certain.includes(stratum),
        enterprises: here.length,
        headcount: sum(({ headcount }) => headcount),
        women: sum(({ women }) => women),
        men: sum(({ men }) => men),
      };
    }),
  };
}

export function answeredOf(answers: readonly Answer[]): Answered[] {
  const cells = new Map<string, Answered>();
  for (const { psu, answers: given, disposition } of answers) {
    if (psu === null || disposition === 'breakoff') continue;
    const sex = given['sex'] === '2' ? 'F' : given['sex'] === '1' ? 'M' : 'U';
    const key = `${sex}${psu}`;
    cells.set(key, { psu, sex, answers: (cells.get(key)?.answers ?? 0) + 1 });
  }
  return [...cells.values()];
}
