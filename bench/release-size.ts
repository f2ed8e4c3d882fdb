/**
 * Disclosure control of a large release: 200 indicators by sex and ten breakdowns, one of them 40 parks, of 20,000
 * synthetic persons in 400 enterprises. Three of each ten indicators are linked: two parts and their sum.
 */
import { leastRules } from '../src/methodology/disclosure/primary.js';
import type { ReleaseInput } from '../src/methodology/disclosure/release/linked-tables.js';
import { protectRelease } from '../src/methodology/disclosure/release/protect-release.js';
import { highsSolver } from '../src/methodology/numeric/highs-solver.js';
import { seeded } from '../test/support/park-workers.js';
import { type Answered, inputOf } from '../test/support/release-populations.js';

const parks = 40;
/** Levels of each breakdown: parks, sizes of enterprises, ages, occupations, contracts and others. */
const sizes = [parks, 4, 6, 9, 5, 4, 2, 3, 4, 5];
const [indicators, persons, enterprises] = [200, 20_000, 400];
/** Seconds of processor time. */
const limit = 600;
const mebibyte = 2 ** 20;

type Person = Omit<Answered, 'yes'>;

const draw = seeded(17);

function sampled(): Person[] {
  const weights = Array.from({ length: enterprises }, () => 1 + Math.round(20 * draw()) / 10);
  return Array.from({ length: persons }, (): Person => {
    const enterprise = Math.floor(enterprises * draw() ** 1.3);
    const others = sizes.slice(2).map((size) => (draw() < 0.03 ? null : Math.floor(size * draw() ** 1.5)));
    const levels = [enterprise % parks, Math.floor(enterprise / parks) % 4, ...others];
    return { sex: draw() < 0.4 ? 'F' : 'M', enterprise, weight: weights[enterprise]!, levels };
  });
}

/** Answers of the persons who were asked; the share differs between parks. */
function answered(people: readonly Person[], share: number, asked: number): (boolean | null)[] {
  const inPark = Array.from({ length: parks }, () => 0.5 + draw());
  return people.map(({ levels }) => (draw() < asked ? draw() < share * inPark[levels[0]!]! : null));
}

function* answers(people: readonly Person[]): Generator<readonly (boolean | null)[]> {
  for (let at = 0; at < indicators; at += 10) {
    const one = answered(people, 0.05 + 0.3 * draw(), 0.5 + draw() / 2);
    const other = one.map((yes) => (yes === null ? null : !yes && draw() < 0.2));
    yield one;
    yield other;
    yield one.map((yes, person) => (yes === null ? null : yes || other[person]!));
    for (let left = 3; left < 10; left += 1) yield answered(people, 0.02 + 0.6 * draw() ** 2, 0.4 + 0.6 * draw());
  }
}

function large(): ReleaseInput {
  const people = sampled();
  const each = [...answers(people)].map((given, indicator) => {
    const own = people.flatMap((person, at) => (given[at] === null ? [] : [{ ...person, yes: given[at]! }]));
    const { families, figures, tables } = inputOf(own, sizes, enterprises);
    const named = (key: string): string => `${indicator}${key.slice(1)}`;
    return {
      tables,
      families: families.map((family) => ({ ...family, indicator })),
      figures: figures.map((figure) => ({
        ...figure,
        indicator,
        key: named(figure.key),
        womenAndMen: figure.womenAndMen && ([named(figure.womenAndMen[0]), named(figure.womenAndMen[1])] as const),
      })),
    };
  });
  return {
    tables: each[0]!.tables,
    families: each.flatMap(({ families }) => families),
    figures: each.flatMap(({ figures }) => figures),
  };
}

class OverLimit extends Error {}

export async function run(): Promise<Record<string, unknown>> {
  const solver = await highsSolver();
  const input = large();
  const start = process.cpuUsage();
  const seconds = (): number => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  const memory: number[] = [];
  let [last, longest, share] = [0, 0, 0];
  const step = (done: number): void => {
    longest = Math.max(longest, seconds() - last);
    [last, share] = [seconds(), done];
    memory.push(Math.round(process.memoryUsage().rss / mebibyte));
    process.stderr.write(`${Math.round(100 * done)}% after ${Math.round(last)} s, ${memory.at(-1)} MiB\n`);
    if (last > limit) throw new OverLimit();
  };
  const shown: Record<string, number> = {};
  try {
    const { statuses } = protectRelease(input, { rules: leastRules, solver, step });
    for (const { shown: as } of statuses.values()) shown[as] = (shown[as] ?? 0) + 1;
  } catch (error) {
    if (!(error instanceof OverLimit)) throw error;
  }
  return {
    figures: input.figures.length,
    seconds: Math.round(seconds()),
    limit,
    done: share,
    /** Between two reports of progress. */
    longestStep: Math.round(longest),
    mebibytes: { first: memory[0], median: memory[Math.floor(memory.length / 2)], largest: Math.max(...memory) },
    shown,
  };
}
