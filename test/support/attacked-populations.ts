/** Releases of random populations, protected and then attacked: what the intruder works out. */
import {
  enterprisesOf,
  primaryStatus,
  type Side,
  sidesOf,
  type Status,
} from '../../src/methodology/disclosure/release/primary-rules.js';
import type { ReleaseInput } from '../../src/methodology/disclosure/release/linked-tables.js';
import {
  earlierOf,
  type FigureNow,
  fewOrFewEnterprisesBetween,
} from '../../src/modules/indicators/domain/runs/earlier-runs.js';
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
  const intruder = new Intruder([{ input, statuses, indicator: 0 }]);
  const findings = intruder.findings();
  return {
    findings,
    undecided: intruder.undecided,
    shown,
    withheld: statuses.size - shown,
  };
}

/** Enterprises of the newcomers in each figure, as a run counts them. */
function figuresNow(input: ReleaseInput, newcomers: ReleaseInput): ReadonlyMap<string, FigureNow> {
  return new Map(
    input.figures.map((figure) => {
      const [side, added] = [input, newcomers].map((each) => sidesOf(each, figure)[0]!) as [Side, Side];
      return [
        figure.key,
        { counts: [side.no.persons, side.yes.persons], newcomers: () => [enterprisesOf(added.both)] },
      ] as const;
    }),
  );
}

/** The release of a population, and a later one with a quarter more persons, as runs protect them; attacked together. */
export async function attackedSuccessors(options: PopulationOptions): Promise<Attacked> {
  const [levels, solver, all] = [options.levels ?? [3, 2], await highsSolver(), population(options)];
  const [stayed, came] = [all.slice(0, (4 * all.length) / 5), all.slice((4 * all.length) / 5)];
  const [before, input, added] = [stayed, all, came].map((persons) => inputOf(persons, levels, options.enterprises));
  const first = protectRelease(before!, { rules: leastRules, solver }).statuses;
  const figures = before!.figures.map((figure) => {
    const { yes, no, both } = sidesOf(before!, figure)[0]!;
    const status = first.get(figure.key)!;
    const counts = [no.persons, yes.persons];
    return { figure: figure.key, persons: both.persons, counts, shownAs: status, run: 1, answers: stayed.length };
  });
  const shown = figures.filter(({ shownAs }) => shownAs.shown !== 'withheld');
  const withheld = figures.filter(({ shownAs }) => shownAs.shown === 'withheld');
  const arrivals = new Map([stayed, came].map((persons, at) => [at + 1, persons.length]));
  const now = figuresNow(input!, added!);
  const earlier = earlierOf({ shown, withheld }, now, fewOrFewEnterprisesBetween(shown, leastRules, arrivals));
  const published = new Map(
    input!.figures.flatMap(({ key }): [string, Status][] => {
      if (earlier.tellsOfFew(key)) return [[key, { shown: 'withheld', reason: 'few-changed' }]];
      const same = earlier.wasShown(key);
      if (same !== null && same !== 'exactly') return [[key, same]];
      return earlier.wasWithheld(key) ? [[key, { shown: 'withheld', reason: 'withheld-before' }]] : [];
    }),
  );
  const { statuses } = protectRelease(input!, { rules: leastRules, solver, published });
  const intruder = new Intruder([
    { input: before!, statuses: first, indicator: 0 },
    { input: input!, statuses, indicator: 0 },
  ]);
  const number = [...statuses.values()].filter((status) => status.shown !== 'withheld').length;
  const findings = intruder.findings();
  return { findings, undecided: intruder.undecided, shown: number, withheld: statuses.size - number };
}

/** What the intruder works out if only the rules for each figure are applied. */
export function findingsBesidePrimary(options: PopulationOptions): readonly string[] {
  const persons = population(options);
  const input = inputOf(persons, options.levels ?? [3, 2]);
  const statusOf = (figure: (typeof input.figures)[number]) =>
    primaryStatus(figure, sidesOf(input, figure), leastRules);
  const statuses = new Map(input.figures.map((figure) => [figure.key, statusOf(figure)]));
  return new Intruder([{ input, statuses, indicator: 0 }]).findings();
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
