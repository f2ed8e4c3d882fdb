/** The input of a weight set, for a synthetic wave. */
import type { Answered, WeightFrame } from '../../src/modules/indicators/domain/weighting/cells.js';
import { baseSpecification } from '../../src/modules/indicators/domain/weighting/specification.js';
import { makeWeights, type WeightInput } from '../../src/modules/indicators/domain/weighting/weight-set.js';
import { type Weighting, weightingOf } from '../../src/modules/indicators/domain/weighting/weighting.js';

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

export interface FrameExample {
  readonly psu: string;
  /** `A-S1`: park A, size class S1; `A-C-x` is a take-all enterprise. */
  readonly stratum: string;
  readonly women: number;
  readonly men: number;
  /** Number of answers of women, men, and persons who did not state their sex. */
  readonly answers: readonly [number, number, number];
}

/** A small hand-made survey; `drawnFrom` is the number of enterprises of a stratum, if not all are in the wave. */
export function surveyOf(
  enterprises: readonly FrameExample[],
  drawnFrom: Readonly<Record<string, number>> = {},
): WeightInput {
  const units = enterprises.map(({ psu, stratum, women, men }) => {
    const parkId = stratum.split('-')[0]!;
    return { psu, stratum, parkId, headcount: women + men, women, men };
  });
  const certain = units.map(({ stratum }) => stratum).filter((stratum) => stratum.includes('-C-'));
  const frame = weightFrameOf(units, certain);
  const strata = frame.strata.map((each) => ({ ...each, enterprises: drawnFrom[each.stratum] ?? each.enterprises }));
  const answered = enterprises.flatMap(({ psu, answers }): Answered[] =>
    (['F', 'M', 'U'] as const)
      .map((sex, at) => ({ psu, sex, answers: answers[at]! }))
      .filter((each) => each.answers > 0),
  );
  const parks = new Map(['A', 'B', 'C'].map((id) => [id, { en: `Park ${id}`, zh: `园区${id}` }]));
  return { frame: { ...frame, strata }, answered, parks };
}

/** Base weights of a frame with the number of answers of each enterprise, as a run reads them: equal for both sexes. */
export function frameWeighting(frame: {
  readonly units: readonly (Unit & { readonly responding: number })[];
}): Weighting {
  const answered = frame.units.map(({ psu, responding }): Answered => ({ psu, sex: 'F', answers: responding }));
  const { rows } = makeWeights({ frame: weightFrameOf(frame.units), parks: new Map(), answered }, baseSpecification);
  const base = weightingOf(rows);
  return { ...base, of: (psu) => base.of(psu, 'F') };
}
