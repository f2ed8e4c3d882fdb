/** Releases of random populations, protected and then attacked: what the intruder works out. */
import { primaryStatus, sidesOf } from '../../src/methodology/disclosure/release/primary-rules.js';
import { protectRelease } from '../../src/methodology/disclosure/release/protect-release.js';
import { leastRules } from '../../src/methodology/disclosure/primary.js';
import { highsSolver } from '../../src/methodology/numeric/highs-solver.js';
import { Intruder } from './release-intruder.js';
import { inputOf, population, type PopulationOptions } from './release-populations.js';

export interface Attacked {
  readonly findings: readonly string[];
  readonly undecided: number;
  readonly shown: number;
  readonly withheld: number;
}

export async function attackedPopulation(options: PopulationOptions): Promise<Attacked> {
  const persons = population(options);
  const input = inputOf(persons, options.levels ?? [3, 2]);
  const { statuses } = protectRelease(input, { rules: leastRules, solver: await highsSolver() });
  const shown = [...statuses.values()].filter((status) => status.shown !== 'withheld').length;
  const intruder = new Intruder(persons, input, statuses);
  const findings = intruder.findings();
  return {
    findings,
    undecided: intruder.undecided,
    shown,
    withheld: statuses.size - shown,
  };
}

/** What the intruder works out if only the rules for each figure are applied. */
export function findingsBesidePrimary(options: PopulationOptions): readonly string[] {
  const persons = population(options);
  const input = inputOf(persons, options.levels ?? [3, 2]);
  const statusOf = (figure: (typeof input.figures)[number]) =>
    primaryStatus(figure, sidesOf(input, figure), leastRules);
  return new Intruder(
    persons,
    input,
    new Map(input.figures.map((figure) => [figure.key, statusOf(figure)])),
  ).findings();
}

/** Every third has rare answers, every fourth a dominant enterprise. */
export function randomOptions(seed: number): PopulationOptions {
  return {
    seed,
    persons: 60 + ((seed * 37) % 240),
    enterprises: 5 + (seed % 6),
    share: seed % 3 === 0 ? 0.03 : 0.1 + (seed % 5) * 0.15,
    levels: seed % 5 === 0 ? [2, 2] : [3],
    dominant: seed % 4 === 0 ? 0.7 : 0,
  };
}
